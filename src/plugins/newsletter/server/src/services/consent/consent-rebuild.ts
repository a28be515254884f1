import type { Database } from '../../db/database';
import { deriveConsent, sameConsent } from '../../domain/consent/derive';
import { grouped } from '../../domain/consent/grouped';
import { isAuthentic } from '../../domain/consent/record-mac';
import type { Consent, ConsentState } from '../../domain/consent/state';
import { subscriberState } from '../../domain/consent/subscriber-state';
import type { CachedSubscriber, ConsentRebuildRepository } from '../../repositories/consent/consent-rebuild';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { GuardedRecord } from '../../repositories/ledger/ledger';
import type { SubscriberRepository, SubscriberState } from '../../repositories/subscribers/subscribers';
import { breathe } from '../breathe';
import type { Keys } from '../keys';

interface Deps {
  readonly database: Database;
  readonly keys: Keys;
  readonly rebuild: ConsentRebuildRepository;
  readonly consents: ConsentRepository;
  readonly subscribers: SubscriberRepository;
}

/** Where the cache is not what the ledger says. */
export interface ConsentDifference {
  readonly subscriberId: string;
  /** Null where the state of the subscriber as a whole differs. */
  readonly purposeKey: string | null;
  readonly cached: Consent | SubscriberState | null;
  readonly derived: Consent | SubscriberState | null;
  /** False where a forged record speaks about this person: that is for somebody to look at first. */
  readonly repairable: boolean;
}

export interface RebuildReport {
  readonly ok: boolean;
  /** People compared. */
  readonly compared: number;
  readonly repaired: number;
  readonly differencesTotal: number;
  /** The first of them. */
  readonly differences: readonly ConsentDifference[];
}

const BATCH = 200;
const MAX_DIFFERENCES = 10_000;

/** Derives every consent from the ledger and holds the cache against it: the ledger is the truth, the cache is not. */
export const createConsentRebuild = ({ database, keys, rebuild, consents, subscribers }: Deps) => {
  const compareOne = (
    person: CachedSubscriber,
    records: readonly GuardedRecord[],
    cached: ReadonlyMap<string, Consent>,
  ): ConsentDifference[] => {
    const sound = records.filter((record) => isAuthentic(record, keys.ledgerMac));
    const { subscriberId } = person;
    const repairable = sound.length === records.length;
    const purposes = new Set([...sound.map(({ purposeKey }) => purposeKey), ...cached.keys()]);
    const differences: ConsentDifference[] = [];
    const states: ConsentState[] = [];
    for (const purposeKey of purposes) {
      const derived = deriveConsent(
        sound.filter((one) => one.purposeKey === purposeKey && one.senderId === person.senderId),
      );
      if (derived) states.push(derived.state);
      const before = cached.get(purposeKey) ?? null;
      if (!sameConsent(before, derived))
        differences.push({ subscriberId, purposeKey, cached: before, derived, repairable });
    }
    const state = person.nameless ? 'erased' : subscriberState(states, person.suppressed);
    if (state !== person.state)
      differences.push({ subscriberId, purposeKey: null, cached: person.state, derived: state, repairable });
    return differences;
  };

  const compare = async (ids: readonly string[]): Promise<ConsentDifference[]> => {
    const records = grouped(await rebuild.records(ids));
    const cached = grouped(await rebuild.consents(ids));
    return (await rebuild.states(ids)).flatMap((person) =>
      compareOne(
        person,
        records.get(person.subscriberId) ?? [],
        new Map((cached.get(person.subscriberId) ?? []).map((one) => [one.purposeKey, one.consent])),
      ),
    );
  };

  const repair = async (senderId: string, difference: ConsentDifference): Promise<void> => {
    const { subscriberId, purposeKey, derived } = difference;
    if (purposeKey === null) await subscribers.setState(subscriberId, derived as SubscriberState);
    else if (derived === null) await rebuild.removeConsent(subscriberId, purposeKey);
    else await consents.saveMany([{ senderId, subscriberId, purposeKey, consent: derived as Consent }]);
  };

  /** Looked at again with the people locked: what changed between two reads is no difference. */
  const settle = (ids: readonly string[], write: boolean): Promise<ConsentDifference[]> =>
    database.transaction(async () => {
      await subscribers.lock(ids);
      const differences = await compare(ids);
      const senders = new Map((await rebuild.states(ids)).map((one) => [one.subscriberId, one.senderId]));
      for (const difference of differences) {
        if (write && difference.repairable)
          await repair(senders.get(difference.subscriberId) ?? '', difference);
      }
      return differences;
    });

  const orphans = async (
    write: boolean,
    found: (differences: ConsentDifference[]) => void,
  ): Promise<void> => {
    let last = 0;
    for (;;) {
      await breathe();
      const batch = await rebuild.orphans(last, BATCH);
      for (const { subscriberId, purposeKey, consent, rowId } of batch) {
        found([{ subscriberId, purposeKey, cached: consent, derived: null, repairable: true }]);
        if (write) await rebuild.removeConsent(subscriberId, purposeKey);
        last = rowId;
      }
      if (batch.length < BATCH) return;
    }
  };

  /** Streams over everybody in constant memory; with `write` it repairs the cache, a batch per transaction. */
  return async ({ write }: { readonly write: boolean }): Promise<RebuildReport> => {
    const sums = { compared: 0, repaired: 0, differencesTotal: 0 };
    const differences: ConsentDifference[] = [];
    const found = (batch: readonly ConsentDifference[]): void => {
      sums.differencesTotal += batch.length;
      if (write) sums.repaired += batch.filter(({ repairable }) => repairable).length;
      differences.push(...batch.slice(0, MAX_DIFFERENCES - differences.length));
    };
    let last: string | null = '';
    while (last !== null) {
      await breathe();
      const ids: readonly string[] = await rebuild.subscribers(last, BATCH);
      const suspects = [...new Set((await compare(ids)).map(({ subscriberId }) => subscriberId))];
      if (suspects.length > 0) found(await settle(suspects, write));
      sums.compared += ids.length;
      last = ids.length < BATCH ? null : (ids.at(-1) ?? null);
    }
    await orphans(write, found);
    return { ok: sums.differencesTotal === sums.repaired, ...sums, differences };
  };
};

export type ConsentRebuild = ReturnType<typeof createConsentRebuild>;
