import type { Context } from 'koa';
import type { Refusal } from '../domain/refusal';
import { checkImprint, imprintLines } from '../domain/sender';
import { newsletter } from '../instance';
import { errorPage, linkInvalidPage, pageCsp, rateLimitedPage, type PageFrame } from '../pages';
import type { Sender } from '../repositories/senders';
import { localeOf, type Locale } from './locale';
import { REFUSAL_TABLE } from './refusal-table';
import { refusalFor } from './trouble';

/** Headers of every public page: nothing cached, nothing leaked by referrer, nothing indexed (standards C.5). */
export const sendPage = (
  ctx: Context,
  html: string,
  options: { status?: number; frameAncestors?: readonly string[] } = {},
): void => {
  ctx.status = options.status ?? 200;
  ctx.type = 'text/html; charset=utf-8';
  ctx.set('Content-Security-Policy', pageCsp({ frameAncestors: options.frameAncestors ?? [] }));
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Referrer-Policy', 'no-referrer');
  ctx.set('X-Robots-Tag', 'noindex, nofollow');
  if (options.frameAncestors?.length) ctx.remove('X-Frame-Options');
  ctx.body = html;
};

/** What stands around a page: the sender's imprint where one is known, and the privacy link (VIV-0.1). */
export const frameOf = (sender: Sender | null, locale: Locale): PageFrame => {
  const privacyUrl = newsletter().links.privacy(sender);
  const checked = sender ? checkImprint(sender.imprint) : null;
  return {
    privacyUrl,
    anyAddress: newsletter().reach.smtpUtf8,
    ...(sender && checked?.ok
      ? { imprint: { name: sender.name, lines: imprintLines(checked.imprint, locale) } }
      : {}),
  };
};

/** Turns a refusal into its page. Unknown, altered and expired links all look the same. */
export const refusalPage = (
  ctx: Context,
  refusal: Refusal,
  frames: { readonly frameAncestors?: readonly string[] } = {},
): void => {
  const locale = localeOf(ctx);
  const frame = frameOf(null, locale);
  const { status } = REFUSAL_TABLE[refusal.code];
  if (refusal.code === 'link_invalid')
    return sendPage(ctx, linkInvalidPage(frame, locale), { ...frames, status });
  if (refusal.code === 'too_many_requests') {
    const seconds = Number(refusal.details.retryAfterSeconds ?? 600);
    ctx.set('Retry-After', String(seconds));
    return sendPage(ctx, rateLimitedPage({ ...frame, retryAfterSeconds: seconds }, locale), {
      ...frames,
      status,
    });
  }
  const { retryAfterSeconds } = refusal.details;
  if (typeof retryAfterSeconds === 'number') ctx.set('Retry-After', String(retryAfterSeconds));
  const view = {
    ...frame,
    code: refusal.code,
    rule: refusal.rule,
    message: REFUSAL_TABLE[refusal.code][locale],
  };
  return sendPage(ctx, errorPage(view, locale), { ...frames, status });
};

/** Wraps a page handler: refusals become pages, everything else goes to Strapi's error handling and the log. */
export const page =
  (handler: (ctx: Context) => Promise<void> | void) =>
  async (ctx: Context): Promise<void> => {
    try {
      await handler(ctx);
    } catch (error) {
      const refusal = refusalFor(error);
      if (refusal === null) throw error;
      refusalPage(ctx, refusal);
    }
  };
