import type { Context } from 'koa';
import type { Purpose as PurposeView } from '../../../../shared/contracts';
import { withRefusals } from '../../http/errors';
import { bodyOf, envelope, pageOf, param, queryText } from '../../http/request';
import { newsletter } from '../../instance';
import type { Purpose } from '../../repositories/forms/purposes';
import { consentWindow } from '../../services/policies';
import { parsePurpose } from '../../domain/signup-form/purpose-draft';
import { actorOf } from './actor';

const TOLD = ['title', 'messageTypes', 'frequency', 'text'] as const;

const purposeView = async (purpose: Purpose): Promise<PurposeView> => {
  const { purposes, repositories, siteProfiles, clock } = newsletter();
  const { id, senderId, key, kind, title, messageTypes, frequency, text, products, address, archived } =
    purpose;
  const sender = await repositories.senders.find(senderId);
  const controller = purpose.controller ?? sender?.name ?? '';
  const window = consentWindow(sender?.profiles ?? [], siteProfiles, clock.now());
  const shown = await purposes.publishedOn(purpose);
  const versions = await repositories.purposes.versions(id);
  return {
    id,
    senderId,
    key,
    kind,
    title,
    messageTypes,
    frequency,
    text,
    controller,
    products,
    address,
    archived,
    senderName: sender?.name ?? '',
    version: versions[0]?.version ?? 1,
    activeCount: await repositories.consents.countActive(senderId, key, window),
    forms: shown.map(({ formId, content }) => {
      const box = content.boxes.find(({ purposeKey }) => purposeKey === key);
      return {
        id: formId,
        slug: content.slug,
        title: content.title,
        outdated: TOLD.some((name) => box?.[name] !== purpose[name]) || box?.controller !== controller,
      };
    }),
  };
};

export const purposesController = withRefusals({
  list: async (ctx: Context) => {
    const page = pageOf(ctx);
    const found = await newsletter().repositories.purposes.page({
      ...page,
      senderId: queryText(ctx, 'senderId'),
    });
    ctx.body = envelope(page, {
      total: found.total,
      results: await Promise.all(found.results.map(purposeView)),
    });
  },

  create: async (ctx: Context) => {
    const purpose = await newsletter().purposes.create(parsePurpose(bodyOf(ctx)), actorOf(ctx).name);
    ctx.status = 201;
    ctx.body = await purposeView(purpose);
  },

  update: async (ctx: Context) => {
    const draft = parsePurpose(bodyOf(ctx));
    ctx.body = await purposeView(
      await newsletter().purposes.save(param(ctx, 'id'), draft, actorOf(ctx).name),
    );
  },

  archive: async (ctx: Context) => {
    ctx.body = await purposeView(await newsletter().purposes.archive(param(ctx, 'id'), actorOf(ctx).name));
  },

  restore: async (ctx: Context) => {
    ctx.body = await purposeView(await newsletter().purposes.restore(param(ctx, 'id'), actorOf(ctx).name));
  },
});
