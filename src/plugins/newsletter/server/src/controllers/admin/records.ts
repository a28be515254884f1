import type { Context } from 'koa';
import { withRefusals } from '../../http/errors';
import { localeOf } from '../../http/locale';
import { queryText } from '../../http/request';
import { newsletter } from '../../instance';
import { actorOf } from './actor';

const DOCUMENTS = {
  json: { type: 'json', name: 'records-of-processing.json' },
  text: { type: 'text/markdown', name: 'records-of-processing.md' },
  agreement: { type: 'text/markdown', name: 'processing-agreement-template.md' },
} as const;

const hand = (ctx: Context, kind: keyof typeof DOCUMENTS, content: string) => {
  ctx.set('Cache-Control', 'no-store');
  ctx.attachment(DOCUMENTS[kind].name);
  ctx.type = DOCUMENTS[kind].type;
  ctx.body = Buffer.from(content);
};

/** Records of processing and the template of an agreement, to take away (G-30, G-28). They name no subscriber. */
export const recordsController = withRefusals({
  records: async (ctx: Context) => {
    const { records, audit } = newsletter();
    const senderId = queryText(ctx, 'senderId');
    const asJson = queryText(ctx, 'format') === 'json';
    const content = asJson
      ? `${JSON.stringify(await records.records(senderId, localeOf(ctx)), null, 2)}\n`
      : await records.recordsText(senderId, localeOf(ctx));
    await audit.write({ actor: actorOf(ctx).name, action: 'records.taken', subject: senderId ?? 'all' });
    hand(ctx, asJson ? 'json' : 'text', content);
  },

  agreement: async (ctx: Context) => {
    const content = await newsletter().records.agreementText(queryText(ctx, 'senderId'), localeOf(ctx));
    hand(ctx, 'agreement', content);
  },
});
