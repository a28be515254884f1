import type { Context } from 'koa';
import type { Breach as BreachView } from '../../../../shared/contracts';
import { withRefusals } from '../../http/errors';
import { bodyOf, envelope, pageOf, rowIdOf } from '../../http/request';
import { newsletter } from '../../instance';
import type { Breach } from '../../repositories/rights/breaches';
import { actorOf, nameOfActor } from './actor';
import { iso, isoOrNull } from './instants';

const view = async (breach: Breach): Promise<BreachView> => {
  const { senderId, closedBy } = breach;
  const sender = senderId === null ? null : await newsletter().repositories.senders.find(senderId);
  return {
    id: String(breach.id),
    senderName: sender?.name ?? null,
    knownAt: iso(breach.knownAt),
    dueAt: iso(breach.dueAt),
    what: breach.what,
    people: breach.people,
    state: breach.state,
    recordedBy: (await nameOfActor(breach.recordedBy)) ?? '',
    note: breach.note,
    closedBy: closedBy === null ? null : await nameOfActor(closedBy),
    closedAt: isoOrNull(breach.closedAt),
  };
};

/** Breaches of data protection and their deadline (G-33). */
export const breachesController = withRefusals({
  list: async (ctx: Context) => {
    const page = pageOf(ctx);
    const { results, total } = await newsletter().repositories.breaches.page(page);
    ctx.body = envelope(page, { total, results: await Promise.all(results.map(view)) });
  },

  record: async (ctx: Context) => {
    const id = await newsletter().breaches.record(bodyOf(ctx), actorOf(ctx).name);
    ctx.status = 201;
    ctx.body = { id: String(id) };
  },

  close: async (ctx: Context) => {
    await newsletter().breaches.close(rowIdOf(ctx, 'id', 'G-33'), bodyOf(ctx), actorOf(ctx).name);
    ctx.status = 204;
  },
});
