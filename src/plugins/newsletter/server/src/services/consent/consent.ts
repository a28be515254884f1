import type { Database } from '../../db/database';
import { bindsAddress, commitAddress } from '../../domain/consent/address-commitment';
import { canonicalJson, type ConsentEventName, type LedgerEntry } from '../../domain/consent/ledger';
import { applyEvent, type Consent } from '../../domain/consent/state';
import { subscriberState } from '../../domain/consent/subscriber-state';
import type { ConsentKey, ConsentRepository } from '../../repositories/consent/consents';
import type { LedgerRepository } from '../../repositories/ledger/ledger';
import { orderedIds } from '../../repositories/rows';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { SuppressionReason, SuppressionRepository } from '../../repositories/consent/suppressions';
import type { Clock } from '../clock';
import type { Keys } from '../keys';

export interface ConsentEvent {
  readonly event: ConsentEventName;
  readonly purposeKey: string;
  /** The evidence; plain JSON data. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** When the person said so, if an import proves an earlier yes; epoch ms. */
  readonly expressedAt?: number;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly ledger: LedgerRepository;
  readonly consents: ConsentRepository;
  readonly subscribers: SubscriberRepository;
  readonly suppressions: SuppressionRepository;
}

export interface ConsentChange {
  readonly subscriber: SubscriberRecord;
  readonly events: readonly ConsentEvent[];
}

export type Held = ReadonlyMap<string, ReadonlyMap<string, Consent>>;

/** What everybody holds after the events, and which of it has to be written. */
const foldEvents = (changes: readonly ConsentChange[], before: Held, at: number) => {
  const held = new Map([...before].map(([id, purposes]) => [id, new Map(purposes)]));
  const changed = new Map<string, ConsentKey & { readonly consent: Consent }>();
  for (const { subscriber, events } of changes) {
    const own = held.get(subscriber.id) ?? new Map<string, Consent>();
    held.set(subscriber.id, own);
    for (const { event, purposeKey, expressedAt } of events) {
      const was = own.get(purposeKey) ?? null;
      const is = applyEvent(was, event, at, expressedAt);
      if (is === null || is === was) continue;
      own.set(purposeKey, is);
      const key = { senderId: subscriber.senderId, subscriberId: subscriber.id, purposeKey };
      changed.set(`${subscriber.id} ${purposeKey}`, { ...key, consent: is });
    }
  }
  return { held, changed: [...changed.values()] };
};

/** The only way consent changes: a record in the ledger and, in the same transaction, the state that follows from it. */
export const createConsentService = ({
  database,
  clock,
  keys,
  ledger,
  consents,
  subscribers,
  suppressions,
}: Deps) => {
  const refreshState = async (subscriber: SubscriberRecord): Promise<void> => {
    // Of whom nothing was ever asked the ledger has no word about the erasure either.
    if (await subscribers.anyErased([subscriber.id])) return;
    const states = (await consents.ofSubscriber(subscriber.id)).map(({ consent }) => consent.state);
    const suppressed = (await suppressions.of(subscriber.senderId, subscriber.emailHash)).length > 0;
    const state = subscriberState(states, suppressed);
    if (state !== subscriber.state) await subscribers.setState(subscriber.id, state);
  };

  /**
   * The evidence as it is kept. A yes says to which address it belongs, without naming it; a will that was expressed
   * at another time than its record says when, because the state has to follow from the record alone.
   */
  const payloadOf = (subscriber: SubscriberRecord, event: ConsentEvent): string => {
    const address = () => commitAddress(keys.addressSalt(subscriber.id), subscriber.emailNormalised);
    const { expressedAt } = event;
    return canonicalJson({
      ...event.payload,
      ...(bindsAddress(event.event) ? { address: address() } : {}),
      ...(expressedAt === undefined ? {} : { expressedAt: new Date(expressedAt).toISOString() }),
    });
  };

  const entriesOf = (
    { subscriber, events }: ConsentChange,
    occurredAt: string,
    newId: () => string,
  ): readonly LedgerEntry[] =>
    events.map((event) => ({
      documentId: newId(),
      senderId: subscriber.senderId,
      subscriberId: subscriber.id,
      purposeKey: event.purposeKey,
      event: event.event,
      occurredAt,
      payload: payloadOf(subscriber, event),
    }));

  const refreshStates = async (changed: readonly SubscriberRecord[], held: Held): Promise<void> => {
    const people = [...new Map(changed.map((subscriber) => [subscriber.id, subscriber])).values()];
    const reasons = await suppressions.ofMany(people.map(({ emailHash }) => emailHash));
    for (const subscriber of people) {
      const { id, senderId, emailHash } = subscriber;
      const states = [...(held.get(id)?.values() ?? [])].map(({ state }) => state);
      const suppressed = reasons.some((one) => one.senderId === senderId && one.emailHash === emailHash);
      const state = subscriberState(states, suppressed);
      if (state !== subscriber.state) await subscribers.setState(id, state);
    }
  };

  /** Locks people and reads what they hold; nobody else changes it until the transaction ends. */
  const hold = async (people: readonly SubscriberRecord[]): Promise<Held> => {
    const ids = [...new Set(people.map(({ id }) => id))];
    await subscribers.lock(ids);
    return consents.ofSubscribers(ids);
  };

  /**
   * Events of many people in a few statements, in the order given.
   * @param known what `hold` said about them in this transaction, if it was asked already
   */
  const recordMany = (changes: readonly ConsentChange[], known?: Held): Promise<void> =>
    database.transaction(async () => {
      const at = clock.now();
      const occurredAt = new Date(at).toISOString();
      const people = changes.map(({ subscriber }) => subscriber);
      const held = known ?? (await hold(people));
      const newId = orderedIds(at);
      await ledger.appendMany(changes.flatMap((change) => entriesOf(change, occurredAt, newId)));
      const after = foldEvents(changes, held, at);
      await consents.saveMany(after.changed);
      await refreshStates(people, after.held);
    });

  const record = (subscriber: SubscriberRecord, events: readonly ConsentEvent[]): Promise<void> =>
    recordMany([{ subscriber, events }]);

  return {
    record,

    hold,

    recordMany,

    /** Never mails this address again at this sender, and says so in the ledger for every purpose. */
    suppress: (subscriber: SubscriberRecord, reason: SuppressionReason, source: string): Promise<void> =>
      database.transaction(async () => {
        await subscribers.lock([subscriber.id]);
        await suppressions.add(subscriber.senderId, subscriber.emailHash, {
          reason,
          source,
          now: clock.now(),
        });
        const open = (await consents.ofSubscriber(subscriber.id)).filter(
          ({ consent }) => consent.state === 'active' || consent.state === 'requested',
        );
        const objects = reason === 'complaint' || reason === 'objection';
        if (objects && open.length > 0) {
          const payload = { source, reason };
          await record(
            subscriber,
            open.map(({ purposeKey }) => ({ event: 'objected', purposeKey, payload })),
          );
        } else {
          await refreshState(subscriber);
        }
      }),

    refreshState,
  };
};

export type ConsentService = ReturnType<typeof createConsentService>;
