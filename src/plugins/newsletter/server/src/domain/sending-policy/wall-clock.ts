import type { Zone } from 'luxon';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Zones change their clocks on quarters of an hour (UTC). Asking Intl costs some 50 µs, and a planner asks
 * for the same quarter again with every mail: the last answer per zone is kept. It is a constant of the zone.
 */
const QUARTER_MS = 15 * MINUTE_MS;
const lastAnswers = new Map<string, { readonly quarter: number; readonly offset: number }>();

function offsetAt(zone: Zone, at: number): number {
  const quarter = Math.floor(at / QUARTER_MS);
  const last = lastAnswers.get(zone.name);
  if (last?.quarter === quarter) return last.offset;
  const offset = zone.offset(quarter * QUARTER_MS);
  lastAnswers.set(zone.name, { quarter, offset });
  return offset;
}

/** What the clock on the wall shows. NaN throughout for an unknown zone. */
export interface WallTime {
  /** Days since 1970-01-01 on that wall's calendar. */
  readonly day: number;
  /** ISO weekday, 1 = Monday. */
  readonly weekday: number;
  /** Minute of the day, 0 to 1439. */
  readonly minute: number;
}

export function wallTimeAt(zone: Zone, at: number): WallTime {
  const wallMs = at + offsetAt(zone, at) * MINUTE_MS;
  const day = Math.floor(wallMs / DAY_MS);
  // Day 0 of the epoch was a Thursday.
  const weekday = ((((day + 3) % 7) + 7) % 7) + 1;
  return { day, weekday, minute: Math.floor((wallMs - day * DAY_MS) / MINUTE_MS) };
}

/** Every instant at which the wall shows this minute: none in a DST gap, two in an overlap. */
export function instantsOfWallTime(zone: Zone, day: number, minute: number): number[] {
  const wallMs = day * DAY_MS + minute * MINUTE_MS;
  const offsets = new Set([offsetAt(zone, wallMs - DAY_MS), offsetAt(zone, wallMs + DAY_MS)]);
  return [...offsets]
    .map((offset) => ({ offset, instant: wallMs - offset * MINUTE_MS }))
    .filter(({ offset, instant }) => offsetAt(zone, instant) === offset)
    .map(({ instant }) => instant);
}

/** The instant in (from, to] at which the clocks are changed, by bisection; at most one a day is assumed. */
export function offsetChangesBetween(zone: Zone, from: number, to: number): number[] {
  const before = offsetAt(zone, from);
  if (before === offsetAt(zone, to) || Number.isNaN(before)) return [];
  let [low, high] = [Math.floor(from / QUARTER_MS), Math.floor(to / QUARTER_MS)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetAt(zone, middle * QUARTER_MS) === before) low = middle;
    else high = middle;
  }
  return [high * QUARTER_MS];
}
