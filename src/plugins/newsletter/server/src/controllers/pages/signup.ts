import type { Context } from 'koa';
import { CONFIRMATION_VALID_MS, DAY_MS } from '../../domain/consent/confirmation';
import { Refusal, type RefusalCode } from '../../domain/refusal';
import type { PublishedForm } from '../../repositories/forms/form-versions';
import type { OpenForm } from '../../services/signup/signup';
import { asLocale, type Locale } from '../../http/locale';
import { frameOf, refusalPage, sendPage } from '../../http/pages';
import { param, posted } from '../../http/request';
import { signsOf } from '../../http/signs';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';
import { formPage, formSubmittedPage, formView, type FormPageView, type FormProblem } from '../../pages';
import { REFUSAL_TABLE } from '../../http/refusal-table';

/** The refusals a visitor can put right on the form itself, as the problem shown there. */
const PROBLEM_OF: Partial<Record<RefusalCode, FormProblem['code']>> = {
  email_missing: 'email_missing',
  email_malformed: 'email_invalid',
  non_ascii_local_part: 'email_unreachable',
  role_address: 'email_role',
  disposable_address: 'email_disposable',
  test_address: 'email_test',
  domain_takes_no_mail: 'email_no_mail',
  consent_missing: 'consent_missing',
  consent_invalid: 'consent_missing',
  form_changed: 'form_changed',
  page_expired: 'form_expired',
  signup_rejected: 'too_fast',
};

const localeOfForm = (ctx: Context, form: PublishedForm): Locale =>
  asLocale(ctx.query.lang) ?? form.content.language;

/** In an iframe of a site that may show the form (`?embed=1`) the page leaves its margins to that site. */
const frameOfForm = async (ctx: Context, form: PublishedForm, locale: Locale) => {
  const sender = await newsletter().repositories.senders.find(form.content.senderId);
  return { ...frameOf(sender, locale), ...(ctx.query.embed === '1' ? { framed: true } : {}) };
};

const view = async (
  ctx: Context,
  form: PublishedForm,
  more: Partial<Pick<FormPageView, 'values' | 'problems' | 'nonce'>> = {},
) => {
  const { guard } = newsletter();
  const { content } = form;
  const locale = localeOfForm(ctx, form);
  const shown = {
    frame: await frameOfForm(ctx, form, locale),
    nonce: guard.issueNonce(form, visitor(ctx).ip),
    version: String(form.version),
  };
  return formPage({ ...formView(content, shown), ...more }, locale);
};

/** Sites that may show the form in a frame. */
const framesOf = (open: OpenForm) => ({ frameAncestors: newsletter().guard.originsOf(open) });

export const showForm = async (ctx: Context): Promise<void> => {
  const open = await newsletter().signup.openForm(param(ctx, 'slug'));
  sendPage(ctx, await view(ctx, open.form), framesOf(open));
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

/** A form shown again was on the screen since it was shown first: its nonce stays, so that nobody waits twice. */
const nonceAgain = (form: PublishedForm, nonce: unknown) =>
  typeof nonce === 'string' && newsletter().guard.isOpen(form, nonce) ? { nonce } : {};

/** `consents[key]=true` comes as text; any other spelling stays what it is and is refused. */
const readConsents = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, ticked]) => [key, ticked === 'true' ? true : ticked]),
  );
};

const submit = async (ctx: Context, form: PublishedForm, body: Record<string, unknown>): Promise<void> => {
  const { signup } = newsletter();
  const referrer = ctx.get('Referer');
  await signup.request({
    form: form.content.slug,
    email: body.email,
    consents: readConsents(body.consents),
    fields: body.fields,
    locale: asLocale(body.locale) ?? undefined,
    source: referrer === '' ? undefined : referrer,
    version: Number(body.version),
    signs: signsOf(ctx, 'page', body),
    ...visitor(ctx),
  });
};

export const submitForm = async (ctx: Context): Promise<void> => {
  const open = await newsletter().signup.openForm(param(ctx, 'slug'));
  const { form } = open;
  const body = posted(ctx);
  const locale = localeOfForm(ctx, form);
  const frames = framesOf(open);
  try {
    await submit(ctx, form, body);
  } catch (error) {
    const code = error instanceof Refusal ? PROBLEM_OF[error.code] : undefined;
    if (!(error instanceof Refusal)) throw error;
    // In the frame as well: a browser would otherwise show nothing where the form stood.
    if (code === undefined || code === 'field_invalid') return refusalPage(ctx, error, frames);
    const again = { values: valuesOf(body), problems: [{ code }], ...nonceAgain(form, body.nonce) };
    const html = await view(ctx, form, again);
    return sendPage(ctx, html, { ...frames, status: REFUSAL_TABLE[error.code].status });
  }
  const html = formSubmittedPage(
    {
      ...(await frameOfForm(ctx, form, locale)),
      validDays: CONFIRMATION_VALID_MS / DAY_MS,
      // Nothing posted here brings a proof of work: while one is demanded, the mail waits its turn.
      delayed: await newsletter().guard.demandsProof(form),
    },
    locale,
  );
  return sendPage(ctx, html, { ...frames, status: 202 });
};
