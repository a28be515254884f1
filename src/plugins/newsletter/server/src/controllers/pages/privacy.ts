import type { Context } from 'koa';
import { localeOf } from '../../http/locale';
import { frameOf, sendPage } from '../../http/pages';
import { newsletter } from '../../instance';
import { privacyPage } from '../../pages';

export const showPrivacy = async (ctx: Context): Promise<void> => {
  const locale = localeOf(ctx);
  const all = await newsletter().repositories.senders.all();
  const senders = all.flatMap(({ name, state, privacyUrl }) =>
    state === 'active' && privacyUrl !== null ? [{ name, url: privacyUrl }] : [],
  );
  sendPage(ctx, privacyPage({ ...frameOf(null, locale), senders }, locale));
};
