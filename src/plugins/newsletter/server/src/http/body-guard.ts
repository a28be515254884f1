import type { Context, Next } from 'koa';
import { MAX_ATTACHMENT_BYTES } from '../domain/abuse/evidence';
import { Refusal } from '../domain/refusal';
import { answerRefusal } from './errors';
import { refusalPage } from './pages';

/** Public requests are small; only a report may carry a mail (MSR-4.3d), with some room for the form around it. */
const MAX_BODY_BYTES = 100_000;
const MAX_REPORT_BYTES = MAX_ATTACHMENT_BYTES + 100_000;

const PUBLIC_API = /^\/api\/newsletter\//;
/** The admin's own routes lie under /newsletter too; these are the visitors'. */
const PUBLIC_PAGE = /^\/newsletter\/(forms|confirm|never-again|u|preferences|view|origin|abuse)(\/|$)/;
const REPORT = /\/abuse(-reports)?$/;

const refusalOf = (ctx: Context): Refusal | null => {
  const length = ctx.request.length as number | undefined;
  const limit =
    REPORT.test(ctx.path) && ctx.request.is('multipart/form-data') ? MAX_REPORT_BYTES : MAX_BODY_BYTES;
  const chunked = ctx.get('transfer-encoding') !== '';
  // A body without a length is read before anybody can say that it is too large.
  if (chunked && length === undefined) return new Refusal('length_required', 'DESIGN-2.6');
  if (length !== undefined && length > limit) return new Refusal('body_too_large', 'DESIGN-2.6', { limit });
  return ctx.url.includes('\0') || /%00/.test(ctx.url)
    ? new Refusal('malformed_request', 'DESIGN-2.6')
    : null;
};

/** Parser errors come from below without a code: programs read codes, so they get one (design 2.6). */
const addCode = (ctx: Context): void => {
  const { error } = (ctx.body ?? {}) as { error?: { status?: number; details?: { code?: string } } };
  if (error === undefined || error.details?.code !== undefined || ctx.status < 400 || ctx.status >= 500)
    return;
  const byStatus = {
    404: 'not_found',
    405: 'not_found',
    413: 'body_too_large',
    415: 'unsupported_media_type',
  } as const;
  const code = byStatus[ctx.status as keyof typeof byStatus] ?? 'malformed_request';
  answerRefusal(ctx, new Refusal(code, 'DESIGN-2.6'));
};

/** The first to see a public request: refuses what is too large unread, and sees that every no has a code. */
export const bodyGuard = async (ctx: Context, next: Next): Promise<void> => {
  const isApi = PUBLIC_API.test(ctx.path);
  const isPage = PUBLIC_PAGE.test(ctx.path);
  if (!isApi && !isPage) return next();
  const refusal = refusalOf(ctx);
  if (refusal && isPage) return refusalPage(ctx, refusal);
  if (refusal) return answerRefusal(ctx, refusal);
  await next();
  if (isApi) return addCode(ctx);
  // A page that is not there, or a body that cannot be read, is a page too, not JSON.
  if (ctx.status >= 400 && ctx.status < 500 && ctx.type !== 'text/html') {
    refusalPage(
      ctx,
      new Refusal(ctx.status === 404 || ctx.status === 405 ? 'not_found' : 'malformed_request', 'DESIGN-2.6'),
    );
  }
};
