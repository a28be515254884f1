import type { Context, Next } from 'koa';
import { MAX_ATTACHMENT_BYTES } from '../domain/abuse/evidence';
import { MAX_PART_BYTES } from '../domain/import/limits';
import { Refusal, type RefusalCode } from '../domain/refusal';
import { answerRefusal } from './errors';
import { isOneClickPost, leaveUnread } from './one-click';
import { refusalPage } from './pages';
import { discardUploads } from './upload';

/** Public requests are small; only a report may carry a mail (MSR-4.3d), with some room for the form around it. */
const MAX_BODY_BYTES = 100_000;
const MAX_REPORT_BYTES = MAX_ATTACHMENT_BYTES + 100_000;

// The router takes `/API/Newsletter/` and a slash at the end for the same.
const PUBLIC_API = /^\/api\/newsletter\//i;
const REPORT = /\/abuse(-reports)?\/?$/i;

const mayCarryMail = (ctx: Context): boolean =>
  REPORT.test(ctx.path) && Boolean(ctx.request.is('multipart/form-data'));

const refusalOf = (ctx: Context): Refusal | null => {
  const length = ctx.request.length as number | undefined;
  const limit = mayCarryMail(ctx) ? MAX_REPORT_BYTES : MAX_BODY_BYTES;
  const chunked = ctx.get('transfer-encoding') !== '';
  // A body without a length is read before anybody can say that it is too large.
  if (chunked && length === undefined) return new Refusal('length_required', 'DESIGN-2.6');
  if (length !== undefined && length > limit) return new Refusal('body_too_large', 'DESIGN-2.6', { limit });
  return holdsNul(ctx) ? new Refusal('malformed_request', 'DESIGN-2.6') : null;
};

/** What is wrong with a body alone. */
const UNREAD: ReadonlySet<RefusalCode> = new Set(['length_required', 'body_too_large']);
const holdsNul = (ctx: Context): boolean => ctx.url.includes('\0') || ctx.url.includes('%00');

const ADMIN_API = /^\/newsletter\//i;

const CODE_OF_STATUS: Readonly<Record<number, RefusalCode>> = {
  404: 'not_found',
  405: 'not_found',
  413: 'body_too_large',
  415: 'unsupported_media_type',
};

/** Parser errors come from below without a code: programs read codes, so they get one (design 2.6). */
const uncodedRefusal = (ctx: Context): Refusal | null => {
  if (ctx.status < 400 || ctx.status >= 500) return null;
  const { error } = (ctx.body ?? {}) as { error?: { details?: { code?: string } } };
  if (ctx.type === 'text/html' || error?.details?.code !== undefined) return null;
  if (ctx.status === 413 && mayCarryMail(ctx))
    return new Refusal('attachment_too_large', 'MSR-4.3d', { limit: MAX_ATTACHMENT_BYTES });
  return new Refusal(CODE_OF_STATUS[ctx.status] ?? 'malformed_request', 'DESIGN-2.6');
};

/** A list is uploaded in parts by somebody who is logged in; a part that is too large is refused unread. */
const IMPORT_PART = /^\/newsletter\/imports\/[^/]+\/parts\/?$/i;

const importPart = async (ctx: Context, next: Next): Promise<void> => {
  const length = ctx.request.length as number | undefined;
  if (length === undefined || length > MAX_PART_BYTES + MAX_BODY_BYTES) {
    return answerRefusal(ctx, new Refusal('file_too_large', 'DESIGN-2.6', { limit: MAX_PART_BYTES }));
  }
  try {
    await next();
  } finally {
    await discardUploads(ctx);
  }
};

/**
 * The first to see a public request: refuses what is too large unread, and sees that every no has a code.
 * @param pages the visitors' own, by the first part of their path below /newsletter; the admin has routes there too
 */
export const bodyGuard =
  (pages: ReadonlySet<string>) =>
  async (ctx: Context, next: Next): Promise<void> => {
    if (IMPORT_PART.test(ctx.path) && !holdsNul(ctx)) return importPart(ctx, next);
    const [, page = ''] = /^\/newsletter\/([^/]+)/i.exec(ctx.path) ?? [];
    const isPage = pages.has(page.toLowerCase());
    if (!PUBLIC_API.test(ctx.path) && !isPage) {
      if (!ADMIN_API.test(ctx.path) || !holdsNul(ctx)) return next();
      return answerRefusal(ctx, new Refusal('malformed_request', 'DESIGN-2.6'));
    }
    // Where people read, a no is a page too, not JSON.
    const answer = isPage ? refusalPage : answerRefusal;
    const refusal = refusalOf(ctx);
    if (refusal && isOneClickPost(ctx) && UNREAD.has(refusal.code)) leaveUnread(ctx);
    else if (refusal) return answer(ctx, refusal);
    try {
      await next();
    } finally {
      await discardUploads(ctx);
    }
    const uncoded = uncodedRefusal(ctx);
    if (uncoded) answer(ctx, uncoded);
  };
