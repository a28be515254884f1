import type { Context } from 'koa';
import { localeOf, type Locale } from '../../http/locale';
import { frameOf, sendPage } from '../../http/pages';
import { param, posted } from '../../http/request';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';
import {
  preferencesPage,
  preferencesSavedPage,
  unsubscribedPage,
  unsubscribePage,
  webViewUnavailablePage,
} from '../../pages';
import type { Leaving, Preference } from '../../services/leaving';

const localeFor = (ctx: Context, subscriber: { locale: Locale } | null): Locale =>
  ctx.query.lang === undefined && subscriber ? subscriber.locale : localeOf(ctx);

const senderOf = (leaving: Leaving | null) =>
  leaving ? newsletter().repositories.senders.find(leaving.subscriber.senderId) : Promise.resolve(null);

/** GET of a link from a mail: click one. Shows the button and changes nothing (R8058-6). */
export const showUnsubscribe = async (ctx: Context): Promise<void> => {
  const { leaving, nonces } = newsletter();
  const token = param(ctx, 'token');
  const found = await leaving.look(token);
  const sender = await senderOf(found);
  const locale = localeFor(ctx, found?.subscriber ?? null);
  // What has been erased since looks like any other link; its button does no harm.
  const view = {
    ...frameOf(sender, locale),
    senderName: sender?.name ?? 'Newsletter',
    purposeTitle: found?.purpose?.title ?? 'Newsletter',
    nonce: nonces.issue('unsubscribe', visitor(ctx).ip),
  };
  sendPage(ctx, unsubscribePage(view, locale));
};

/**
 * POST: click two, or the single click of RFC 8058. No nonce, cookie or login is asked for: a false unsubscribe is
 * cheap, a blocked one is not. Never a redirect (R8058-5).
 */
export const submitUnsubscribe = async (ctx: Context): Promise<void> => {
  const { leaving, links } = newsletter();
  const body = posted(ctx);
  const oneClick = body['List-Unsubscribe'] === 'One-Click';
  const all = body.scope === 'all';
  const found = await leaving.leave(param(ctx, 'token'), {
    method: oneClick ? 'one-click' : 'page',
    scope: all ? 'all' : 'this',
    ...visitor(ctx),
  });
  const sender = await senderOf(found);
  const locale = localeFor(ctx, found?.subscriber ?? null);
  ctx.set('Access-Control-Allow-Origin', '*');
  const view = {
    ...frameOf(sender, locale),
    senderName: sender?.name ?? 'Newsletter',
    ...(found?.purpose && !all ? { purposeTitle: found.purpose.title } : {}),
    ...(found ? { preferencesUrl: links.preferences(found.subscriber.id) } : {}),
  };
  sendPage(ctx, unsubscribedPage(view, locale));
};

const held = (preferences: readonly Preference[]) => preferences.filter(({ active }) => active);

export const showPreferences = async (ctx: Context): Promise<void> => {
  const { leaving, nonces, repositories } = newsletter();
  const { subscriber, preferences } = await leaving.preferences(param(ctx, 'token'));
  const locale = localeFor(ctx, subscriber);
  const sender = await repositories.senders.find(subscriber.senderId);
  const view = {
    ...frameOf(sender, locale),
    senderName: sender?.name ?? '',
    purposes: held(preferences).map(({ purpose }) => ({
      key: purpose.key,
      title: purpose.title,
      kinds: [purpose.messageTypes],
      frequency: purpose.frequency,
    })),
    nonce: nonces.issue('preferences', visitor(ctx).ip),
  };
  sendPage(ctx, preferencesPage(view, locale));
};

export const submitPreferences = async (ctx: Context): Promise<void> => {
  const { leaving, nonces, repositories } = newsletter();
  const token = param(ctx, 'token');
  const before = await leaving.preferences(token);
  const locale = localeFor(ctx, before.subscriber);
  const sender = await repositories.senders.find(before.subscriber.senderId);
  const frame = frameOf(sender, locale);
  const body = posted(ctx);
  const marked = typeof body.leave === 'object' && body.leave !== null ? Object.keys(body.leave) : [];
  const active = held(before.preferences).map(({ purpose }) => purpose);
  const leave = body.scope === 'all' ? active : active.filter(({ key }) => marked.includes(key));
  // "None any more" is a full answer even where nothing is left: pressing twice does no harm.
  if (leave.length === 0 && body.scope !== 'all') {
    const purposes = active.map((purpose) => ({
      key: purpose.key,
      title: purpose.title,
      kinds: [purpose.messageTypes],
      frequency: purpose.frequency,
    }));
    const nonce = nonces.issue('preferences', visitor(ctx).ip);
    return sendPage(
      ctx,
      preferencesPage(
        { ...frame, senderName: sender?.name ?? '', purposes, nonce, problem: 'nothing_selected' },
        locale,
      ),
      { status: 422 },
    );
  }
  const keep = active.filter((purpose) => !leave.includes(purpose));
  await leaving.savePreferences(
    token,
    keep.map(({ key }) => key),
    { method: 'preferences', ...visitor(ctx) },
  );
  const titles = (purposes: typeof active) => purposes.map(({ title }) => title);
  return sendPage(
    ctx,
    preferencesSavedPage({ ...frame, endedTitles: titles(leave), keptTitles: titles(keep) }, locale),
  );
};

/** A newsletter may carry images and inline styles, but neither scripts nor forms. */
const MAIL_CSP =
  "default-src 'none'; img-src https: http: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export const showWebView = async (ctx: Context): Promise<void> => {
  const html = await newsletter().webView.show(param(ctx, 'token'));
  const locale = localeOf(ctx);
  if (html === null)
    return sendPage(ctx, webViewUnavailablePage(frameOf(null, locale), locale), { status: 404 });
  sendPage(ctx, html);
  ctx.set('Content-Security-Policy', MAIL_CSP);
};
