import { DateTime } from 'luxon';
import { DAY_MS } from '../consent/confirmation';

/**
 * Days have 24 hours, months and years are those of the calendar in UTC; `yearEnds: 3` is three years after the end of
 * the year in which the period begins.
 */
export type Period =
  | { readonly days: number }
  | { readonly months: number }
  | { readonly years: number }
  | { readonly yearEnds: number };

/** The last instant whose period is over at `now`, epoch ms. */
export const lastBeginningOver = (period: Period, now: number): number => {
  if ('days' in period) return now - period.days * DAY_MS;
  if ('yearEnds' in period) return Date.UTC(new Date(now).getUTCFullYear() - period.yearEnds, 0, 1) - 1;
  // 29 February has no day a year before; it gives the 28th.
  return DateTime.fromMillis(now, { zone: 'utc' }).minus(period).toMillis();
};
