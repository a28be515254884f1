import type { Context } from 'koa';
import { Refusal } from '../../domain/refusal';
import { withRefusals } from '../../http/errors';
import { localeOf } from '../../http/locale';
import { bodyOf, param, rowIdOf } from '../../http/request';
import { newsletter } from '../../instance';
import { actorOf } from './actor';
import { instantOf } from './instants';
import { senderView } from './sender-view';

const answer = async (ctx: Context): Promise<void> => {
  ctx.body = await senderView(await newsletter().senders.find(param(ctx, 'id')), localeOf(ctx));
};

/** What only the operator may do to a sender: sanctions, the end of its contract, limits of its own. */
export const senderTermsController = withRefusals({
  impose: async (ctx: Context) => {
    const { kind, perHour, reason } = bodyOf(ctx);
    if (kind !== 'throttle') throw new Refusal('field_invalid', 'MSR-2.4-3', { field: 'kind' });
    await newsletter().sanctioning.throttle(param(ctx, 'id'), { perHour, reason }, actorOf(ctx).name);
    ctx.status = 201;
    await answer(ctx);
  },

  release: async (ctx: Context) => {
    const release = { sanctionId: rowIdOf(ctx, 'sanction', 'MSR-2.4-3'), reason: bodyOf(ctx).reason };
    await newsletter().sanctioning.release(param(ctx, 'id'), release, actorOf(ctx).name);
    await answer(ctx);
  },

  terminate: async (ctx: Context) => {
    await newsletter().sanctioning.terminate(param(ctx, 'id'), bodyOf(ctx).reason, actorOf(ctx).name);
    await answer(ctx);
  },

  setContractEnd: async (ctx: Context) => {
    const { endsAt: given, reason } = bodyOf(ctx);
    if (given === undefined) throw new Refusal('field_invalid', 'MSR-4.1b', { field: 'endsAt' });
    const endsAt = instantOf(given, { field: 'endsAt', rule: 'MSR-4.1b' });
    await newsletter().terms.setContractEnd(param(ctx, 'id'), { endsAt, reason }, actorOf(ctx).name);
    await answer(ctx);
  },

  setLimits: async (ctx: Context) => {
    const { limits, reason } = bodyOf(ctx);
    await newsletter().terms.setLimits(param(ctx, 'id'), { limits, reason }, actorOf(ctx).name);
    await answer(ctx);
  },
});
