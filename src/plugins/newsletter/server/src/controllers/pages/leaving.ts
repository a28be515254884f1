import type { Context } from 'koa';
import { Refusal } from '../../domain/refusal';
import { localeFor, localeOf } from '../../http/locale';
import { isOneClick } from '../../http/one-click';
import { frameOf, sendPage } from '../../http/pages';
import { param, posted } from '../../http/request';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';
import { undonePage, unsubscribedPage, unsubscribePage, webViewUnavailablePage } from '../../pages';
import type { Leaving } from '../../services/leaving/leaving';
import { readUndo, undoView } from './undo';

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

/** The button on the page after leaving: this one needs the nonce of that very page. */
const takeBack = async (ctx: Context): Promise<void> => {
  const { leaving } = newsletter();
  const found = await leaving.look(param(ctx, 'token'));
  if (!found) throw new Refusal('undo_expired', 'MOS-1.3');
  const leftAt = readUndo(ctx, found.subscriber.id);
  const back = await leaving.undo(found.subscriber, leftAt, visitor(ctx));
  const sender = await senderOf(found);
  const locale = localeFor(ctx, found.subscriber);
  const titles = back.map(({ title }) => title);
  sendPage(ctx, undonePage({ ...frameOf(sender, locale), senderName: sender?.name ?? '', titles }, locale));
};

/**
 * POST: click two, or the single click of RFC 8058. No nonce, cookie or login is asked for: a false unsubscribe is
 * cheap, a blocked one is not. Never a redirect (R8058-5).
 */
export const submitUnsubscribe = async (ctx: Context): Promise<void> => {
  const { leaving, links } = newsletter();
  const body = posted(ctx);
  if (body.do === 'undo') return takeBack(ctx);
  const all = body.scope === 'all';
  const found = await leaving.leave(param(ctx, 'token'), {
    method: isOneClick(ctx, body) ? 'one-click' : 'page',
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
    ...(found ? undoView(ctx, found.subscriber.id, found.leftAt) : {}),
  };
  sendPage(ctx, unsubscribedPage(view, locale));
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
