import type { Context } from 'koa';
import type { ErasureResult } from '../../../../shared/contracts';
import { withRefusals } from '../../http/errors';
import { bodyOf, param } from '../../http/request';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';
import { actorOf } from './actor';
import { isoOrNull } from './instants';

/** What a person may ask of the team (GDPR Art. 15 to 17). Nothing here gives a consent. */
export const rightsController = withRefusals({
  export: async (ctx: Context) => {
    const id = param(ctx, 'id');
    const data = await newsletter().staffRights.export(id, actorOf(ctx).name);
    ctx.set('Cache-Control', 'no-store');
    // The file's name carries an id, never an address.
    ctx.attachment(`data-${id.replace(/[^A-Za-z0-9]/g, '')}.json`);
    ctx.type = 'application/json; charset=utf-8';
    ctx.body = JSON.stringify(data, null, 2);
  },

  correct: async (ctx: Context) => {
    const { email, way } = bodyOf(ctx);
    const staff = { ...visitor(ctx), actor: actorOf(ctx).name };
    await newsletter().staffRights.correct(param(ctx, 'id'), { email, way }, staff);
    ctx.status = 202;
    ctx.body = {};
  },

  erase: async (ctx: Context) => {
    const { email, way } = bodyOf(ctx);
    const { proofKeptUntil } = await newsletter().staffRights.erase(
      param(ctx, 'id'),
      { email, way },
      actorOf(ctx).name,
    );
    ctx.body = { proofKeptUntil: isoOrNull(proofKeptUntil) } satisfies ErasureResult;
  },
});
