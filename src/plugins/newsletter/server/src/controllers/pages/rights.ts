import type { Context } from 'koa';
import { Refusal, type RefusalCode } from '../../domain/refusal';
import { localeFor, localeOf } from '../../http/locale';
import { frameOf, sendPage } from '../../http/pages';
import { REFUSAL_TABLE } from '../../http/refusal-table';
import { param, posted } from '../../http/request';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';
import {
  addressConfirmPage,
  addressDonePage,
  addressPage,
  addressSentPage,
  dataPage,
  dataRequestPage,
  dataRequestSentPage,
  erasedPage,
  erasurePage,
  HONEYPOT_FIELD,
  type RightsProblemCode,
} from '../../pages';
import { providedCsv } from '../../services/rights/access-export';
import type { PendingChange } from '../../services/rights/address-change';
import type { OwnData } from '../../services/rights/rights';

const PROBLEM_OF: Partial<Record<RefusalCode, RightsProblemCode>> = {
  email_missing: 'email_missing',
  email_malformed: 'email_invalid',
  non_ascii_local_part: 'email_unreachable',
  role_address: 'role_address',
  disposable_address: 'disposable_address',
  test_address: 'test_address',
  domain_takes_no_mail: 'domain_takes_no_mail',
  field_invalid: 'same_address',
  page_expired: 'form_expired',
};

const ip = (ctx: Context): string => visitor(ctx).ip;
const isRobot = (body: Record<string, unknown>): boolean =>
  typeof body[HONEYPOT_FIELD] === 'string' && body[HONEYPOT_FIELD] !== '';

/** What the form shows again, with the problem in words; other refusals go on to their own page. */
const again = (ctx: Context, error: unknown) => {
  const problem = error instanceof Refusal ? PROBLEM_OF[error.code] : undefined;
  if (!(error instanceof Refusal) || problem === undefined) throw error;
  const { email } = posted(ctx);
  const values = typeof email === 'string' ? { values: { email: email.slice(0, 320) } } : {};
  return { status: REFUSAL_TABLE[error.code].status, view: { ...values, problems: [problem] } };
};

const requestForm = (ctx: Context, more: object = {}): string => {
  const locale = localeOf(ctx);
  return dataRequestPage(
    { ...frameOf(null, locale), nonce: newsletter().nonces.issue('access', ip(ctx)), ...more },
    locale,
  );
};

export const showDataRequest = (ctx: Context): void => sendPage(ctx, requestForm(ctx));

export const submitDataRequest = async (ctx: Context): Promise<void> => {
  const { nonces, rights } = newsletter();
  const body = posted(ctx);
  const locale = localeOf(ctx);
  try {
    if (!nonces.open('access', body.nonce)) throw new Refusal('page_expired', 'C.5');
    if (!isRobot(body)) await rights.request({ email: body.email, ip: ip(ctx), locale });
    sendPage(ctx, dataRequestSentPage(frameOf(null, locale), locale), { status: 202 });
  } catch (error) {
    const { status, view } = again(ctx, error);
    sendPage(ctx, requestForm(ctx, view), { status });
  }
};

const ownView = (ctx: Context, { subscriber, sender }: OwnData, page: string) => {
  const locale = localeFor(ctx, subscriber);
  const nonce = newsletter().nonces.issue(`${page}.${subscriber.id}`, ip(ctx));
  return { locale, view: { ...frameOf(sender, locale), senderName: sender.name, nonce } };
};

const requireNonce = (ctx: Context, page: string, own: OwnData): void => {
  if (!newsletter().nonces.open(`${page}.${own.subscriber.id}`, posted(ctx).nonce))
    throw new Refusal('page_expired', 'C.5');
};

export const showData = async (ctx: Context): Promise<void> => {
  const { locale, view } = ownView(ctx, await newsletter().rights.look('data', param(ctx, 'token')), 'data');
  sendPage(ctx, dataPage(view, locale));
};

const sendFile = (ctx: Context, name: string, content: string): void => {
  ctx.status = 200;
  ctx.type = name.endsWith('.csv') ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8';
  ctx.set('Content-Disposition', `attachment; filename="${name}"`);
  ctx.set('Cache-Control', 'no-store');
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.body = content;
};

const pretty = (data: unknown): string => JSON.stringify(data, null, 2);

export const submitData = async (ctx: Context): Promise<void> => {
  const { rights } = newsletter();
  const token = param(ctx, 'token');
  requireNonce(ctx, 'data', await rights.look('data', token));
  const { get } = posted(ctx);
  if (get === 'all') return sendFile(ctx, 'my-data.json', pretty(await rights.export(token)));
  if (get === 'provided-json') return sendFile(ctx, 'my-details.json', pretty(await rights.provided(token)));
  if (get === 'provided-csv')
    return sendFile(ctx, 'my-details.csv', providedCsv(await rights.provided(token)));
  throw new Refusal('malformed_request', 'G-15');
};

export const showErasure = async (ctx: Context): Promise<void> => {
  const own = await newsletter().rights.look('erasure', param(ctx, 'token'));
  const { locale, view } = ownView(ctx, own, 'erasure');
  sendPage(ctx, erasurePage(view, locale));
};

export const submitErasure = async (ctx: Context): Promise<void> => {
  const { rights } = newsletter();
  const token = param(ctx, 'token');
  requireNonce(ctx, 'erasure', await rights.look('erasure', token));
  const { locale, view } = ownView(ctx, await rights.erase(token), 'erasure');
  sendPage(ctx, erasedPage(view, locale));
};

const addressForm = async (ctx: Context, more: object = {}): Promise<string> => {
  const { preferences, repositories, nonces } = newsletter();
  const subscriber = await preferences.byToken(param(ctx, 'token'));
  const sender = await repositories.senders.find(subscriber.senderId);
  const locale = localeFor(ctx, subscriber);
  const nonce = nonces.issue(`address.${subscriber.id}`, ip(ctx));
  const view = { ...frameOf(sender, locale), senderName: sender?.name ?? '', nonce, ...more };
  return addressPage(view, locale);
};

export const showAddress = async (ctx: Context): Promise<void> => sendPage(ctx, await addressForm(ctx));

export const submitAddress = async (ctx: Context): Promise<void> => {
  const { preferences, addressChange, nonces, links, repositories } = newsletter();
  const body = posted(ctx);
  const subscriber = await preferences.byToken(param(ctx, 'token'));
  const locale = localeFor(ctx, subscriber);
  try {
    if (!nonces.open(`address.${subscriber.id}`, body.nonce)) throw new Refusal('page_expired', 'C.5');
    const input = { email: body.email, act: visitor(ctx), pageUrl: links.page('preferences') };
    if (!isRobot(body)) await addressChange.request(subscriber, input);
    const sender = await repositories.senders.find(subscriber.senderId);
    sendPage(ctx, addressSentPage(frameOf(sender, locale), locale), { status: 202 });
  } catch (error) {
    const { status, view } = again(ctx, error);
    sendPage(ctx, await addressForm(ctx, view), { status });
  }
};

const changeView = (ctx: Context, { request, sender, locale: own, purposes }: PendingChange) => {
  const locale = localeFor(ctx, { locale: own });
  const nonce = newsletter().nonces.issue(`address-change.${request.id}`, ip(ctx));
  const titles = purposes.map(({ title }) => title);
  return { locale, view: { ...frameOf(sender, locale), senderName: sender.name, nonce, titles } };
};

export const showAddressChange = async (ctx: Context): Promise<void> => {
  const { locale, view } = changeView(ctx, await newsletter().addressChange.look(param(ctx, 'token')));
  sendPage(ctx, addressConfirmPage(view, locale));
};

export const submitAddressChange = async (ctx: Context): Promise<void> => {
  const { addressChange, nonces } = newsletter();
  const token = param(ctx, 'token');
  const { request } = await addressChange.look(token);
  const pageView = nonces.open(`address-change.${request.id}`, posted(ctx).nonce);
  if (!pageView) throw new Refusal('page_expired', 'VIV-2.3a');
  const { locale, view } = changeView(ctx, await addressChange.confirm(token, { ...visitor(ctx), pageView }));
  sendPage(ctx, addressDonePage(view, locale));
};
