import type { Context } from 'koa';
import { newsletter } from '../instance';
import { clientIp } from './client-ip';

/** Who acts, as far as a request tells: kept as evidence of a consent. */
export const visitor = (ctx: Context) => ({
  ip: clientIp(ctx, newsletter().trustedProxies),
  userAgent: String(ctx.request.headers['user-agent'] ?? ''),
});
