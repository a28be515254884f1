import type { Context } from 'koa';
import { withRefusals } from '../../http/errors';
import { localeOf } from '../../http/locale';
import { param } from '../../http/request';
import { newsletter } from '../../instance';

/** How mailbox providers take a campaign. */
export const lanesController = withRefusals({
  list: async (ctx: Context) => {
    const { campaign, laneReport } = newsletter();
    const { id } = await campaign.find(param(ctx, 'id'));
    ctx.body = await laneReport(id, localeOf(ctx));
  },
});
