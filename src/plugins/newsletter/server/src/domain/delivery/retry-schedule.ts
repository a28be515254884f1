import { createHash } from 'node:crypto';
import type { FailureClass } from './failure-class';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** Waits after the first, second … failure (standards C.3); the last one repeats. */
const WAITS_MS = [6, 15, 30, 60, 120, 240].map((minutes) => minutes * MINUTE_MS);
const GIVE_UP_AFTER_MS = { campaign: 24 * HOUR_MS, confirmation: 48 * HOUR_MS } as const;
const MAX_ATTEMPTS = 12;
const JITTER = 0.1;

/** Classes for which an earlier attempt would make things worse (VIV-1.2, C.2.2 block). */
const LEAST_WAIT_MS: Partial<Record<FailureClass, number>> = {
  'self-rate': HOUR_MS,
  block: HOUR_MS,
};

export interface FailedAttempt {
  readonly kind: keyof typeof GIVE_UP_AFTER_MS;
  /** Attempts made so far, at least 1. */
  readonly attempts: number;
  readonly firstAttemptAt: Date;
  readonly now: Date;
  readonly class: FailureClass;
  /** Spreads retries of different messages; the delivery id. Equal seeds give equal times. */
  readonly seed: string;
}

export type RetryDecision =
  | { retry: true; at: Date; rule: 'C.3' }
  | { retry: false; reason: 'attempts-exhausted' | 'too-old'; rule: 'C.3' };

/** A number in [-1, 1), the same for the same seed and attempt. */
function spread(seed: string, attempts: number): number {
  const digest = createHash('sha256').update(`${seed}:${attempts}`).digest();
  return digest.readUInt32BE(0) / 2 ** 31 - 1;
}

/** When a retryable failure is offered again, or why it is given up. Every retry passes every gate anew. */
export function nextRetry(failed: FailedAttempt): RetryDecision {
  if (failed.attempts >= MAX_ATTEMPTS) return { retry: false, reason: 'attempts-exhausted', rule: 'C.3' };
  const step = Math.max(0, Math.min(failed.attempts, WAITS_MS.length) - 1);
  const wait = (WAITS_MS[step] ?? HOUR_MS) * (1 + JITTER * spread(failed.seed, failed.attempts));
  const at = new Date(failed.now.getTime() + Math.max(Math.round(wait), LEAST_WAIT_MS[failed.class] ?? 0));
  if (at.getTime() - failed.firstAttemptAt.getTime() > GIVE_UP_AFTER_MS[failed.kind]) {
    return { retry: false, reason: 'too-old', rule: 'C.3' };
  }
  return { retry: true, at, rule: 'C.3' };
}
