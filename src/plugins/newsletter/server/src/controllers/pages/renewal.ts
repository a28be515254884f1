import type { Context } from 'koa';
import { Refusal } from '../../domain/refusal';
import { asLocale } from '../../http/locale';
import { frameOf, sendPage } from '../../http/pages';
import { param, posted } from '../../http/request';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';
import { renewedPage, renewPage } from '../../pages';
import type { Renewal } from '../../services/consent/renewal';

const contextOf = async (ctx: Context, { subscriber, purpose, months }: Renewal) => {
  const locale = asLocale(ctx.query.lang) ?? subscriber.locale;
  const sender = await newsletter().repositories.senders.find(subscriber.senderId);
  const view = {
    ...frameOf(sender, locale),
    senderName: sender?.name ?? '',
    purposeTitle: purpose.title,
    months,
  };
  return { locale, view };
};

/** GET shows the button; only pressing it is an expression of will. */
export const showRenewal = async (ctx: Context): Promise<void> => {
  const { renewal, nonces } = newsletter();
  const { locale, view } = await contextOf(ctx, await renewal.look(param(ctx, 'token')));
  sendPage(ctx, renewPage({ ...view, nonce: nonces.issue('renew', visitor(ctx).ip) }, locale));
};

export const submitRenewal = async (ctx: Context): Promise<void> => {
  const { renewal, nonces } = newsletter();
  const token = param(ctx, 'token');
  await renewal.look(token);
  if (!nonces.open('renew', posted(ctx).nonce)) throw new Refusal('page_expired', 'MSR-2.4-10');
  const { locale, view } = await contextOf(
    ctx,
    await renewal.renew(token, { method: 'button', ...visitor(ctx) }),
  );
  sendPage(ctx, renewedPage(view, locale));
};
