import type { Context, Next } from 'koa';
import { isOneClickPath } from './one-click';

/** Some mail clients post the one click from a browser and ask first (R8058-8). Strapi's routes know no OPTIONS. */
export const oneClickPreflight = async (ctx: Context, next: Next): Promise<void> => {
  if (ctx.method !== 'OPTIONS' || !isOneClickPath(ctx)) return next();
  ctx.set('Access-Control-Allow-Origin', '*');
  ctx.set('Access-Control-Allow-Methods', 'POST, OPTIONS');
  ctx.set('Access-Control-Allow-Headers', 'Content-Type');
  ctx.status = 204;
};
