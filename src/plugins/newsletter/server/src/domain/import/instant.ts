import { DateTime } from 'luxon';

export interface Instant {
  /** Epoch milliseconds. */
  readonly at: number;
  /** True where the text names no zone and the importer's was taken. */
  readonly assumed: boolean;
}

/** Date and time with a zone; a bare date proves no moment. */
const WITH_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})$/i;
const WITHOUT_ZONE = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?$/;
const GERMAN = /^(\d{1,2})\.(\d{1,2})\.(\d{4}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?$/;

const known = (at: number, assumed: boolean): Instant | null => (Number.isNaN(at) ? null : { at, assumed });

/** The German way to write a moment, in the ISO way. */
const isoOf = (text: string): string => {
  const [, day = '', month = '', year = '', hour = '', minute = '', second = '00'] = GERMAN.exec(text) ?? [];
  const two = (part: string) => part.padStart(2, '0');
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${minute}:${second}`;
};

/** `Date.parse` reads the 31st of February as the 3rd of March. */
const isDay = (iso: string): boolean => {
  const [year = 0, month = 0, day = 0] = iso.slice(0, 10).split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, day)).getUTCDate() === day;
};

/** The moment a column names, or null where it names none (MOS-2.8). */
export const instantOf = (text: string, zone: string | null): Instant | null => {
  if (WITH_ZONE.test(text))
    return isDay(text) ? known(Date.parse(text.replace(/\s?UTC$/i, 'Z').replace(' ', 'T')), false) : null;
  if (zone === null) return null;
  const local = WITHOUT_ZONE.test(text) ? text.replace(' ', 'T') : GERMAN.test(text) ? isoOf(text) : null;
  if (local === null || !isDay(local)) return null;
  return known(zone === 'UTC' ? Date.parse(`${local}Z`) : DateTime.fromISO(local, { zone }).toMillis(), true);
};
