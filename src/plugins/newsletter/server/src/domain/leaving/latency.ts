import type { LatencyReport, LatencyRow } from '../../../../shared/contracts';

export type LatencyUnit = 'day' | 'month';

export const ALLOWED_MS = 3 * 24 * 3_600_000;

const NAME_LENGTH: Readonly<Record<LatencyUnit, number>> = { day: 10, month: 7 };

interface Tally {
  readonly counts: Map<number, number>;
  readonly byMethod: Map<string, number>;
}

/** The least latency that `share` of all did not exceed. */
const quantile = (counts: ReadonlyMap<number, number>, total: number, share: number): number => {
  let seen = 0;
  for (const latency of [...counts.keys()].sort((a, b) => a - b)) {
    seen += counts.get(latency) ?? 0;
    if (seen >= total * share) return latency;
  }
  return 0;
};

const dayOf = ([day, { counts, byMethod }]: readonly [string, Tally]): LatencyRow => {
  const requests = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    day,
    requests,
    byMethod: Object.fromEntries([...byMethod].sort()),
    medianMs: quantile(counts, requests, 0.5),
    p95Ms: quantile(counts, requests, 0.95),
    maxMs: Math.max(...counts.keys()),
  };
};

/** Adds up one request after the other; what it keeps grows with the number of days, not of requests. */
export const createLatencyTally = (unit: LatencyUnit = 'day') => {
  const days = new Map<string, Tally>();
  return {
    add: ({
      method,
      requestedAt,
      effectiveAt,
    }: {
      method: string;
      requestedAt: number;
      effectiveAt: number;
    }) => {
      const day = new Date(effectiveAt).toISOString().slice(0, NAME_LENGTH[unit]);
      const tally = days.get(day) ?? { counts: new Map(), byMethod: new Map() };
      const exact = Math.max(0, effectiveAt - requestedAt);
      // Beyond a second the second is exact enough, which bounds the number of different values.
      const latency = exact < 1_000 ? Math.round(exact) : Math.ceil(exact / 1_000) * 1_000;
      tally.counts.set(latency, (tally.counts.get(latency) ?? 0) + 1);
      tally.byMethod.set(method, (tally.byMethod.get(method) ?? 0) + 1);
      days.set(day, tally);
    },

    report: (): LatencyReport => {
      const list = [...days].sort(([a], [b]) => a.localeCompare(b)).map(dayOf);
      const maxMs = Math.max(0, ...list.map((day) => day.maxMs));
      return {
        requests: list.reduce((sum, day) => sum + day.requests, 0),
        maxMs,
        allowedMs: ALLOWED_MS,
        withinAllowed: maxMs <= ALLOWED_MS,
        days: list,
      };
    },
  };
};
