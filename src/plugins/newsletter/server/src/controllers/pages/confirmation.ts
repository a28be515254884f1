import type { Context } from 'koa';
import { Refusal } from '../../domain/refusal';
import { asLocale } from '../../http/locale';
import { frameOf, sendPage } from '../../http/pages';
import { param, posted } from '../../http/request';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';
import {
  confirmedPage,
  confirmPage,
  neverAgainDonePage,
  neverAgainPage,
  partnerNamesOf,
  purposeView,
} from '../../pages';
import type { PendingConfirmation } from '../../services/consent/confirmation';

const contextOf = async (ctx: Context, senderId: string, ofRequest: 'de' | 'en') => {
  const locale = asLocale(ctx.query.lang) ?? ofRequest;
  const sender = await newsletter().repositories.senders.find(senderId);
  return { locale, frame: frameOf(sender, locale), senderName: sender?.name ?? '' };
};

const sendConfirmed = async (ctx: Context, pending: PendingConfirmation): Promise<void> => {
  const { locale, frame, senderName } = await contextOf(
    ctx,
    pending.request.senderId,
    pending.request.locale,
  );
  sendPage(
    ctx,
    confirmedPage({ ...frame, senderName, purposeTitles: pending.boxes.map((box) => box.title) }, locale),
  );
};

/** GET: shows what would be confirmed. Scanners open every link, so nothing is written here (standards C.5). */
export const showConfirmation = async (ctx: Context): Promise<void> => {
  const { confirmation, nonces } = newsletter();
  const pending = await confirmation.look(param(ctx, 'token'));
  if (pending.open.length === 0) return sendConfirmed(ctx, pending);
  const { locale, frame, senderName } = await contextOf(
    ctx,
    pending.request.senderId,
    pending.request.locale,
  );
  const { language } = pending.form.content;
  const purposes = pending.open.map((box) => ({ ...purposeView(box), language }));
  const partners = partnerNamesOf(pending.open);
  const nonce = nonces.issue(`confirm:${pending.request.id}`, visitor(ctx).ip);
  return sendPage(ctx, confirmPage({ ...frame, senderName, purposes, partners, nonce }, locale));
};

/** POST: the button. A post without having loaded the page is a machine's and confirms nothing. */
export const submitConfirmation = async (ctx: Context): Promise<void> => {
  const { confirmation, nonces } = newsletter();
  const token = param(ctx, 'token');
  const pending = await confirmation.look(token);
  const pageView = nonces.open(`confirm:${pending.request.id}`, posted(ctx).nonce);
  if (!pageView) throw new Refusal('page_expired', 'VIV-2.3a');
  return sendConfirmed(
    ctx,
    await confirmation.confirm(token, { method: 'button', pageView, ...visitor(ctx) }),
  );
};

export const showNeverAgain = async (ctx: Context): Promise<void> => {
  const { confirmation, nonces } = newsletter();
  const request = await confirmation.lookNeverAgain(param(ctx, 'token'));
  const { locale, frame } = await contextOf(ctx, request.senderId, request.locale);
  const nonce = nonces.issue(`never-again:${request.id}`, visitor(ctx).ip);
  sendPage(ctx, neverAgainPage({ ...frame, nonce }, locale));
};

export const submitNeverAgain = async (ctx: Context): Promise<void> => {
  const { confirmation } = newsletter();
  const token = param(ctx, 'token');
  const request = await confirmation.lookNeverAgain(token);
  await confirmation.neverAgain(token);
  const { locale, frame } = await contextOf(ctx, request.senderId, request.locale);
  sendPage(ctx, neverAgainDonePage(frame, locale));
};
