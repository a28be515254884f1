import type { Context } from 'koa';
import { Refusal } from '../../domain/refusal';
import { clientIp } from '../../http/client-ip';
import { withRefusals } from '../../http/errors';
import { localeOf } from '../../http/locale';
import { bodyOf, param } from '../../http/request';
import { newsletter } from '../../instance';
import { actorOf } from './actor';
import { senderView } from './sender-view';

export const sendersController = withRefusals({
  list: async (ctx: Context) => {
    const senders = await newsletter().repositories.senders.all();
    ctx.body = { results: await Promise.all(senders.map((sender) => senderView(sender, localeOf(ctx)))) };
  },

  accept: async (ctx: Context) => {
    const { policy, accepted } = bodyOf(ctx);
    if (accepted !== true) throw new Refusal('policy_not_accepted', 'MFR-3.1', { field: 'accepted' });
    const { senders, trustedProxies } = newsletter();
    await senders.accept(param(ctx, 'id'), policy, { ...actorOf(ctx), ip: clientIp(ctx, trustedProxies) });
    ctx.body = await senderView(await senders.find(param(ctx, 'id')), localeOf(ctx));
  },

  decide: async (ctx: Context) => {
    const { state, reason } = bodyOf(ctx);
    if (state !== 'active' && state !== 'suspended')
      throw new Refusal('field_invalid', 'MFR-1.1', { field: 'state' });
    const { senders } = newsletter();
    await senders.decide(
      param(ctx, 'id'),
      { state, reason: typeof reason === 'string' ? reason : '' },
      actorOf(ctx),
    );
    ctx.body = await senderView(await senders.find(param(ctx, 'id')), localeOf(ctx));
  },
});
