import type { Context } from 'koa';
import { CONFIRMATION_VALID_MS, DAY_MS } from '../../domain/consent/confirmation';
import { Refusal, type RefusalCode } from '../../domain/refusal';
import type { FormVersion } from '../../domain/signup-form/form-version';
import { asLocale, type Locale } from '../../http/locale';
import { frameOf, sendPage } from '../../http/pages';
import { param, posted } from '../../http/request';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';
import {
  formPage,
  formSubmittedPage,
  formView,
  HONEYPOT_FIELD,
  type FormPageView,
  type FormProblem,
} from '../../pages';
import { REFUSAL_TABLE } from '../../http/refusal-table';

/** The refusals a visitor can put right on the form itself, as the problem shown there. */
const PROBLEM_OF: Partial<Record<RefusalCode, FormProblem['code']>> = {
  email_missing: 'email_missing',
  email_malformed: 'email_invalid',
  role_address: 'email_role',
  consent_missing: 'consent_missing',
  consent_invalid: 'consent_missing',
  form_changed: 'form_expired',
  page_expired: 'form_expired',
};

const localeOfForm = (ctx: Context, form: FormVersion): Locale =>
  asLocale(ctx.query.lang) ?? form.content.language;

/** In an iframe of a site that may show the form (`?embed=1`) the page leaves its margins to that site. */
const frameOfForm = async (ctx: Context, form: FormVersion, locale: Locale) => {
  const sender = await newsletter().repositories.senders.find(form.content.senderId);
  return { ...frameOf(sender, locale), ...(ctx.query.embed === '1' ? { framed: true } : {}) };
};

const view = async (
  ctx: Context,
  form: FormVersion,
  more: Pick<FormPageView, 'values' | 'problems'> = {},
) => {
  const { nonces } = newsletter();
  const { content } = form;
  const locale = localeOfForm(ctx, form);
  const shown = {
    frame: await frameOfForm(ctx, form, locale),
    nonce: nonces.issue(`form:${content.slug}`, visitor(ctx).ip),
    version: String(form.version),
  };
  return formPage({ ...formView(content, shown), ...more }, locale);
};

/** Sites that may show the form in a frame. */
const frameAncestors = (form: FormVersion): Promise<readonly string[]> => newsletter().forms.originsOf(form);

export const showForm = async (ctx: Context): Promise<void> => {
  const { form } = await newsletter().signup.openForm(param(ctx, 'slug'));
  sendPage(ctx, await view(ctx, form), { frameAncestors: await frameAncestors(form) });
};

/** What was typed is shown again; boxes are not, a tick is made by hand each time (MOS-2.2). */
const valuesOf = (body: Record<string, unknown>) => {
  const typed = Object.entries(typeof body.fields === 'object' ? (body.fields ?? {}) : {}).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    ...(typeof body.email === 'string' ? { email: body.email.slice(0, 320) } : {}),
    fields: Object.fromEntries(typed.map(([name, value]) => [name, value.slice(0, 200)])),
  };
};

/** `consents[key]=true` comes as text; any other spelling stays what it is and is refused. */
const readConsents = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, ticked]) => [key, ticked === 'true' ? true : ticked]),
  );
};

const submit = async (ctx: Context, form: FormVersion, body: Record<string, unknown>): Promise<void> => {
  const { nonces, signup } = newsletter();
  const seen = nonces.open(`form:${form.content.slug}`, body.nonce);
  if (!seen) throw new Refusal('page_expired', 'C.6');
  // A filled trap is a robot: it gets the same page as everybody, and nothing happens.
  if (typeof body[HONEYPOT_FIELD] === 'string' && body[HONEYPOT_FIELD] !== '') return;
  const referrer = ctx.get('Referer');
  await signup.request({
    form: form.content.slug,
    email: body.email,
    consents: readConsents(body.consents),
    fields: body.fields,
    locale: asLocale(body.locale) ?? undefined,
    source: referrer === '' ? undefined : referrer,
    version: Number(body.version),
    ...visitor(ctx),
  });
};

export const submitForm = async (ctx: Context): Promise<void> => {
  const { form } = await newsletter().signup.openForm(param(ctx, 'slug'));
  const body = posted(ctx);
  const locale = localeOfForm(ctx, form);
  const frames = { frameAncestors: await frameAncestors(form) };
  try {
    await submit(ctx, form, body);
  } catch (error) {
    const code = error instanceof Refusal ? PROBLEM_OF[error.code] : undefined;
    if (!(error instanceof Refusal) || code === undefined || code === 'field_invalid') throw error;
    const html = await view(ctx, form, { values: valuesOf(body), problems: [{ code }] });
    return sendPage(ctx, html, { ...frames, status: REFUSAL_TABLE[error.code].status });
  }
  const html = formSubmittedPage(
    { ...(await frameOfForm(ctx, form, locale)), validDays: CONFIRMATION_VALID_MS / DAY_MS },
    locale,
  );
  return sendPage(ctx, html, { ...frames, status: 202 });
};
