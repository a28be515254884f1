import type { Context, Next } from 'koa';
import { databaseAway } from '../domain/trouble/database-away';
import { asOrigin } from '../domain/signup-form/allowed-origins';
import { Refusal } from '../domain/refusal';
import { newsletter } from '../instance';

const FORM = /^\/api\/newsletter\/forms\/([^/]+)(\/challenge)?\/?$/;
const SUBSCRIPTIONS = /^\/api\/newsletter\/subscriptions\/?$/;
const PREFLIGHT_SECONDS = '600';

const isGuarded = (path: string): boolean => FORM.test(path) || SUBSCRIPTIONS.test(path);

/** The form a request is about: in the path, in the query (`?form=`, for the browser's question before), or posted. */
const slugOf = (ctx: Context): string | undefined => {
  const body: unknown = (ctx.request as { body?: unknown }).body;
  const posted = typeof body === 'object' && body !== null ? (body as { form?: unknown }).form : undefined;
  const slug = FORM.exec(ctx.path)?.[1] ?? posted ?? ctx.query.form;
  return typeof slug === 'string' ? slug : undefined;
};

const mayRead = async (ctx: Context, origin: string): Promise<boolean> => {
  const { signup, guard, repositories } = newsletter();
  const slug = slugOf(ctx);
  if (slug === undefined) return ctx.method === 'OPTIONS' && repositories.forms.anyStandsOn(origin);
  try {
    return guard.originsOf(await signup.openForm(slug)).includes(origin);
  } catch (error) {
    // No grant while the form cannot be read; the answer itself says what is wrong.
    if (error instanceof Refusal || databaseAway(error) !== null) return false;
    throw error;
  }
};

const withdrawGrants = (ctx: Context): void => {
  for (const name of Object.keys(ctx.response.headers))
    if (name.toLowerCase().startsWith('access-control-')) ctx.remove(name);
};

/**
 * Lets scripts of exactly those sites read and submit a form that it may stand on (MFR-4.1). The site's own CORS
 * settings, which in Strapi allow everybody, do not count here.
 */
export const formCors = async (ctx: Context, next: Next): Promise<void> => {
  if (!isGuarded(ctx.path)) return next();
  const asks = ctx.method === 'OPTIONS';
  if (!asks) await next();
  withdrawGrants(ctx);
  ctx.vary('Origin');
  const origin = asOrigin(ctx.get('Origin'));
  if (asks) ctx.status = 204;
  if (origin === null || !(await mayRead(ctx, origin))) return;
  ctx.set('Access-Control-Allow-Origin', origin);
  if (!asks) return;
  ctx.set('Access-Control-Allow-Methods', 'GET, POST');
  ctx.set('Access-Control-Allow-Headers', 'Content-Type');
  ctx.set('Access-Control-Max-Age', PREFLIGHT_SECONDS);
};
