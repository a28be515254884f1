import type { Context } from 'koa';
import { MAX_ATTACHMENT_BYTES, MAX_MESSAGE_CHARACTERS } from '../../domain/abuse/evidence';
import { Refusal, type RefusalCode } from '../../domain/refusal';
import { localeOf } from '../../http/locale';
import { frameOf, sendPage } from '../../http/pages';
import { REFUSAL_TABLE } from '../../http/refusal-table';
import { param, posted } from '../../http/request';
import { readUpload } from '../../http/upload';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';
import {
  abuseConfirmedPage,
  abuseConfirmPage,
  abusePage,
  abuseReceivedPage,
  type AbuseProblemCode,
  type AbuseReason,
} from '../../pages';
import type { NoticeField } from '../../domain/abuse/illegal-content';
import { ABUSE_REASONS } from '../../domain/abuse/report-input';

const PROBLEM_OF: Partial<Record<RefusalCode, AbuseProblemCode>> = {
  mailing_id_missing: 'mailing_or_attachment_missing',
  attachment_too_large: 'attachment_too_large',
  attachment_invalid: 'attachment_type',
  email_missing: 'email_missing',
  email_malformed: 'email_invalid',
  reason_missing: 'reason_missing',
  page_expired: 'form_expired',
};

const PROBLEM_OF_FIELD: Readonly<Record<NoticeField, AbuseProblemCode>> = {
  message: 'explanation_missing',
  lastName: 'name_missing',
  goodFaith: 'good_faith_missing',
};

/** What the form says about a refusal, or nothing when the refusal is none of the form's. */
const problemsOf = ({ code, details }: Refusal): readonly AbuseProblemCode[] => {
  if (code === 'notice_incomplete')
    return (details?.fields as readonly NoticeField[]).map((field) => PROBLEM_OF_FIELD[field]);
  const problem = PROBLEM_OF[code];
  return problem === undefined ? [] : [problem];
};

const text = (value: unknown, max = 200): string | undefined =>
  typeof value === 'string' && value !== '' ? value.slice(0, max) : undefined;

const valuesOf = (body: Record<string, unknown>) => {
  const reason = ABUSE_REASONS.find((known) => known === body.reason) as AbuseReason | undefined;
  const values = {
    mailingId: text(body.mailingId, 500),
    reason,
    message: text(body.message, MAX_MESSAGE_CHARACTERS),
    salutation: body.salutation === 'ms' || body.salutation === 'mr' ? body.salutation : undefined,
    firstName: text(body.firstName),
    lastName: text(body.lastName),
    email: text(body.email, 320),
    anonymous: body.anonymous !== 'false',
    goodFaith: body.goodFaith === 'true',
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
};

const render = (
  ctx: Context,
  more: { values?: object; problems?: readonly AbuseProblemCode[] } = {},
): string => {
  const locale = localeOf(ctx);
  return abusePage(
    {
      ...frameOf(null, locale),
      nonce: newsletter().nonces.issue('abuse', visitor(ctx).ip),
      attachmentMaxBytes: MAX_ATTACHMENT_BYTES,
      messageMaxChars: MAX_MESSAGE_CHARACTERS,
      ...more,
    },
    locale,
  );
};

/** The token of the mail's own report link: it names the mailing and proves receipt. */
const tokenOf = (ctx: Context): string | undefined => text(ctx.query.t, 512);

export const showAbuse = async (ctx: Context): Promise<void> => {
  const token = tokenOf(ctx);
  const { links, repositories } = newsletter();
  const id = token === undefined ? null : links.open('abuse', token);
  const delivery = id === null ? null : await repositories.deliveries.find(Number(id));
  const run = delivery ? await repositories.runs.find(delivery.runId) : null;
  sendPage(ctx, render(ctx, run ? { values: { mailingId: run.mailingId } } : {}));
};

export const submitAbuse = async (ctx: Context): Promise<void> => {
  const { abuse, nonces, limits, config } = newsletter();
  const locale = localeOf(ctx);
  const body = posted(ctx);
  try {
    if (!nonces.open('abuse', body.nonce)) throw new Refusal('page_expired', 'C.5');
    await limits.take('abuse-report', visitor(ctx).ip);
    const receipt = await abuse.file({
      ...body,
      token: tokenOf(ctx),
      attachment: await readUpload(ctx, 'attachment'),
      locale,
    });
    const escalationAddress = config.escalationAddress ?? config.abuseAddress;
    sendPage(ctx, abuseReceivedPage({ ...frameOf(null, locale), ...receipt, escalationAddress }, locale), {
      status: 202,
    });
  } catch (error) {
    const problems = error instanceof Refusal ? problemsOf(error) : [];
    if (!(error instanceof Refusal) || problems.length === 0) throw error;
    sendPage(ctx, render(ctx, { values: valuesOf(body), problems }), {
      status: REFUSAL_TABLE[error.code].status,
    });
  }
};

export const showAbuseConfirmation = async (ctx: Context): Promise<void> => {
  const { abuse, nonces } = newsletter();
  const report = await abuse.look(param(ctx, 'token'));
  const locale = localeOf(ctx);
  const frame = frameOf(null, locale);
  const view = { ...frame, caseNumber: report.caseNumber };
  if (report.suppressed) return sendPage(ctx, abuseConfirmedPage(view, locale));
  return sendPage(
    ctx,
    abuseConfirmPage({ ...view, nonce: nonces.issue(`abuse-confirm:${report.id}`, visitor(ctx).ip) }, locale),
  );
};

export const submitAbuseConfirmation = async (ctx: Context): Promise<void> => {
  const { abuse, nonces } = newsletter();
  const { id } = await abuse.look(param(ctx, 'token'));
  if (!nonces.open(`abuse-confirm:${id}`, posted(ctx).nonce)) throw new Refusal('page_expired', 'C.5');
  const report = await abuse.confirm(param(ctx, 'token'));
  const locale = localeOf(ctx);
  sendPage(ctx, abuseConfirmedPage({ ...frameOf(null, locale), caseNumber: report.caseNumber }, locale));
};
