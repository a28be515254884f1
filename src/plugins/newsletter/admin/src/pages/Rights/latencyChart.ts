import type { LatencyRow } from '../../../../shared/contracts';
import { hundredths, type ChartSize } from '../../components/chartSize';

export interface LatencyMark {
  readonly day: string;
  readonly x: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

export interface LatencyChart {
  readonly marks: readonly LatencyMark[];
  /** Heights of the lines to read values from. */
  readonly ticks: readonly { readonly ms: number; readonly y: number }[];
  /** Height of the line nobody may cross. */
  readonly allowed: number;
  /** Days that are named below, few enough to stay readable. */
  readonly labels: readonly { readonly day: string; readonly x: number }[];
}

const TICKS_MS = [1, 1_000, 60_000, 3_600_000, 86_400_000];
const MOST_LABELS = 8;

/**
 * Milliseconds and days in one picture: the scale is logarithmic, and everything under a millisecond stands at its
 * foot. Null where there is nothing to draw.
 */
export function latencyChart(
  rows: readonly LatencyRow[],
  allowedMs: number,
  { width, height }: ChartSize,
): LatencyChart | null {
  if (rows.length === 0) return null;
  const top = Math.log10(2 * Math.max(allowedMs, ...rows.map(({ maxMs }) => maxMs)));
  const y = (ms: number) => hundredths(height - (Math.log10(Math.max(1, ms)) / top) * height);
  const x = (index: number) => hundredths(((index + 0.5) / rows.length) * width);
  const every = Math.ceil(rows.length / MOST_LABELS);
  return {
    marks: rows.map(({ day, medianMs, p95Ms, maxMs }, index) => ({
      day,
      x: x(index),
      median: y(medianMs),
      p95: y(p95Ms),
      max: y(maxMs),
    })),
    ticks: TICKS_MS.map((ms) => ({ ms, y: y(ms) })),
    allowed: y(allowedMs),
    labels: rows.flatMap(({ day }, index) => (index % every === 0 ? [{ day, x: x(index) }] : [])),
  };
}
