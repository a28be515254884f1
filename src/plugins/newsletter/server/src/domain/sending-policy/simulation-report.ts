import { DateTime } from 'luxon';
import { HOUR_MS } from './rolling-hour';
import type { Segment, Segments } from './simulation-segments';

/** ISO 8601 strings carry the zone's offset. Counts are campaign mails; the last two look at all mails. */
export interface SimulationReport {
  readonly start: string;
  /** Hand-over of the last campaign mail; the start if none may leave. */
  readonly end: string;
  readonly submitted: number;
  readonly segments: readonly Segment<string>[];
  /** Mails of all kinds in the fullest sliding 3,600 s. */
  readonly maxInAnyHour: number;
  /** Between any two mails; null below two mails. */
  readonly minGapSeconds: number | null;
}

/** Mails of all kinds handed over in the same millisecond. */
export interface Batch {
  readonly at: number;
  readonly count: number;
  readonly ofCampaign: number;
}

export interface SimulationRun {
  readonly start: number;
  readonly zone: string;
  readonly segments: Segments;
  /** Ascending. */
  readonly batches: readonly Batch[];
}

export function reportOn({ start, zone, segments, batches }: SimulationRun): SimulationReport {
  const iso = (at: number) =>
    DateTime.fromMillis(at, { zone }).toISO({ suppressMilliseconds: true }) ?? new Date(at).toISOString();
  const mails = batches.filter(({ count }) => count > 0);
  return {
    start: iso(start),
    end: iso(segments.latest),
    submitted: segments.submitted,
    segments: segments.list.map((segment) => ({ ...segment, from: iso(segment.from), to: iso(segment.to) })),
    maxInAnyHour: fullestHour(mails),
    minGapSeconds: smallestGapSeconds(mails),
  };
}

function fullestHour(batches: readonly Batch[]): number {
  let [first, inHour, fullest] = [0, 0, 0];
  for (const { at, count } of batches) {
    inHour += count;
    for (let oldest = batches[first]; oldest && at - oldest.at >= HOUR_MS; oldest = batches[first]) {
      inHour -= oldest.count;
      first += 1;
    }
    fullest = Math.max(fullest, inHour);
  }
  return fullest;
}

function smallestGapSeconds(batches: readonly Batch[]): number | null {
  if (batches.some(({ count }) => count > 1)) return 0;
  const smallest = batches.reduce(
    (gap, { at }, index) => Math.min(gap, at - (batches[index - 1]?.at ?? -Infinity)),
    Infinity,
  );
  return Number.isFinite(smallest) ? smallest / 1_000 : null;
}
