import type { Context } from 'koa';
import type {
  AddressChange,
  ConsentSummary,
  Subscriber,
  SubscriberPage,
  SubscriberSummary,
} from '../../../../shared/contracts';
import { Refusal } from '../../domain/refusal';
import { writeCursor } from '../../domain/subscriber/list-query';
import { withRefusals } from '../../http/errors';
import { bodyOf, param } from '../../http/request';
import { newsletter } from '../../instance';
import { pausedUntil } from '../../domain/leaving/pause';
import type { SubscriberRecord } from '../../repositories/subscribers/subscribers';
import type { ListedChange } from '../../repositories/rights/rights-requests';
import { actorOf } from './actor';
import { consentEvent, formAsSeen } from './consent-events';
import { iso, isoOrNull } from './instants';

const summaryView = async (subscriber: SubscriberRecord): Promise<SubscriberSummary> => {
  const sender = await newsletter().repositories.senders.find(subscriber.senderId);
  const { id, email, state, createdAt } = subscriber;
  return { id, email, state, createdAt, senderName: sender?.name ?? '' };
};

const find = async (ctx: Context): Promise<SubscriberRecord> => {
  const subscriber = await newsletter().repositories.subscribers.find(param(ctx, 'id'));
  if (!subscriber) throw new Refusal('not_found', 'DESIGN-2.8');
  return subscriber;
};

const MAILS_SHOWN = 10;

const consentsOf = async (subscriber: SubscriberRecord): Promise<readonly ConsentSummary[]> => {
  const { repositories, clock } = newsletter();
  const purposes = await repositories.purposes.ofSender(subscriber.senderId);
  const pauses = await repositories.pauses.running(subscriber.id, clock.now());
  return (await repositories.consents.ofSubscriber(subscriber.id)).map(({ purposeKey, consent }) => ({
    purposeKey,
    purposeTitle: purposes.find(({ key }) => key === purposeKey)?.title ?? purposeKey,
    state: consent.state,
    since: iso(consent.since),
    expiresAt: isoOrNull(consent.expiresAt),
    pausedUntil: isoOrNull(pausedUntil(pauses, purposeKey)),
  }));
};

const changeView = (change: ListedChange, now: number): AddressChange => ({
  subscriberId: change.newSubscriberId,
  email: change.newEmail,
  state: change.confirmedAt !== null ? 'confirmed' : change.expiresAt <= now ? 'expired' : 'open',
  requestedAt: iso(change.requestedAt),
  expiresAt: iso(change.expiresAt),
});

const timelineOf = async ({ id, senderId }: SubscriberRecord): Promise<Subscriber['timeline']> => {
  const { repositories } = newsletter();
  const leavings = await repositories.leavings.ofSubscriber(id);
  const records = await repositories.ledger.ofSubscriber(id);
  const purposes = await repositories.purposes.ofSender(senderId);
  const titles = new Map(purposes.map(({ key, title }) => [key, title]));
  return Promise.all(records.map((record) => consentEvent(record, { leavings, titles })));
};

const detailView = async (subscriber: SubscriberRecord): Promise<Subscriber> => {
  const { repositories, erasure, clock } = newsletter();
  const sender = await repositories.senders.find(subscriber.senderId);
  const changes = await repositories.rightsRequests.changesOf(subscriber.id);
  const mark = await repositories.utf8Marks.of(subscriber.id);
  const mails = await repositories.subscriberMail.newest(subscriber.id, MAILS_SHOWN);
  return {
    ...(await summaryView(subscriber)),
    locale: subscriber.locale,
    fields: subscriber.fields,
    consents: await consentsOf(subscriber),
    suppressions: await repositories.suppressions.of(subscriber.senderId, subscriber.emailHash),
    needsSmtpUtf8: mark && { lack: mark.lack, at: iso(mark.at) },
    mails: mails.map(({ at, ...mail }) => ({ ...mail, at: isoOrNull(at) })),
    timeline: await timelineOf(subscriber),
    timeZone: sender?.timeZone ?? 'UTC',
    addressChanges: changes.map((change) => changeView(change, clock.now())),
    proofKeptUntil: isoOrNull(await erasure.wouldKeepUntil(subscriber)),
  };
};

export const subscribersController = withRefusals({
  list: async (ctx: Context) => {
    const { results, next, count } = await newsletter().subscriberList.page(bodyOf(ctx));
    const senders = await newsletter().repositories.senders.all();
    const names = new Map(senders.map(({ id, name }) => [id, name]));
    ctx.body = {
      results: results.map(({ senderId, ...row }) => ({ ...row, senderName: names.get(senderId) ?? '' })),
      next: next === null ? null : writeCursor(next),
      count,
    } satisfies SubscriberPage;
  },

  find: async (ctx: Context) => {
    ctx.body = await detailView(await find(ctx));
  },

  form: async (ctx: Context) => {
    ctx.body = await formAsSeen((await find(ctx)).id, param(ctx, 'record'));
  },

  unsubscribe: async (ctx: Context) => {
    const { purposeKey, reason } = bodyOf(ctx);
    if (typeof reason !== 'string' || reason.trim() === '')
      throw new Refusal('reason_missing', 'MSR-2.4-18', { field: 'reason' });
    const subscriber = await find(ctx);
    const act = { method: 'staff' as const, actor: actorOf(ctx).name, reason: reason.trim().slice(0, 500) };
    await newsletter().leaving.leaveByStaff(
      subscriber.id,
      typeof purposeKey === 'string' ? purposeKey : undefined,
      act,
    );
    ctx.body = await detailView(await find(ctx));
  },
});
