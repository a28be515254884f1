import { DateTime } from 'luxon';
import type { Context } from 'koa';
import { firstPauseDay, lastPauseDay } from '../../domain/leaving/pause';
import { Refusal } from '../../domain/refusal';
import { asLocale, localeFor, type Locale } from '../../http/locale';
import { frameOf, sendPage } from '../../http/pages';
import { param, posted } from '../../http/request';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';
import {
  dataRequestSentPage,
  preferencesPage,
  preferencesSavedPage,
  undonePage,
  type PauseProblem,
} from '../../pages';
import { ALL_PURPOSES, type PreferenceChanges, type Preferences } from '../../services/consent/preferences';
import { readUndo, undoView } from './undo';

/** Days as in our mails: 1 December 2026, not December 1. */
const LOCALE_TAGS = { de: 'de', en: 'en-GB' } as const;

const inWords = (instant: number, zone: string, locale: Locale): string =>
  DateTime.fromMillis(instant, { zone }).setLocale(LOCALE_TAGS[locale]).toLocaleString(DateTime.DATE_FULL);

const senderOf = ({ subscriber }: Pick<Preferences, 'subscriber'>) =>
  newsletter().repositories.senders.find(subscriber.senderId);

const held = ({ preferences }: Preferences) => preferences.filter(({ active }) => active);

type Languages = ReadonlyMap<string, 'de' | 'en'>;

const wordsOf = ({ key, title }: { key: string; title: string }, languages: Languages) => {
  const language = languages.get(key);
  return { title, ...(language && { language }) };
};

const pausesOf = (found: Preferences, languages: Languages, locale: Locale) => {
  const { clock } = newsletter();
  const { zone, pausedUntil } = found;
  const offered = held(found).filter(({ purpose }) => purpose.kind !== 'tracking');
  const everything =
    pausedUntil === null ? [] : [{ name: ALL_PURPOSES, until: inWords(pausedUntil, zone, locale) }];
  const single = held(found).flatMap(({ purpose, pausedUntil: until }) =>
    until === null
      ? []
      : [{ ...wordsOf(purpose, languages), name: purpose.key, until: inWords(until, zone, locale) }],
  );
  return {
    offered: offered.map(({ purpose }) => ({ key: purpose.key, ...wordsOf(purpose, languages) })),
    running: [...everything, ...single],
    firstDay: firstPauseDay(clock.now(), zone),
    lastDay: lastPauseDay(clock.now(), zone),
  };
};

interface More {
  readonly problem?: 'nothing_selected' | PauseProblem;
  readonly saved?: boolean;
}

const render = async (ctx: Context, found: Preferences, more: More = {}): Promise<string> => {
  const { nonces, links } = newsletter();
  const token = param(ctx, 'token');
  const locale = localeFor(ctx, found.subscriber);
  const sender = await senderOf(found);
  const languages = await newsletter().preferences.languages(found.subscriber);
  const purposes = held(found).map(({ purpose, pausedUntil }) => ({
    key: purpose.key,
    ...wordsOf(purpose, languages),
    kinds: [purpose.messageTypes],
    frequency: purpose.frequency,
    tracking: purpose.kind === 'tracking',
    ...(pausedUntil === null ? {} : { pausedUntil: inWords(pausedUntil, found.zone, locale) }),
  }));
  const view = {
    ...frameOf(sender, locale),
    senderName: sender?.name ?? '',
    purposes,
    pauses: pausesOf(found, languages, locale),
    addressUrl: links.page(`preferences/${token}/address`),
    nonce: nonces.issue('preferences', visitor(ctx).ip),
    ...more,
  };
  return preferencesPage(view, locale);
};

export const showPreferences = async (ctx: Context): Promise<void> =>
  sendPage(ctx, await render(ctx, await newsletter().preferences.show(param(ctx, 'token'))));

const act = (ctx: Context) => ({ method: 'preferences' as const, ...visitor(ctx) });

const leave = async (ctx: Context, before: Preferences): Promise<void> => {
  const { preferences, links } = newsletter();
  const body = posted(ctx);
  const marked = typeof body.leave === 'object' && body.leave !== null ? Object.keys(body.leave) : [];
  const all = body.scope === 'all';
  const active = held(before).map(({ purpose }) => purpose);
  const ended = active.filter(({ key }) => all || marked.includes(key));
  // "None any more" is a full answer even where nothing is left: pressing twice does no harm.
  if (ended.length === 0 && !all)
    return sendPage(ctx, await render(ctx, before, { problem: 'nothing_selected' }), { status: 422 });
  const changes = { leave: all ? ('all' as const) : ended.map(({ key }) => key) };
  const after = await preferences.save(param(ctx, 'token'), changes, act(ctx));
  const locale = localeFor(ctx, before.subscriber);
  const titles = (purposes: typeof active) => purposes.map(({ title }) => title);
  const view = {
    ...frameOf(await senderOf(before), locale),
    endedTitles: titles(ended),
    keptTitles: titles(active.filter((purpose) => !ended.includes(purpose))),
    preferencesUrl: links.preferences(before.subscriber.id),
    ...undoView(ctx, before.subscriber.id, after.leftAt),
  };
  sendPage(ctx, preferencesSavedPage(view, locale));
};

const takeBack = async (ctx: Context, before: Preferences): Promise<void> => {
  const { subscriber } = before;
  const back = await newsletter().leaving.undo(subscriber, readUndo(ctx, subscriber.id), visitor(ctx));
  const sender = await senderOf(before);
  const locale = localeFor(ctx, subscriber);
  const titles = back.map(({ title }) => title);
  sendPage(ctx, undonePage({ ...frameOf(sender, locale), senderName: sender?.name ?? '', titles }, locale));
};

/** What is stored is shown to the mailbox only: whoever was forwarded a newsletter holds this page's link too. */
const sendDataLink = async (ctx: Context, before: Preferences): Promise<void> => {
  const locale = localeFor(ctx, before.subscriber);
  await newsletter().rights.requestFor(before.subscriber, locale);
  sendPage(ctx, dataRequestSentPage(frameOf(await senderOf(before), locale), locale), { status: 202 });
};

/** What a pressed button asks for, besides leaving; null where it asks for nothing of this. */
const readChanges = (body: Record<string, unknown>): PreferenceChanges | null => {
  if (typeof body.resume === 'string') return { pauses: { [body.resume]: null } };
  if (body.do === 'pause') return { pauses: { [String(body.what)]: body.until } };
  const language = body.do === 'language' ? asLocale(body.language) : null;
  return language === null ? null : { language };
};

const problemOf = (error: unknown): PauseProblem | null =>
  error instanceof Refusal && error.code === 'field_invalid' && error.details.field === 'pauses'
    ? (error.details.problem as PauseProblem)
    : null;

export const submitPreferences = async (ctx: Context): Promise<void> => {
  const { preferences } = newsletter();
  const token = param(ctx, 'token');
  const before = await preferences.show(token);
  const body = posted(ctx);
  if (body.do === 'undo') return takeBack(ctx, before);
  if (body.do === 'data') return sendDataLink(ctx, before);
  const changes = readChanges(body);
  if (changes === null) return leave(ctx, before);
  try {
    const after = await preferences.save(token, changes, act(ctx));
    sendPage(ctx, await render(ctx, after, { saved: true }));
  } catch (error) {
    const problem = problemOf(error);
    if (problem === null) throw error;
    sendPage(ctx, await render(ctx, before, { problem }), { status: 422 });
  }
};
