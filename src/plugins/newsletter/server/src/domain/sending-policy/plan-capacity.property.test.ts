import fc from 'fast-check';
import { plan } from './index';
import type { HandOver, PlanInput } from './index';
import {
  earliestInstants,
  FRIDAY,
  HOUR,
  mostOf,
  numbers,
  opening,
  policyOf,
  shareOfCampaigns,
  warmUpOf,
  type Numbers,
} from './fixtures/rules';

/** The same cases in every run; a failure shrinks to its smallest. */
const SEED = 20_261_122;

const LARGE = 900;
const queueOf = (queued: number, confirmation = 0): PlanInput['queue'] => ({
  transactional: { confirmation, notice: 0 },
  campaigns: [{ id: 'a', listSize: LARGE, queued }],
});

describe('what the rules permit is used', () => {
  it('VIV-1.1: at least 99 % of the most that cap, spacing, window and reserve permit leaves, over restarts', () => {
    fc.assert(
      fc.property(numbers, fc.integer({ min: 0, max: 72 * HOUR }), fc.nat(4), (rules, offset, forgetful) => {
        const policy = policyOf(rules);
        const horizon = { from: FRIDAY + offset, to: FRIDAY + offset + 30 * HOUR };
        const { throttle: throttlePerHour } = rules;
        let log: HandOver[] = [];
        let now: number | null = horizon.from;
        while (now !== null && now < horizon.to && log.length < 400) {
          const queue = queueOf(400 - log.length);
          const at: number = now;
          const warmUp = warmUpOf(log, at, horizon.from);
          const given = { now, policy, queue, maxBatch: 5, throttlePerHour };
          const answer = plan({ ...given, log, warmUp });
          for (const { count } of answer.permits)
            for (let n = 0; n < count; n += 1) log = [...log, { at, kind: 'campaign' }];
          // Whoever is told to come back at once got something, so the run goes on.
          const least = answer.permits.length > 0 ? at : at + 1;
          expect(answer.nextAt ?? Infinity).toBeGreaterThanOrEqual(least);
          // Every few mails another process goes on with what the database tells about the last hour.
          const known = log.length % (forgetful + 2) === 0 ? log.filter((mail) => mail.at > at - HOUR) : log;
          const again = { ...given, warmUp: warmUpOf(log, at, horizon.from) };
          expect(plan({ ...again, log: known })).toEqual(plan({ ...again, log }));
          now = answer.nextAt;
        }
        const possible = earliestInstants(rules, horizon).length;
        const left = log.filter(({ at }) => at < horizon.to).length;
        expect(left).toBeLessThanOrEqual(possible);
        expect(left).toBeGreaterThanOrEqual(0.99 * possible);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('VIV-1.1: with a clock that jumps by an hour to and fro nothing is ever stuck and no rule broken', () => {
    const jumps = fc.array(
      fc.record({
        jump: fc.constantFrom(0, 0, 0, HOUR, -HOUR),
        late: fc.constantFrom(0, 0, 1, 7_777),
        confirmations: fc.constantFrom(0, 0, 0, 1, 4),
      }),
      { minLength: 40, maxLength: 120 },
    );
    fc.assert(
      fc.property(numbers, jumps, (rules, steps) => {
        const policy = policyOf(rules);
        const log: HandOver[] = [];
        let [now, waiting, queued] = [FRIDAY, 0, 300];
        for (const { jump, late, confirmations } of steps) {
          waiting += confirmations;
          const ask = (at: number) =>
            plan({
              now: at,
              policy,
              log: [...log],
              queue: queueOf(queued, waiting),
              maxBatch: 5,
              throttlePerHour: rules.throttle,
              warmUp: warmUpOf(log, at, FRIDAY),
            });
          const answer = ask(now);
          expect(answer.refusal).toBeUndefined();
          for (const { kind, count } of answer.permits) {
            for (let n = 0; n < count; n += 1) {
              log.push({ at: now, kind });
              expectLawful(log, rules);
            }
            if (kind === 'campaign') queued -= count;
            else waiting -= count;
          }
          if (queued + waiting === 0) return;
          // Told when to come back, and then something does leave.
          const next = ask(now).nextAt ?? Number.NaN;
          expect(next).toBeGreaterThanOrEqual(now);
          expect(ask(next).permits.length).toBeGreaterThan(0);
          now = next + late + jump;
        }
      }),
      { seed: SEED, numRuns: 50 },
    );
  });

  it('VIV-1.1: a flood of signups that never ends takes no campaign its share of every hour', () => {
    const capped = numbers.filter(({ cap, throttle }) => (cap ?? throttle) !== null);
    fc.assert(
      fc.property(capped, (given) => {
        const rules: Numbers = { ...given, window: 'none', perDay: null };
        const policy = policyOf(rules);
        const log: HandOver[] = [];
        const until = FRIDAY + 10 * HOUR;
        for (let now: number | null = FRIDAY; now !== null && now < until;) {
          const at: number = now;
          const queue = queueOf(LARGE, LARGE);
          const answer = plan({ now, policy, log, queue, maxBatch: 5, throttlePerHour: rules.throttle });
          for (const { kind, count } of answer.permits)
            for (let n = 0; n < count; n += 1) log.push({ at, kind });
          expect(answer.nextAt ?? 0).toBeGreaterThanOrEqual(answer.permits.length > 0 ? at : at + 1);
          now = answer.nextAt;
        }
        const share = mostOf(rules) - shareOfCampaigns(rules);
        const campaigns = log.filter(({ kind }) => kind === 'campaign').length;
        expect(campaigns).toBeGreaterThanOrEqual(9 * share);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

/** The newest mail, held against all that the log says of the time before it. */
function expectLawful(log: readonly HandOver[], rules: Numbers): void {
  const [before, last] = log.slice(-2);
  const newest = last ?? before;
  if (!newest) return;
  const hour = log.filter(({ at }) => at > newest.at - HOUR);
  expect(hour.length).toBeLessThanOrEqual(mostOf(rules));
  const campaigns = hour.filter(({ kind }) => kind === 'campaign');
  if (newest.kind === 'campaign') {
    expect(campaigns.length).toBeLessThanOrEqual(shareOfCampaigns(rules));
    expect(opening(rules.window, newest.at)).toBe(newest.at);
  }
  if (last && before) expect(newest.at - before.at).toBeGreaterThanOrEqual(rules.spacingSeconds * 1_000);
}
