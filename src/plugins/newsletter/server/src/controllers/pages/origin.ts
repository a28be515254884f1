import type { Context } from 'koa';
import { Refusal, type RefusalCode } from '../../domain/refusal';
import { localeOf } from '../../http/locale';
import { frameOf, sendPage } from '../../http/pages';
import { REFUSAL_TABLE } from '../../http/refusal-table';
import { newsletter } from '../../instance';
import { HONEYPOT_FIELD, originPage, originSentPage, type OriginProblemCode } from '../../pages';
import { posted } from '../../http/request';
import { visitor } from '../../http/visitor';

const PROBLEM_OF: Partial<Record<RefusalCode, OriginProblemCode>> = {
  email_missing: 'email_missing',
  email_malformed: 'email_invalid',
  page_expired: 'form_expired',
};

const render = (
  ctx: Context,
  more: { values?: { email: string }; problems?: readonly OriginProblemCode[] } = {},
): string => {
  const locale = localeOf(ctx);
  const nonce = newsletter().nonces.issue('origin', visitor(ctx).ip);
  return originPage({ ...frameOf(null, locale), nonce, ...more }, locale);
};

export const showOrigin = (ctx: Context): void => sendPage(ctx, render(ctx));

export const submitOrigin = async (ctx: Context): Promise<void> => {
  const { nonces, origin } = newsletter();
  const body = posted(ctx);
  const locale = localeOf(ctx);
  try {
    if (!nonces.open('origin', body.nonce)) throw new Refusal('page_expired', 'C.5');
    const robot = typeof body[HONEYPOT_FIELD] === 'string' && body[HONEYPOT_FIELD] !== '';
    if (!robot) await origin.ask({ email: body.email, ip: visitor(ctx).ip, locale });
    sendPage(ctx, originSentPage(frameOf(null, locale), locale), { status: 202 });
  } catch (error) {
    const problem = error instanceof Refusal ? PROBLEM_OF[error.code] : undefined;
    if (!(error instanceof Refusal) || problem === undefined) throw error;
    const values = typeof body.email === 'string' ? { values: { email: body.email.slice(0, 320) } } : {};
    sendPage(ctx, render(ctx, { ...values, problems: [problem] }), {
      status: REFUSAL_TABLE[error.code].status,
    });
  }
};
