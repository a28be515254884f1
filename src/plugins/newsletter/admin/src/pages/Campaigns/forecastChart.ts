import type { Forecast } from '../../../../shared/contracts';
import { hundredths, type ChartSize } from '../../components/chartSize';

export interface ForecastRow {
  readonly from: string;
  readonly to: string;
  readonly count: number;
  /** Mails that have left by the end of this segment. */
  readonly sum: number;
  readonly pausedBy: string | null;
}

export interface ForecastChart {
  /** The cumulative curve as "x,y x,y …" */
  readonly line: string;
  /** The same curve closed down to the time axis */
  readonly area: string;
  readonly pauses: readonly { readonly x: number; readonly width: number }[];
  /** So short that its times need their seconds. */
  readonly short: boolean;
  readonly timeTicks: readonly { readonly x: number; readonly at: string }[];
  readonly mailTicks: readonly { readonly y: number; readonly mails: number }[];
}

const TIME_TICKS = 4;
/** Below that the ticks would all say the same minute. */
const SHORT_MS = TIME_TICKS * 60_000;

type Segment = Forecast['segments'][number];

/**
 * The rows of the table; the chart is drawn from the very same ones, so the two cannot disagree.
 * A segment says what stopped it: the time from its last mail to the next segment is the pause, a row of its own.
 */
export function forecastRows({ segments }: Forecast): readonly ForecastRow[] {
  let sum = 0;
  return segments.flatMap((segment, index) => {
    sum += segment.count;
    return rowsOf(segment, segments[index + 1], sum);
  });
}

/** When the first mail leaves: a start within a pause is not it. Null when none leaves at all. */
export const firstMailAt = ({ segments }: Forecast): string | null =>
  segments.find(({ count }) => count > 0)?.from ?? null;

export interface Shortfall {
  readonly submitted: number;
  /** Who would never get the mail. */
  readonly left: number;
  readonly reason: string | null;
}

/** What keeps the campaign from ever reaching everybody; the end of the contract is told by itself (MSR-4.1b). */
export function shortfallOf({ recipients, segments, contractEnd }: Forecast): Shortfall | null {
  const submitted = segments.reduce((sum, { count }) => sum + count, 0);
  const reason = segments.at(-1)?.pausedBy ?? null;
  if (submitted >= recipients || (contractEnd !== null && reason !== 'list-too-large')) return null;
  return { submitted, left: recipients - submitted, reason };
}

function rowsOf(segment: Segment, next: Segment | undefined, sum: number): ForecastRow[] {
  const { from, to, count, pausedBy = null } = segment;
  const paused = pausedBy !== null && next !== undefined && Date.parse(next.from) > Date.parse(to);
  if (!paused) return [{ from, to, count, sum, pausedBy }];
  const sending: ForecastRow = { from, to, count, sum, pausedBy: null };
  const pause: ForecastRow = { from: to, to: next.from, count: 0, sum, pausedBy };
  return count === 0 ? [{ ...pause, from }] : [sending, pause];
}

/** Null when there is nothing to draw: no segments, or none that takes time. */
export function forecastChart(
  rows: readonly ForecastRow[],
  { width, height }: ChartSize,
): ForecastChart | null {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return null;
  const start = Date.parse(first.from);
  const span = Date.parse(last.to) - start;
  if (!(span > 0)) return null;

  const top = Math.max(1, last.sum);
  const x = (iso: string) => hundredths(((Date.parse(iso) - start) / span) * width);
  const y = (mails: number) => hundredths(height - (mails / top) * height);
  const points = rows.flatMap((row) => [
    `${x(row.from)},${y(row.sum - row.count)}`,
    `${x(row.to)},${y(row.sum)}`,
  ]);
  const line = points.join(' ');

  return {
    line,
    area: `0,${height} ${line} ${width},${height}`,
    pauses: rows
      .filter((row) => row.count === 0 && row.pausedBy !== null)
      .map((row) => ({ x: x(row.from), width: hundredths(x(row.to) - x(row.from)) })),
    short: span < SHORT_MS,
    timeTicks: Array.from({ length: TIME_TICKS + 1 }, (_, index) => ({
      x: hundredths((index / TIME_TICKS) * width),
      at: new Date(start + (index / TIME_TICKS) * span).toISOString(),
    })),
    mailTicks: mailTicks(top).map((mails) => ({ mails, y: y(mails) })),
  };
}

/** Zero, the middle and the top; two ticks where a middle would not be a whole mail. */
const mailTicks = (top: number): readonly number[] => (top < 2 ? [0, top] : [0, Math.round(top / 2), top]);
