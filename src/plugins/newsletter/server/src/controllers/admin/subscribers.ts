import type { Context } from 'koa';
import type {
  ConsentEvent,
  ConsentSummary,
  Subscriber,
  SubscriberPage,
  SubscriberSummary,
} from '../../../../shared/contracts';
import type { KeptRecord } from '../../domain/consent/ledger';
import { Refusal } from '../../domain/refusal';
import { writeCursor } from '../../domain/subscriber/list-query';
import { withRefusals } from '../../http/errors';
import { bodyOf, param } from '../../http/request';
import { newsletter } from '../../instance';
import type { SubscriberRecord } from '../../repositories/subscribers';
import { actorOf } from './actor';

const summaryView = async (subscriber: SubscriberRecord): Promise<SubscriberSummary> => {
  const sender = await newsletter().repositories.senders.find(subscriber.senderId);
  const { id, email, state, createdAt } = subscriber;
  return { id, email, state, createdAt, senderName: sender?.name ?? '' };
};

interface Evidence {
  readonly ip?: string | null;
  readonly source?: string | null;
  readonly method?: string | null;
  readonly form?: { readonly slug?: string; readonly version?: number };
  readonly text?: { readonly title?: string; readonly text?: string };
  readonly proof?: { readonly consentText?: string; readonly source?: string };
}

const eventView = (record: KeptRecord): ConsentEvent => {
  const evidence = JSON.parse(record.payload) as Evidence;
  return {
    id: record.documentId,
    seq: record.seq,
    event: record.event,
    purposeKey: record.purposeKey,
    at: record.occurredAt,
    ip: evidence.ip ?? null,
    source: evidence.source ?? evidence.proof?.source ?? null,
    method: evidence.method ?? null,
    formSlug: evidence.form?.slug ?? null,
    formVersion: evidence.form?.version ?? null,
    text: evidence.text?.text ?? evidence.proof?.consentText ?? null,
    hash: record.hash,
  };
};

const find = async (ctx: Context): Promise<SubscriberRecord> => {
  const subscriber = await newsletter().repositories.subscribers.find(param(ctx, 'id'));
  if (!subscriber) throw new Refusal('not_found', 'DESIGN-2.8');
  return subscriber;
};

const MAILS_SHOWN = 10;

const detailView = async (subscriber: SubscriberRecord): Promise<Subscriber> => {
  const { repositories } = newsletter();
  const purposes = await repositories.purposes.ofSender(subscriber.senderId);
  const consents = (await repositories.consents.ofSubscriber(subscriber.id)).map(
    ({ purposeKey, consent }): ConsentSummary => ({
      purposeKey,
      purposeTitle: purposes.find(({ key }) => key === purposeKey)?.title ?? purposeKey,
      state: consent.state,
      since: new Date(consent.since).toISOString(),
      expiresAt: consent.expiresAt === null ? null : new Date(consent.expiresAt).toISOString(),
    }),
  );
  return {
    ...(await summaryView(subscriber)),
    locale: subscriber.locale,
    fields: subscriber.fields,
    consents,
    suppressions: await repositories.suppressions.of(subscriber.senderId, subscriber.emailHash),
    mails: (await repositories.subscriberMail.newest(subscriber.id, MAILS_SHOWN)).map(({ at, ...mail }) => ({
      ...mail,
      at: at === null ? null : new Date(at).toISOString(),
    })),
    timeline: (await repositories.ledger.ofSubscriber(subscriber.id)).map(eventView),
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
