import fc from 'fast-check';
import { nextRetry, type FailedAttempt } from './retry-schedule';

const MINUTE = 60_000;
const START = new Date('2026-11-21T13:00:00Z');
const failed = (over: Partial<FailedAttempt> = {}): FailedAttempt => ({
  kind: 'campaign',
  attempts: 1,
  firstAttemptAt: START,
  now: START,
  class: 'greylist',
  seed: 'd1',
  ...over,
});

/** Waits in minutes until the message is given up, and the reason. */
function course(kind: FailedAttempt['kind'], seed: string) {
  const waits: number[] = [];
  let now = START;
  for (let attempts = 1; ; attempts += 1) {
    const decision = nextRetry(failed({ kind, attempts, now, seed }));
    if (!decision.retry)
      return {
        waits,
        reason: decision.reason,
        attempts,
        hours: (now.getTime() - START.getTime()) / 3_600_000,
      };
    waits.push((decision.at.getTime() - now.getTime()) / MINUTE);
    now = decision.at;
  }
}

test('C.3: waits follow 6, 15, 30, 60, 120, 240, 240 minutes within ten per cent', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const { waits } = course('confirmation', seed);
      const plan = [6, 15, 30, 60, 120, 240, 240, 240, 240, 240, 240];
      for (const [n, wait] of waits.entries())
        expect(Math.abs(wait / (plan[n] ?? 0) - 1)).toBeLessThanOrEqual(0.1001);
    }),
  );
});

test('C.3: no more than 12 attempts, a campaign no longer than 24 h, a confirmation no longer than 48 h', () => {
  fc.assert(
    fc.property(fc.string(), (seed) => {
      const campaign = course('campaign', seed);
      expect(campaign.attempts).toBeLessThanOrEqual(12);
      expect(campaign.hours).toBeLessThanOrEqual(24);
      const confirmation = course('confirmation', seed);
      expect([confirmation.reason, confirmation.attempts]).toEqual(['attempts-exhausted', 12]);
      expect(confirmation.hours).toBeLessThanOrEqual(48);
    }),
  );
});

test('C.3: equal seeds give equal times, different seeds spread', () => {
  expect(nextRetry(failed())).toEqual(nextRetry(failed()));
  expect(nextRetry(failed({ seed: 'd2' }))).not.toEqual(nextRetry(failed()));
});

test('C.3: what would come after the end is given up now', () => {
  const now = new Date(START.getTime() + 23 * 60 * MINUTE);
  expect(nextRetry(failed({ attempts: 8, now }))).toEqual({ retry: false, reason: 'too-old', rule: 'C.3' });
});

test.each(['self-rate', 'block'] as const)(
  'VIV-1.2: after %s the next attempt waits at least an hour',
  (failureClass) => {
    const decision = nextRetry(failed({ class: failureClass }));
    expect(decision.retry && decision.at.getTime() - START.getTime()).toBeGreaterThanOrEqual(60 * MINUTE);
  },
);
