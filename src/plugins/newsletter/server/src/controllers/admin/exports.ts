import type { Context } from 'koa';
import { withRefusals } from '../../http/errors';
import { queryText } from '../../http/request';
import { newsletter } from '../../instance';
import { actorOf } from './actor';

export const exportsController = withRefusals({
  create: async (ctx: Context) => {
    const csv = await newsletter().exports.start({
      senderId: queryText(ctx, 'senderId') ?? '',
      purposeKey: queryText(ctx, 'purposeKey') ?? null,
      // Whoever does not say opens it by a double click.
      forSpreadsheets: queryText(ctx, 'forSpreadsheets') !== 'false',
      actor: actorOf(ctx).name,
    });
    ctx.set('Content-Disposition', 'attachment; filename="subscribers.csv"');
    ctx.type = 'text/csv; charset=utf-8';
    ctx.body = csv;
  },
});
