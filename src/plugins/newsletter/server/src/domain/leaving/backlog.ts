const HOUR_MS = 3_600_000;

/** Requests to leave that wait for somebody's decision. */
export interface Waiting {
  readonly count: number;
  /** When the oldest of them came, epoch ms. */
  readonly oldestAt: number;
}

/** Who came before this instant waits too long: leaving is handled in time, and an hour is the alarm (VIV-2.4f). */
export const backlogLimit = (now: number): number => now - HOUR_MS;
