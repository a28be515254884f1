import type { Context } from 'koa';

// The router takes other cases for the same.
const ONE_CLICK = /^\/(newsletter\/u|api\/newsletter\/unsubscribe)\//i;
const UNREAD = 'newsletterBodyUnread';

/** Where a mail program posts its one click (RFC 8058), and where the button of the page posts to. */
export const isOneClickPath = (ctx: Context): boolean => ONE_CLICK.test(ctx.path);

export const isOneClickPost = (ctx: Context): boolean => ctx.method === 'POST' && isOneClickPath(ctx);

/**
 * The body is left unread or could not be read. The token in the URL is the whole authority of a one click (R8058-3):
 * a provider that garbles the body must not cost anybody the withdrawal.
 */
export const leaveUnread = (ctx: Context): void => {
  ctx.state[UNREAD] = true;
  // What no parser knows is read by none.
  ctx.req.headers['content-type'] = 'application/octet-stream';
};

/**
 * Whether this is a mail program's click. Our own page always posts a readable form, so a body nobody can read is one
 * too.
 */
export const isOneClick = (ctx: Context, body: unknown): boolean =>
  ctx.state[UNREAD] === true ||
  (typeof body === 'object' &&
    body !== null &&
    (body as Record<string, unknown>)['List-Unsubscribe'] === 'One-Click');
