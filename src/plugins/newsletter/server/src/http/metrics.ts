import { createHash, timingSafeEqual } from 'node:crypto';
import type { Context } from 'koa';
import { Refusal } from '../domain/refusal';
import { newsletter } from '../instance';
import { answerRefusal } from './errors';

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Compares in constant time, whatever the lengths. */
const isToken = (header: string, token: string): boolean => {
  const said = /^Bearer ([\x21-\x7e]{1,512})$/i.exec(header)?.[1] ?? '';
  return timingSafeEqual(digest(said), digest(token));
};

/** For whoever watches the installation; there only where a token is set. */
export const showMetrics =
  (token: string) =>
  async (ctx: Context): Promise<void> => {
    ctx.set('Cache-Control', 'no-store');
    if (!isToken(ctx.get('authorization'), token)) {
      ctx.set('WWW-Authenticate', 'Bearer');
      return answerRefusal(ctx, new Refusal('token_missing', 'DESIGN-2.9'));
    }
    const { metrics } = newsletter();
    if (metrics === null) return answerRefusal(ctx, new Refusal('not_found', 'DESIGN-2.9'));
    const { type, text } = await metrics();
    ctx.type = type;
    ctx.body = text;
  };
