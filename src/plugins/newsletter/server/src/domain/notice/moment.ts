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
  const told = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(TAGS[locale], { ...options, timeZone: zone }).format(at);
  const day = told({ day: 'numeric', month: 'long', year: 'numeric' });
  const time = told({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return SENTENCES[locale](day, time, zone);
}
