/** Requests of one day, and how long they took until nothing could go out any more (MSR-2.4-18). */
export interface LatencyDay {
  /** In UTC. */
  readonly day: string;
  readonly requests: number;
  readonly byMethod: Readonly<Record<string, number>>;
  readonly medianMs: number;
  readonly maxMs: number;
}

export interface LatencyReport {
  readonly requests: number;
  readonly maxMs: number;
  /** What the policy allows: three days. */
  readonly allowedMs: number;
  readonly withinAllowed: boolean;
  readonly days: readonly LatencyDay[];
}

export const ALLOWED_MS = 3 * 24 * 3_600_000;

interface Tally {
  readonly counts: Map<number, number>;
  readonly byMethod: Map<string, number>;
}

const median = (counts: ReadonlyMap<number, number>, total: number): number => {
  let seen = 0;
  for (const latency of [...counts.keys()].sort((a, b) => a - b)) {
    seen += counts.get(latency) ?? 0;
    if (seen * 2 >= total) return latency;
  }
  return 0;
};

const dayOf = ([day, { counts, byMethod }]: readonly [string, Tally]): LatencyDay => {
  const requests = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return {
    day,
    requests,
    byMethod: Object.fromEntries([...byMethod].sort()),
    medianMs: median(counts, requests),
    maxMs: Math.max(...counts.keys()),
  };
};

/** Adds up one request after the other; what it keeps grows with the number of days, not of requests. */
export const createLatencyTally = () => {
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
      const day = new Date(effectiveAt).toISOString().slice(0, 10);
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
