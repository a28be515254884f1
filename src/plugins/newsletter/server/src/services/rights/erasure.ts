import type { Database } from '../../db/database';
import { isRedacted, type KeptRecord } from '../../domain/consent/ledger';
import { proofKeptUntil } from '../../domain/personal-data/proof-period';
import { Refusal } from '../../domain/refusal';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { LedgerRepository } from '../../repositories/ledger/ledger';
import type { PersonalDataRepository } from '../../repositories/rights/personal-data';
import type { RestrictedProofRepository } from '../../repositories/proof/restricted-proofs';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { SuppressionRepository } from '../../repositories/consent/suppressions';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { ConsentService } from '../consent/consent';
import type { EvidenceSeal, RestrictedSeal } from '../proof/restricted-seal';

/** On whose word somebody is erased. */
export interface ErasureAct {
  readonly method: 'person' | 'staff' | 'cli' | 'retention';
  readonly actor: string;
  /** A short word for the record; free text of staff goes into the audit and not into the ledger. */
  readonly reason?: string;
}

/** Which of these people are due still; asked with them locked. */
export type StillDue = (subscriberIds: readonly string[]) => Promise<readonly string[]>;

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly ledger: LedgerRepository;
  readonly suppressions: SuppressionRepository;
  readonly personalData: PersonalDataRepository;
  readonly restrictedProofs: RestrictedProofRepository;
  readonly restrictedSeal: RestrictedSeal;
  readonly evidenceSeal: EvidenceSeal;
  readonly consent: ConsentService;
  /** Removes what the outbox transport wrote to these addresses instead of sending it. */
  forgetOutbox(addresses: readonly string[]): Promise<void>;
}

/** Somebody once said yes: a proof may still be asked for. */
const YES = ['confirmed', 'imported', 'renewed'];
/** Somebody once said no: no list may bring the address back (G-21), also where a stranger typed it in since. */
const NO = ['withdrawn', 'objected'];

/**
 * Removes what is known about a person (GDPR Art. 17). What stays: a keyed hash, so that no import brings the
 * address back; the chain of the ledger with the hashes of the evidence; and, of somebody who had said yes, the
 * evidence itself under lock until claims are time-barred (docs/retention.md).
 */
export const createErasureService = (deps: Deps) => {
  const { database, clock, audit, subscribers, consents, ledger, suppressions } = deps;
  const { personalData, restrictedProofs, restrictedSeal, evidenceSeal, consent } = deps;

  const evidenceOf = async (person: SubscriberRecord) =>
    (await ledger.ofSubscriber(person.id)).filter(
      ({ event, payload }) => event !== 'erased' && !isRedacted(payload),
    );

  /** Until when a proof of these records may still be asked for; null where nobody ever said yes. */
  const neededUntil = async (person: SubscriberRecord, records: readonly KeptRecord[]) => {
    if (!records.some(({ event }) => YES.includes(event))) return null;
    const lastUse =
      (await personalData.lastMailed(person.id)) ?? Date.parse(records.at(-1)?.occurredAt ?? '');
    return proofKeptUntil(lastUse);
  };

  /** Takes the evidence out of the records; says so in the chain, purpose by purpose. @returns whether there was a yes or a no */
  const redact = async (person: SubscriberRecord, act: ErasureAct): Promise<boolean> => {
    const records = await evidenceOf(person);
    const keepUntil = await neededUntil(person, records);
    if (keepUntil !== null) {
      // What is time-barred already is not locked away first.
      const kept = keepUntil > clock.now() ? records : [];
      await restrictedProofs.add(
        kept.map(({ documentId, payload }) => ({
          senderId: person.senderId,
          subscriberId: person.id,
          emailHash: person.emailHash,
          recordId: documentId,
          sealed: restrictedSeal.lock(person.emailNormalised, payload),
          keepUntil,
        })),
      );
    }
    const keys = new Set([
      ...records.map(({ purposeKey }) => purposeKey),
      ...(await consents.ofSubscriber(person.id)).map(({ purposeKey }) => purposeKey),
    ]);
    await consent.record(
      person,
      [...keys].map((purposeKey) => ({
        event: 'erased',
        purposeKey,
        payload: {
          method: act.method,
          actor: act.actor,
          redacted: records
            .filter((record) => record.purposeKey === purposeKey)
            .map(({ documentId }) => documentId),
        },
      })),
    );
    await ledger.redact(records.map(({ documentId }) => documentId));
    return keepUntil !== null || records.some(({ event }) => NO.includes(event));
  };

  const erase = async (person: SubscriberRecord, act: ErasureAct): Promise<void> => {
    // A request nobody ever confirmed leaves nothing: the address may not even have been given by its owner.
    const unconfirmed = act.method === 'retention' && person.state === 'unconfirmed';
    await personalData.overwriteDeleted();
    const spoke = await redact(person, act);
    await personalData.cancelWaitingNotices(person);
    await personalData.wipe(person, !unconfirmed);
    await personalData.forgetLeavingTasks(person);
    await personalData.nameless(person, !unconfirmed || spoke);
    if (unconfirmed) return;
    await personalData.forgetReporter(person, evidenceSeal.lock);
    await personalData.scrubSuppressions(person);
    const entry = { reason: 'erasure', source: act.method, now: clock.now() } as const;
    await suppressions.add(person.senderId, person.emailHash, entry);
    await audit.write({
      actor: act.actor,
      action: 'subscriber.erase',
      subject: person.id,
      details: { method: act.method, ...(act.reason === undefined ? {} : { reason: act.reason }) },
    });
  };

  /** What lies outside of the tables. */
  const forget = async (addresses: readonly string[]): Promise<void> => {
    if (addresses.length === 0) return;
    await deps.forgetOutbox(addresses);
    await personalData.cutJournal();
  };

  const eraseOne = async (subscriberId: string, act: ErasureAct, stillDue?: StillDue): Promise<boolean> => {
    const address = await database.transaction(async () => {
      await subscribers.lock([subscriberId]);
      const person = await subscribers.find(subscriberId);
      if (!person) throw new Refusal('not_found', 'G-17');
      if (person.state === 'erased') return null;
      if (stillDue && (await stillDue([subscriberId])).length === 0) return null;
      await erase(person, act);
      return person.email;
    });
    await forget(address === null ? [] : [address]);
    return address !== null;
  };

  return {
    /** Until when an erasure now would keep the evidence under lock, epoch ms; null where it would keep none. */
    wouldKeepUntil: async (person: SubscriberRecord): Promise<number | null> => {
      const until = await neededUntil(person, await evidenceOf(person));
      return until !== null && until > clock.now() ? until : null;
    },

    /** Erases one person at one sender. Doing it twice does no harm. @throws Refusal not_found */
    erase: async (subscriberId: string, act: ErasureAct): Promise<void> => {
      await eraseOne(subscriberId, act);
    },

    /** The same for the job that keeps the periods, of whoever is due still. @returns whether it was done */
    eraseIfDue: (subscriberId: string, act: ErasureAct, stillDue: StillDue): Promise<boolean> =>
      eraseOne(subscriberId, act, stillDue),

    /**
     * Requests nobody confirmed, many in one transaction, by the job that keeps the periods (B.7). Whoever confirmed
     * or asked again meanwhile is left alone.
     */
    eraseUnconfirmed: async (subscriberIds: readonly string[], stillDue?: StillDue): Promise<number> => {
      const addresses = await database.transaction(async () => {
        await subscribers.lock(subscriberIds);
        const erased: string[] = [];
        for (const id of stillDue ? await stillDue(subscriberIds) : subscriberIds) {
          const person = await subscribers.find(id);
          if (person?.state !== 'unconfirmed') continue;
          await erase(person, { method: 'retention', actor: 'retention' });
          erased.push(person.email);
        }
        return erased;
      });
      await forget(addresses);
      return addresses.length;
    },
  };
};

export type ErasureService = ReturnType<typeof createErasureService>;
