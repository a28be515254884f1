import type { Database } from '../db/database';
import { bindsAddress, commitAddress } from '../domain/consent/address-commitment';
import { canonicalJson, type ConsentEventName, type LedgerEntry } from '../domain/consent/ledger';
import { applyEvent } from '../domain/consent/state';
import type { ConsentRepository } from '../repositories/consents';
import type { LedgerRepository } from '../repositories/ledger';
import { randomId } from '../repositories/rows';
import type { SubscriberRecord, SubscriberRepository, SubscriberState } from '../repositories/subscribers';
import type { SuppressionReason, SuppressionRepository } from '../repositories/suppressions';
import type { Clock } from './clock';
import type { Keys } from './keys';

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
  const stateOf = async (subscriber: SubscriberRecord): Promise<SubscriberState> => {
    const known = (await consents.ofSubscriber(subscriber.id)).map(({ consent }) => consent.state);
    if (known.length > 0 && known.every((state) => state === 'erased')) return 'erased';
    if ((await suppressions.of(subscriber.senderId, subscriber.emailHash)).length > 0) return 'suppressed';
    if (known.includes('active')) return 'active';
    return known.some((state) => state === 'withdrawn' || state === 'objected' || state === 'expired')
      ? 'left'
      : 'unconfirmed';
  };

  const refreshState = async (subscriber: SubscriberRecord): Promise<void> => {
    const state = await stateOf(subscriber);
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

  const record = (subscriber: SubscriberRecord, events: readonly ConsentEvent[]): Promise<void> =>
    database.transaction(async () => {
      const at = clock.now();
      const entries = events.map((event): LedgerEntry => ({
        documentId: randomId(),
        senderId: subscriber.senderId,
        subscriberId: subscriber.id,
        purposeKey: event.purposeKey,
        event: event.event,
        occurredAt: new Date(at).toISOString(),
        payload: payloadOf(subscriber, event),
      }));
      await subscribers.lock([subscriber.id]);
      await ledger.appendMany(entries);
      for (const event of events) {
        const before = await consents.find(subscriber.id, event.purposeKey);
        const after = applyEvent(before, event.event, at, event.expressedAt);
        if (after !== null && after !== before) {
          await consents.save(
            { senderId: subscriber.senderId, subscriberId: subscriber.id, purposeKey: event.purposeKey },
            after,
          );
        }
      }
      await refreshState(subscriber);
    });

  return {
    record,

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
