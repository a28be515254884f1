import type { Context } from 'koa';
import { proofFile } from '../../domain/proof/build-proof';
import { withRefusals } from '../../http/errors';
import { localeOf } from '../../http/locale';
import { param, queryText } from '../../http/request';
import { newsletter } from '../../instance';
import { actorOf } from './actor';

const prove = (ctx: Context) =>
  newsletter().proof.bySubscriber(param(ctx, 'id'), {
    actor: actorOf(ctx).name,
    purposeKey: queryText(ctx, 'purpose'),
  });

/** The file's name carries an id, never an address. */
const hand = (ctx: Context, kind: 'json' | 'pdf', content: Buffer) => {
  ctx.set('Cache-Control', 'no-store');
  ctx.attachment(`proof-${param(ctx, 'id').replace(/[^A-Za-z0-9]/g, '')}.${kind}`);
  ctx.type = kind;
  ctx.body = content;
};

/** Proofs to take away; each one taken is in the audit log. */
export const proofsController = withRefusals({
  json: async (ctx: Context) => hand(ctx, 'json', proofFile(await prove(ctx))),

  pdf: async (ctx: Context) => {
    const proof = await prove(ctx);
    hand(ctx, 'pdf', await newsletter().proofPdf(proof, localeOf(ctx)));
  },
});
