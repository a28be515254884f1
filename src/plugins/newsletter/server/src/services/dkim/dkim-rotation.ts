import type { Database } from '../../db/database';
import {
  earliestStart,
  mayStart,
  nextSelector,
  standings,
  type KeyAlgorithm,
  type KeyRole,
} from '../../domain/message';
import { Refusal } from '../../domain/refusal';
import type { DkimKeyRepository, StoredDkimKey } from '../../repositories/dkim-keys';
import type { SenderRepository } from '../../repositories/senders';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import { keyDomain, type DkimKeys } from './dkim-keys';

/** A key as people see it: what to publish, and what it is for. */
export interface DkimKeyView {
  readonly selector: string;
  readonly algorithm: KeyAlgorithm;
  readonly role: KeyRole;
  /** Null for a key of the time before keys had a day. */
  readonly signsFrom: number | null;
  /** When the next one takes over, or how long it stays published. */
  readonly until: number | null;
  readonly record: { readonly name: string; readonly value: string };
}

export interface Rotation {
  readonly algorithm: KeyAlgorithm;
  /** From when the new key signs. */
  readonly signsFrom: number;
}

const ALGORITHMS: readonly KeyAlgorithm[] = ['rsa-sha256', 'ed25519-sha256'];
/** With an offset: a key must not begin hours early because a server stands elsewhere. */
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?(?:Z|[+-]\d{2}:\d{2})$/;

/** An order as it comes in through any door. @throws Refusal field_invalid */
export const readRotation = (given: {
  readonly algorithm?: unknown;
  readonly signsFrom?: unknown;
}): Rotation => {
  const algorithm = ALGORITHMS.find((one) => one === given.algorithm);
  if (algorithm === undefined) throw new Refusal('field_invalid', 'R6376-3', { field: 'algorithm' });
  const at = given.signsFrom;
  const signsFrom = typeof at === 'string' && INSTANT.test(at) ? Date.parse(at) : Number.NaN;
  if (Number.isNaN(signsFrom)) throw new Refusal('field_invalid', 'R6376-3', { field: 'signsFrom' });
  return { algorithm, signsFrom };
};

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly dkimKeys: DkimKeyRepository;
  readonly dkim: DkimKeys;
}

/** Another key for a sender's domain: made and shown now, signing from the day that was ordered (R6376-3). */
export const createDkimRotation = ({ database, clock, audit, senders, dkimKeys, dkim }: Deps) => {
  const domainOf = async (senderId: string): Promise<string> => {
    const sender = await senders.find(senderId);
    if (!sender) throw new Refusal('not_found', 'DESIGN-2.8');
    return keyDomain(sender.domain);
  };

  const withRoles = async (domain: string) => {
    const keys = await dkimKeys.ofDomain(domain);
    const all = standings(keys, clock.now());
    return keys.map(
      (key, index) => ({ key, standing: all[index] ?? { role: 'retired', until: null } }) as const,
    );
  };

  const nextOf = async (domain: string, algorithm: KeyAlgorithm): Promise<StoredDkimKey | null> => {
    const keys = await withRoles(domain);
    const next = keys.find(({ key, standing }) => standing.role === 'next' && key.algorithm === algorithm);
    return next?.key ?? null;
  };

  const requireStart = (createdAt: number, signsFrom: number): void => {
    const now = clock.now();
    if (mayStart(createdAt, signsFrom, now)) return;
    const earliest = new Date(earliestStart(createdAt, now)).toISOString();
    throw new Refusal('field_invalid', 'R6376-3', { field: 'signsFrom', earliest });
  };

  const conflict = (): never => {
    throw new Refusal('dkim_key_conflict', 'R6376-3');
  };

  return {
    /** All keys of the sender's domain, oldest first. @throws Refusal not_found */
    list: async (senderId: string): Promise<readonly DkimKeyView[]> => {
      const domain = await domainOf(senderId);
      return (await withRoles(domain)).map(({ key, standing }) => ({
        selector: key.selector,
        algorithm: key.algorithm,
        role: standing.role,
        signsFrom: key.signsFrom === 0 ? null : key.signsFrom,
        until: standing.until,
        record: { name: `${key.selector}._domainkey.${domain}`, value: key.record },
      }));
    },

    /**
     * Orders the next key of an algorithm, or moves the day of the one ordered before. Never sooner than an hour after
     * its record was shown. @returns its selector
     */
    order: async (senderId: string, { algorithm, signsFrom }: Rotation, actor: string): Promise<string> => {
      const domain = await domainOf(senderId);
      const waiting = await nextOf(domain, algorithm);
      requireStart(waiting?.createdAt ?? clock.now(), signsFrom);
      // Before the transaction: finding two primes takes longer than everything else.
      const fresh = waiting ? null : await dkim.make(algorithm);
      return database.transaction(async () => {
        const now = clock.now();
        // Somebody who ordered at the same time was quicker.
        if (fresh && (await nextOf(domain, algorithm))) conflict();
        const selector = waiting?.selector ?? nextSelector(await dkimKeys.ofDomain(domain), algorithm);
        const done = fresh
          ? await dkimKeys.add({
              domain,
              selector,
              algorithm,
              ...fresh,
              createdAt: now,
              signsFrom,
              createdBy: actor,
            })
          : waiting !== null && (await dkimKeys.move(waiting.id, { to: signsFrom, now }));
        if (!done) conflict();
        const details = { domain, selector, algorithm, signsFrom: new Date(signsFrom).toISOString() };
        await audit.write({ actor, action: 'dkim.order', subject: senderId, details });
        return selector;
      });
    },

    /** Takes back a key that does not sign yet, or ends the second signature. The RSA key that signs stays. */
    withdraw: async (senderId: string, selector: string, actor: string): Promise<void> => {
      const domain = await domainOf(senderId);
      await database.transaction(async () => {
        const found = (await withRoles(domain)).find(({ key }) => key.selector === selector);
        if (!found) throw new Refusal('not_found', 'R6376-3');
        const { key, standing } = found;
        const isSecond = standing.role === 'active' && key.algorithm === 'ed25519-sha256';
        if (standing.role !== 'next' && !isSecond) conflict();
        if (!(await dkimKeys.end(key.id, clock.now()))) conflict();
        await audit.write({
          actor,
          action: 'dkim.withdraw',
          subject: senderId,
          details: { domain, selector },
        });
      });
    },
  };
};

export type DkimRotation = ReturnType<typeof createDkimRotation>;
