import type { Locale } from './locale';

/** A point in time together with the zone (IANA name) in which it is told. */
export interface Moment {
  at: Date;
  zone: string;
}

const TAGS: Record<Locale, string> = { de: 'de-DE', en: 'en-GB' };

const SENTENCES: Record<Locale, (day: string, time: string, zone: string) => string> = {
  de: (day, time, zone) => `${day} um ${time} Uhr (${zone})`,
  en: (day, time, zone) => `${day} at ${time} (${zone})`,
};

/**
 * @returns such as `21. November 2026 um 14:03 Uhr (Europe/Berlin)`
 * @throws RangeError for an unknown zone or an invalid date: a mail must not tell a wrong time.
 */
export function tellMoment({ at, zone }: Moment, locale: Locale): string {
  const { day, time } = formatsOf(locale, zone);
  return SENTENCES[locale](day.format(at), time.format(at), zone);
}

interface Formats {
  readonly day: Intl.DateTimeFormat;
  readonly time: Intl.DateTimeFormat;
}

/** Kept, because making one costs more than the rest of a signup's mail; there are only so many zones. */
const known = new Map<string, Formats>();

function formatsOf(locale: Locale, timeZone: string): Formats {
  const key = `${locale} ${timeZone}`;
  const found = known.get(key);
  if (found) return found;
  const made = {
    day: new Intl.DateTimeFormat(TAGS[locale], { day: 'numeric', month: 'long', year: 'numeric', timeZone }),
    time: new Intl.DateTimeFormat(TAGS[locale], {
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      timeZone,
    }),
  };
  known.set(key, made);
  return made;
}
