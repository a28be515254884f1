import type { Context } from 'koa';
import { clientIp } from '../../http/client-ip';
import { newsletter } from '../../instance';

export const visitor = (ctx: Context) => ({
  ip: clientIp(ctx, newsletter().trustedProxies),
  userAgent: String(ctx.request.headers['user-agent'] ?? ''),
});

/** A posted form as plain data; empty where nothing readable was posted. */
export const posted = (ctx: Context): Record<string, unknown> => {
  const body: unknown = (ctx.request as { body?: unknown }).body;
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : {};
};
