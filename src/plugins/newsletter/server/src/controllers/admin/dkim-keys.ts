import type { Context } from 'koa';
import { withRefusals } from '../../http/errors';
import { localeOf } from '../../http/locale';
import { bodyOf, param } from '../../http/request';
import { newsletter } from '../../instance';
import { readRotation } from '../../services/dkim/dkim-rotation';
import { actorOf } from './actor';
import { senderView } from './sender-view';

const showSender = async (ctx: Context): Promise<void> => {
  ctx.body = await senderView(await newsletter().senders.find(param(ctx, 'id')), localeOf(ctx));
};

/** Orders about the keys that sign for a sender's domain. */
export const dkimKeysController = withRefusals({
  order: async (ctx: Context) => {
    const rotation = readRotation(bodyOf(ctx));
    await newsletter().dkimRotation.order(param(ctx, 'id'), rotation, actorOf(ctx).name);
    await showSender(ctx);
  },

  withdraw: async (ctx: Context) => {
    await newsletter().dkimRotation.withdraw(param(ctx, 'id'), param(ctx, 'selector'), actorOf(ctx).name);
    await showSender(ctx);
  },
});
