import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';
import { instantsOfWallTime, offsetChangesBetween, wallTimeAt } from './wall-clock';
import type { Sourced } from './sourced';

/** Part of one calendar day, in minutes of the wall clock: `from` belongs to it, `to` no longer does. */
export interface DaySpan {
  readonly from: number;
  readonly to: number;
}

export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/**
 * Open spans by ISO weekday (1 = Monday). No span crosses midnight: a night is the end of one day and the
 * start of the next, so there are no ends to swap.
 */
export type OffPeakWeek = { readonly [D in Weekday]: readonly DaySpan[] };

export interface OffPeak {
  /** Lists of up to this many recipients are free of the window; one more is bound by it. */
  readonly overRecipients: number;
  /** IANA zone whose wall clock counts. */
  readonly zone: string;
  /** `strict` reads "CET" literally as well: open on the wall clock *and* in fixed UTC+1. */
  readonly mode: 'wall' | 'strict';
  readonly week: OffPeakWeek;
  /** Windows of other profiles that must be open at the same time. */
  readonly further: readonly Sourced<OffPeak>[];
}

const DAY_MS = 86_400_000;
/** Two weeks and a day: a weekly window that one DST gap swallows is open again within it. */
const LOOK_AHEAD_DAYS = 15;
const FIXED_CET = FixedOffsetZone.instance(60);

const WEEKNIGHT: readonly DaySpan[] = [
  { from: 0, to: 8 * 60 },
  { from: 22 * 60, to: 24 * 60 },
];
const WHOLE_DAY: readonly DaySpan[] = [{ from: 0, to: 24 * 60 }];

/** VIV-2.2: all Saturday and Sunday, Monday to Friday 22:00 to 08:00. Public holidays are ordinary days. */
export const OFF_PEAK_WEEK: OffPeakWeek = {
  1: WEEKNIGHT,
  2: WEEKNIGHT,
  3: WEEKNIGHT,
  4: WEEKNIGHT,
  5: WEEKNIGHT,
  6: WHOLE_DAY,
  7: WHOLE_DAY,
};

/** The window rules that bind a list of this size, with their provenance. */
export function windowsFor(offPeak: Sourced<OffPeak | null>, listSize: number): readonly Sourced<OffPeak>[] {
  const { value } = offPeak;
  if (value === null) return [];
  // Asked this way round so that a NaN on either side binds.
  return [{ ...offPeak, value }, ...value.further].filter(
    (window) => !(listSize <= window.value.overRecipients),
  );
}

export function isOpen(window: OffPeak, at: number): boolean {
  return zonesOf(window).every((zone) => {
    const { weekday, minute } = wallTimeAt(zone, at);
    // An unknown zone has no weekday: closed.
    return (window.week[weekday as Weekday] ?? []).some((span) => span.from <= minute && minute < span.to);
  });
}

/** The first instant at or after `at` (epoch ms) at which all windows are open; null if there is none. */
export function nextOpening(windows: readonly OffPeak[], at: number): number | null {
  const allOpen = (instant: number) => windows.every((window) => isOpen(window, instant));
  if (allOpen(at)) return at;
  for (let day = 0; day < LOOK_AHEAD_DAYS; day += 1) {
    const from = at + day * DAY_MS;
    const opening = possibleChanges(windows, 'from', { from, to: from + DAY_MS }).find(allOpen);
    if (opening !== undefined) return opening;
  }
  return null;
}

/** Of windows that are open at `at`: an instant (epoch ms) until which they stay so, at most a day later. */
export function openUntil(windows: readonly OffPeak[], at: number): number {
  const closing = possibleChanges(windows, 'to', { from: at, to: at + DAY_MS }).find((instant) =>
    windows.some((window) => !isOpen(window, instant)),
  );
  return closing ?? at + DAY_MS;
}

/** Windows change only where a span begins or ends or where the clocks are changed; ascending, in (from, to]. */
function possibleChanges(
  windows: readonly OffPeak[],
  edge: keyof DaySpan,
  { from, to }: { from: number; to: number },
): number[] {
  const instants = windows.flatMap((window) =>
    zonesOf(window).flatMap((zone) => [
      ...spanEdges({ week: window.week, edge }, zone, { from, to }),
      ...offsetChangesBetween(zone, from, to),
    ]),
  );
  return instants.filter((instant) => from < instant && instant <= to).sort((a, b) => a - b);
}

function spanEdges(
  { week, edge }: { week: OffPeakWeek; edge: keyof DaySpan },
  zone: Zone,
  range: { from: number; to: number },
): number[] {
  const edges: number[] = [];
  const minutes = new Set(
    Object.values(week).flatMap((spans: readonly DaySpan[]) => spans.map((span) => span[edge])),
  );
  const lastDay = wallTimeAt(zone, range.to).day;
  // The end of a day is a minute of the day before.
  for (let day = wallTimeAt(zone, range.from).day - 1; day <= lastDay; day += 1) {
    for (const minute of minutes) edges.push(...instantsOfWallTime(zone, day, minute));
  }
  return edges;
}

function zonesOf(window: OffPeak): Zone[] {
  // IANA names only: luxon would take `local` too, and the answer would depend on the machine.
  const wall = IANAZone.create(window.zone);
  return window.mode === 'wall' ? [wall] : [wall, FIXED_CET];
}
