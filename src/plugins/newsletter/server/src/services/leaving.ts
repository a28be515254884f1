import type { Database } from '../db/database';
import { Refusal } from '../domain/refusal';
import type { ConsentRepository } from '../repositories/consents';
import type { DeliveryRepository } from '../repositories/deliveries';
import type { Purpose, PurposeRepository } from '../repositories/purposes';
import type { RunRepository } from '../repositories/runs';
import type { SubscriberRecord, SubscriberRepository } from '../repositories/subscribers';
import type { Clock } from './clock';
import type { ConsentService } from './consent';
import type { Links } from './links';

export type LeavingMethod = 'one-click' | 'page' | 'preferences' | 'api' | 'graphql' | 'staff' | 'mail';

/** How somebody left: the way, and what is known of the request (VIV-2.4d, MSR-2.4-18). */
export interface LeavingAct {
  readonly method: LeavingMethod;
  readonly ip?: string;
  readonly userAgent?: string;
  readonly actor?: string;
  readonly reason?: string;
  readonly scope?: 'this' | 'all';
}

/** What an unsubscribe link stands for; `null` where everything about it is gone, which the visitor cannot tell. */
export interface Leaving {
  readonly subscriber: SubscriberRecord;
  readonly purpose: Purpose | null;
  readonly purposeKey: string;
  readonly deliveryId: number;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly links: Links;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly deliveries: DeliveryRepository;
  readonly runs: RunRepository;
  readonly purposes: PurposeRepository;
  readonly consent: ConsentService;
}

export interface Preference {
  readonly purpose: Purpose;
  readonly active: boolean;
}

export const createLeavingService = (deps: Deps) => {
  const { database, links, subscribers, consents, deliveries, runs, purposes, consent } = deps;

  const withdraw = async (
    subscriber: SubscriberRecord,
    keys: readonly string[],
    act: LeavingAct,
  ): Promise<void> => {
    const known = await consents.ofSubscriber(subscriber.id);
    const leaving = known.filter(
      ({ purposeKey, consent: { state } }) =>
        keys.includes(purposeKey) && (state === 'active' || state === 'requested'),
    );
    if (leaving.length === 0) return;
    const payload = { ...act, ip: act.ip ?? null, userAgent: act.userAgent?.slice(0, 300) ?? null };
    await consent.record(
      subscriber,
      leaving.map(({ purposeKey }) => ({ event: 'withdrawn', purposeKey, payload })),
    );
  };

  /** @throws Refusal link_invalid when the token is not ours; null when what it spoke of has been erased since. */
  const look = async (token: string): Promise<Leaving | null> => {
    const id = links.open('unsubscribe', token);
    if (id === null) throw new Refusal('link_invalid', 'R8058-3');
    const delivery = await deliveries.find(Number(id));
    const run = delivery ? await runs.find(delivery.runId) : null;
    const subscriber = delivery ? await subscribers.find(delivery.subscriberId) : null;
    if (!delivery || !run || !subscriber) return null;
    const purpose = await purposes.find(run.senderId, run.purposeKey);
    return { subscriber, purpose, purposeKey: run.purposeKey, deliveryId: delivery.id };
  };

  const allKeys = async (subscriber: SubscriberRecord) =>
    (await consents.ofSubscriber(subscriber.id)).map(({ purposeKey }) => purposeKey);

  const bySubscriberToken = async (token: string): Promise<SubscriberRecord> => {
    const id = links.open('preferences', token);
    const subscriber = id === null ? null : await subscribers.find(id);
    if (!subscriber) throw new Refusal('link_invalid', 'R8058-3');
    return subscriber;
  };

  const preferencesOf = async (subscriber: SubscriberRecord): Promise<readonly Preference[]> => {
    const known = await consents.ofSubscriber(subscriber.id);
    const titled = await purposes.ofSender(subscriber.senderId);
    return known.flatMap(({ purposeKey, consent: { state } }) => {
      const purpose = titled.find((candidate) => candidate.key === purposeKey);
      return purpose && state !== 'erased' ? [{ purpose, active: state === 'active' }] : [];
    });
  };

  return {
    look,

    /** Click two, or the one click of RFC 8058: effective at once, also for mail already queued. Idempotent. */
    leave: (token: string, act: LeavingAct): Promise<Leaving | null> =>
      database.transaction(async () => {
        const leaving = await look(token);
        if (leaving === null) return null;
        const keys = act.scope === 'all' ? await allKeys(leaving.subscriber) : [leaving.purposeKey];
        await withdraw(leaving.subscriber, keys, act);
        return leaving;
      }),

    preferences: async (token: string) => {
      const subscriber = await bySubscriberToken(token);
      return { subscriber, preferences: await preferencesOf(subscriber) };
    },

    /**
     * Keeps the named purposes and leaves the others. It only ever takes away: a new yes needs a new
     * confirmation mail, since anybody who was forwarded a newsletter holds this link.
     */
    savePreferences: (token: string, keep: readonly string[], act: LeavingAct) =>
      database.transaction(async () => {
        const subscriber = await bySubscriberToken(token);
        const before = await preferencesOf(subscriber);
        const unknown = keep.find((key) => !before.some(({ purpose }) => purpose.key === key));
        if (unknown !== undefined) throw new Refusal('purpose_unknown', 'MOS-2.5');
        const dropped = before.map(({ purpose }) => purpose.key).filter((key) => !keep.includes(key));
        await withdraw(subscriber, dropped, act);
        return { subscriber, preferences: await preferencesOf(subscriber) };
      }),

    /** By staff, with a reason. There is no counterpart: nobody adds consent by hand. */
    leaveByStaff: (subscriberId: string, purposeKey: string | undefined, act: LeavingAct): Promise<void> =>
      database.transaction(async () => {
        const subscriber = await subscribers.find(subscriberId);
        if (!subscriber) throw new Refusal('not_found', 'DESIGN-2.6');
        await withdraw(subscriber, purposeKey === undefined ? await allKeys(subscriber) : [purposeKey], act);
      }),
  };
};

export type LeavingService = ReturnType<typeof createLeavingService>;
