/** What a form was sent lately, in whole hours of the clock. */
export interface Traffic {
  readonly current: number;
  readonly previous: number;
  /** Submissions of the seven days before that were not held back: an attack must not become the measure. */
  readonly weekAdmitted: number;
}

export type Breaker =
  { readonly open: false } | { readonly open: true; readonly threshold: number; readonly rule: 'C.6' };

const HOURS_OF_A_WEEK = 168;
const FACTOR = 5;

/** Below it no form is under attack, however young or quiet: five times nothing would be nothing. */
export const FLOOR_PER_HOUR = 60;

/** More than five times the hourly mean of seven days, never less than the floor (C.6). */
export const thresholdOf = (weekAdmitted: number, floorPerHour: number): number =>
  Math.max(floorPerHour, (FACTOR * weekAdmitted) / HOURS_OF_A_WEEK);

/** Open from the hour that went over the threshold until one whole hour stayed below it. */
export const judgeTraffic = (traffic: Traffic, floorPerHour: number): Breaker => {
  const threshold = thresholdOf(traffic.weekAdmitted, floorPerHour);
  return Math.max(traffic.current, traffic.previous) > threshold
    ? { open: true, threshold, rule: 'C.6' }
    : { open: false };
};

const FEWEST_UNWRITTEN = 10;
const MOST_UNWRITTEN = 100;

/**
 * How many submissions one process may count before it tells the others: a twentieth of the threshold, so that a
 * busy form costs fewer writes and the breaker opens about as soon.
 */
export const unwrittenAtMost = (weekAdmitted: number, floorPerHour: number): number =>
  Math.min(Math.max(thresholdOf(weekAdmitted, floorPerHour) / 20, FEWEST_UNWRITTEN), MOST_UNWRITTEN);

/** Held submissions get their mail one after the other at this pace: as many an hour as the cap reserves (C.6). */
export const HELD_GAP_MS = 3_600_000 / 20;
/** Nobody waits longer than a day for a mail; beyond that a submission is refused with words instead. */
export const HELD_AT_MOST_MS = 24 * 3_600_000;
