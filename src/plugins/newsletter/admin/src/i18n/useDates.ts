import { createContext, useContext, useMemo } from 'react';
import { useIntl, type IntlShape } from 'react-intl';
import { inUnit } from './duration';
import { zoneName } from './zoneName';

export interface Dates {
  /** Day and time to the minute, in the user's locale and, unless a page sets another, the user's time zone. */
  readonly dateTime: (iso: string) => string;
  /** The same to the second and with the zone, for records. */
  readonly precise: (iso: string) => string;
  /** Day and time to the minute with the zone: where the time decides something, nobody may take it for another's. */
  readonly moment: (iso: string) => string;
  readonly time: (iso: string) => string;
  /** For spans that are over within minutes. */
  readonly timeToTheSecond: (iso: string) => string;
  readonly day: (iso: string) => string;
  /** The day with its year. */
  readonly date: (iso: string) => string;
  readonly number: (value: number) => string;
  /** How long something took. */
  readonly duration: (ms: number) => string;
  /** The same with its unit written out, for sentences. */
  readonly durationInWords: (ms: number) => string;
  /** A day or month of a calendar, `2026-11-22` or `2026-11`: it has no zone and is moved into none. */
  readonly calendarDay: (day: string) => string;
  readonly size: (bytes: number) => string;
}

/** IANA name of the zone in which a page tells its times; undefined is the user's own. */
export const TimeZoneContext = createContext<string | undefined>(undefined);

export function useDates(): Dates {
  const intl = useIntl();
  const timeZone = useContext(TimeZoneContext);
  return useMemo(
    () => ({
      dateTime: (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short', timeZone }),
      precise: (iso) => intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'long', timeZone }),
      moment: (iso) =>
        `${intl.formatDate(iso, { dateStyle: 'medium', timeStyle: 'short', timeZone })} ${zoneName(iso, intl.locale, timeZone)}`,
      time: (iso) => intl.formatTime(iso, { timeStyle: 'short', timeZone }),
      timeToTheSecond: (iso) => intl.formatTime(iso, { timeStyle: 'medium', timeZone }),
      day: (iso) => intl.formatDate(iso, { day: 'numeric', month: 'short', timeZone }),
      date: (iso) => intl.formatDate(iso, { dateStyle: 'long', timeZone }),
      number: (value) => intl.formatNumber(value),
      duration: (ms) => inWords(intl, ms, 'short'),
      durationInWords: (ms) => inWords(intl, ms, 'long'),
      calendarDay: (day) =>
        intl.formatDate(
          day,
          day.length === 7
            ? { month: 'long', year: 'numeric', timeZone: 'UTC' }
            : { dateStyle: 'medium', timeZone: 'UTC' },
        ),
      size: (bytes) =>
        intl.formatNumber(Math.max(1, Math.round(bytes / 1_000)), { style: 'unit', unit: 'kilobyte' }),
    }),
    [intl, timeZone],
  );
}

function inWords(intl: IntlShape, ms: number, unitDisplay: 'short' | 'long'): string {
  const { value, unit } = inUnit(ms);
  return intl.formatNumber(value, { style: 'unit', unit, unitDisplay, maximumFractionDigits: 1 });
}
