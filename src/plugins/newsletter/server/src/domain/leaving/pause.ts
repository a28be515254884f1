import { DateTime } from 'luxon';

/** Longer than that is no pause any more: whoever wants a year and a day of silence leaves. */
export const PAUSE_MONTHS_MAX = 12;

export type PauseReading =
  | { readonly ok: true; readonly until: number }
  | { readonly ok: false; readonly problem: 'date_invalid' | 'date_past' | 'date_too_far' };

const FORMAT = /^\d{4}-\d{2}-\d{2}$/;

/** The last day that may be chosen, as it stands in a date field. */
export const lastPauseDay = (now: number, zone: string): string =>
  DateTime.fromMillis(now, { zone }).plus({ months: PAUSE_MONTHS_MAX }).toFormat('yyyy-MM-dd');

/** Tomorrow: a pause until today would be over. */
export const firstPauseDay = (now: number, zone: string): string =>
  DateTime.fromMillis(now, { zone }).plus({ days: 1 }).toFormat('yyyy-MM-dd');

/** A day, as a form or a program names it, becomes its first moment in the sender's zone: on that day mail comes again. */
export const readPause = (value: unknown, now: number, zone: string): PauseReading => {
  if (typeof value !== 'string' || !FORMAT.test(value)) return { ok: false, problem: 'date_invalid' };
  const day = DateTime.fromISO(value, { zone });
  if (!day.isValid) return { ok: false, problem: 'date_invalid' };
  if (day.toMillis() <= now) return { ok: false, problem: 'date_past' };
  return value > lastPauseDay(now, zone)
    ? { ok: false, problem: 'date_too_far' }
    : { ok: true, until: day.startOf('day').toMillis() };
};

/** Of everything a sender sends, instead of one purpose. */
export const EVERYTHING = '';

/** When mail for a purpose comes again: the later end of its own pause and that of everything; null where none runs. */
export const pausedUntil = (
  running: readonly { readonly purposeKey: string; readonly until: number }[],
  purposeKey: string,
): number | null => {
  const ends = running.filter((pause) => [EVERYTHING, purposeKey].includes(pause.purposeKey));
  return ends.length === 0 ? null : Math.max(...ends.map(({ until }) => until));
};

/** How a pause stands in a date field again. */
export const pauseDay = (until: number, zone: string): string =>
  DateTime.fromMillis(until, { zone }).toFormat('yyyy-MM-dd');
