import type { Context, Next } from 'koa';

const ONE_CLICK = /^\/(newsletter\/u|api\/newsletter\/unsubscribe)\//;

/** Some mail clients post the one click from a browser and ask first (R8058-8). Strapi's routes know no OPTIONS. */
export const oneClickPreflight = async (ctx: Context, next: Next): Promise<void> => {
  if (ctx.method !== 'OPTIONS' || !ONE_CLICK.test(ctx.path)) return next();
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Access-Control-Allow-Methods', 'POST, OPTIONS');
  ctx.set('Access-Control-Allow-Headers', 'Content-Type');
  ctx.status = 204;
};
