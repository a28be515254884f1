import type { Context } from 'koa';

export type Locale = 'de' | 'en';

export const asLocale = (value: unknown): Locale | null => (value === 'de' || value === 'en' ? value : null);

/** `?lang=`, then what the browser asks for, then German. */
export const localeOf = (ctx: Context): Locale => {
  const wanted = asLocale(ctx.query?.lang);
  if (wanted) return wanted;
  return asLocale(ctx.acceptsLanguages?.('de', 'en') || null) ?? 'de';
};

/** On a page of somebody known: `?lang=`, then that person's own language. */
export const localeFor = (ctx: Context, subscriber: { locale: Locale } | null): Locale =>
  ctx.query.lang === undefined && subscriber ? subscriber.locale : localeOf(ctx);
