import type { Database } from '../../db/database';
import { UNDO_MS } from '../../domain/consent/state';
import { Refusal } from '../../domain/refusal';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { LeavingRepository } from '../../repositories/leaving/leavings';
import type { Purpose, PurposeRepository } from '../../repositories/forms/purposes';
import type { RunRepository } from '../../repositories/sending/runs';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { SuppressionRepository } from '../../repositories/consent/suppressions';
import type { Clock } from '../clock';
import type { ConsentService } from '../consent/consent';
import type { Links } from '../links';

export type LeavingMethod =
  'one-click' | 'page' | 'preferences' | 'api' | 'graphql' | 'staff' | 'mail' | 'address-change';

/** How somebody left: the way, and what is known of the request (VIV-2.4d, MSR-2.4-18). */
export interface LeavingAct {
  readonly method: LeavingMethod;
  readonly ip?: string;
  readonly userAgent?: string;
  readonly actor?: string;
  readonly reason?: string;
  readonly scope?: 'this' | 'all';
  /** When it was asked for, epoch ms, if that was earlier: a mail that waited to be read. */
  readonly requestedAt?: number;
}

/** What an unsubscribe link stands for. */
export interface Leaving {
  readonly subscriber: SubscriberRecord;
  readonly purpose: Purpose | null;
  readonly purposeKey: string;
  readonly deliveryId: number;
  /** When something ended with this very act; null where there was nothing to end any more. */
  readonly leftAt: number | null;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly links: Links;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly suppressions: SuppressionRepository;
  readonly deliveries: DeliveryRepository;
  readonly runs: RunRepository;
  readonly purposes: PurposeRepository;
  readonly leavings: LeavingRepository;
  readonly consent: ConsentService;
}

export const createLeavingService = (deps: Deps) => {
  const { database, clock, links, subscribers, consents, suppressions, deliveries, runs, purposes } = deps;
  const { leavings, consent } = deps;

  /** Ends the named consents, in the caller's transaction. @returns when, or null where none was there to end */
  const withdraw = async (
    subscriber: SubscriberRecord,
    keys: readonly string[],
    act: LeavingAct,
  ): Promise<number | null> => {
    const asked = act.requestedAt ?? clock.now();
    // Two who press at once take turns here, and the second finds nothing left to end.
    await subscribers.lock([subscriber.id]);
    const ending = (await consents.ofSubscriber(subscriber.id)).filter(
      ({ purposeKey, consent: { state } }) =>
        keys.includes(purposeKey) && (state === 'active' || state === 'requested'),
    );
    if (ending.length === 0) return null;
    const { requestedAt, ...how } = act;
    // A time nobody could read keeps nobody from leaving.
    const waited = Number.isFinite(requestedAt) ? { requestedAt: new Date(asked).toISOString() } : {};
    const payload = {
      ...how,
      ...waited,
      ip: act.ip ?? null,
      userAgent: act.userAgent?.slice(0, 300) ?? null,
    };
    await consent.record(
      subscriber,
      ending.map(({ purposeKey }) => ({ event: 'withdrawn', purposeKey, payload })),
    );
    await leavings.add({
      senderId: subscriber.senderId,
      subscriberId: subscriber.id,
      method: act.method,
      purposes: ending.length,
      requestedAt: asked,
      effectiveAt: clock.now(),
    });
    return (await consents.find(subscriber.id, ending[0]?.purposeKey ?? ''))?.since ?? null;
  };

  /** @throws Refusal link_invalid when the token is not ours; null when what it spoke of is gone altogether. */
  const look = async (token: string): Promise<Leaving | null> => {
    const id = links.open('unsubscribe', token);
    if (id === null) throw new Refusal('link_invalid', 'R8058-3');
    const delivery = await deliveries.find(Number(id));
    const run = delivery ? await runs.find(delivery.runId) : null;
    const addressee = delivery ? await subscribers.find(delivery.subscriberId) : null;
    if (!delivery || !run || !addressee) return null;
    // An old mail of somebody who was erased and came back: what he gets now is what he wants to end.
    const subscriber =
      addressee.state === 'erased' ? ((await subscribers.comebackOf(addressee)) ?? addressee) : addressee;
    const purpose = await purposes.find(run.senderId, run.purposeKey);
    return { subscriber, purpose, purposeKey: run.purposeKey, deliveryId: delivery.id, leftAt: null };
  };

  const allKeys = async (subscriber: SubscriberRecord) =>
    (await consents.ofSubscriber(subscriber.id)).map(({ purposeKey }) => purposeKey);

  return {
    look,
    withdraw,

    /** Click two, or the one click of RFC 8058: effective at once, also for mail already queued. Idempotent. */
    leave: (token: string, act: LeavingAct): Promise<Leaving | null> =>
      database.transaction(async () => {
        const leaving = await look(token);
        if (leaving === null) return null;
        const keys = act.scope === 'all' ? await allKeys(leaving.subscriber) : [leaving.purposeKey];
        return { ...leaving, leftAt: await withdraw(leaving.subscriber, keys, act) };
      }),

    /** By staff, with a reason. There is no counterpart: nobody adds consent by hand. */
    leaveByStaff: (subscriberId: string, purposeKey: string | undefined, act: LeavingAct): Promise<void> =>
      database.transaction(async () => {
        const subscriber = await subscribers.find(subscriberId);
        if (!subscriber) throw new Refusal('not_found', 'DESIGN-2.6');
        await withdraw(subscriber, purposeKey === undefined ? await allKeys(subscriber) : [purposeKey], act);
      }),

    /**
     * Takes back what ended at that moment, by whoever has just left and still has the page before him (the caller
     * checked its nonce). Restores the same consents with the same end and nothing more; a complaint, an objection,
     * a bounce or an operator's word since then stands.
     * @throws Refusal undo_expired where nothing can be taken back
     */
    undo: (
      subscriber: SubscriberRecord,
      leftAt: number,
      act: { readonly ip: string; readonly userAgent: string },
    ): Promise<readonly Purpose[]> =>
      database.transaction(async () => {
        await subscribers.lock([subscriber.id]);
        const suppressed = await suppressions.of(subscriber.senderId, subscriber.emailHash);
        const late = clock.now() - leftAt > UNDO_MS;
        const back = (await consents.ofSubscriber(subscriber.id)).filter(
          ({ consent: { state, since, expressedAt } }) =>
            state === 'withdrawn' && since === leftAt && expressedAt !== null,
        );
        if (late || suppressed.length > 0 || back.length === 0) throw new Refusal('undo_expired', 'MOS-1.3');
        const payload = {
          method: 'undo',
          withdrawnAt: new Date(leftAt).toISOString(),
          ip: act.ip,
          userAgent: act.userAgent.slice(0, 300),
        };
        await consent.record(
          subscriber,
          back.map(({ purposeKey }) => ({ event: 'restored', purposeKey, payload })),
        );
        const titled = await purposes.ofSender(subscriber.senderId);
        return titled.filter(({ key }) => back.some(({ purposeKey }) => purposeKey === key));
      }),
  };
};

export type LeavingService = ReturnType<typeof createLeavingService>;
