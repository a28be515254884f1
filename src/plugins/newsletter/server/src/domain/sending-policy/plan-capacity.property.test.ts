import fc from 'fast-check';
import { DateTime } from 'luxon';
import { mergeProfiles, parseSiteProfile, plan, simulate, warmUpDay } from './index';
import type { CountedWarmUp } from './simulation-warm-up';
import type { HandOver, PlanInput, SendingPolicy } from './index';

/** The same cases in every run; a failure shrinks to its smallest. */
const SEED = 20_261_122;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The Friday before the clocks go back in Zurich. */
const FRIDAY = Date.parse('2026-10-23T06:00:00Z');

interface Numbers {
  readonly cap: number | null;
  readonly reserve: number;
  readonly spacingSeconds: number;
  readonly window: 'none' | 'wall' | 'strict';
}
const numbers: fc.Arbitrary<Numbers> = fc.record({
  cap: fc.option(fc.integer({ min: 1, max: 14 })),
  reserve: fc.integer({ min: 0, max: 14 }),
  spacingSeconds: fc.constantFrom(0, 0.5, 20, 300, 700, 3_600),
  window: fc.constantFrom('none', 'wall', 'strict'),
});

function policyOf({ cap, reserve, spacingSeconds, window }: Numbers, warmUpPerDay?: number[]): SendingPolicy {
  const offPeak = window === 'none' ? null : { overRecipients: 500, mode: window };
  const json = {
    name: 'house',
    capPerHour: cap,
    spacingSeconds,
    offPeak,
    ...(warmUpPerDay && { warmUpPerDay }),
  };
  const parsed = parseSiteProfile(json);
  if (!parsed.ok) throw new Error(parsed.message);
  const merged = mergeProfiles(['house'], { house: parsed.profile });
  if (!merged.ok) throw new Error(merged.code);
  const { policy } = merged;
  return { ...policy, confirmationReserve: { ...policy.confirmationReserve, value: reserve } };
}

/* What the rules permit, worked out a second time and in another way: by the hour, from the calendar. */

const isOffPeak = (at: DateTime): boolean => at.weekday > 5 || at.hour < 8 || at.hour >= 22;
const HOURS = Array.from({ length: 15 * 24 }, (_, n) => FRIDAY + n * HOUR);
const OPEN_HOURS = {
  wall: HOURS.map((at) => isOffPeak(DateTime.fromMillis(at, { zone: 'Europe/Zurich' }))),
  strict: HOURS.map(
    (at) =>
      isOffPeak(DateTime.fromMillis(at, { zone: 'Europe/Zurich' })) &&
      isOffPeak(DateTime.fromMillis(at, { zone: 'UTC+1' })),
  ),
};

/** The first instant from `at` on that lies in an open hour. */
function opening(window: Numbers['window'], at: number): number {
  if (window === 'none') return at;
  for (let hour = Math.floor((at - FRIDAY) / HOUR); ; hour += 1) {
    if (OPEN_HOURS[window][hour]) return Math.max(at, FRIDAY + hour * HOUR);
  }
}

/** Campaign mails leave at least half of what can leave at all; the reserve is the rest. */
function shareOfCampaigns({ cap, reserve, spacingSeconds }: Numbers): number {
  if (cap === null) return Infinity;
  const possible = spacingSeconds > 0 ? Math.min(cap, Math.floor(3_600 / spacingSeconds)) : cap;
  return cap - Math.min(reserve, Math.floor(possible / 2));
}

/** As early as the rules permit, one after the other: no order gets more out before any instant. */
function earliestInstants(rules: Numbers, limit: number, horizon: { from: number; to: number }): number[] {
  const instants: number[] = [];
  for (let at = horizon.from; instants.length < 400;) {
    const hourAgo = instants[instants.length - limit];
    const spaced = (instants.at(-1) ?? -Infinity) + rules.spacingSeconds * 1_000;
    at = opening(rules.window, Math.max(at, spaced, (hourAgo ?? -Infinity) + HOUR));
    if (at >= horizon.to) break;
    instants.push(at);
  }
  return instants;
}

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
        const horizon = { from: FRIDAY + offset, to: FRIDAY + offset + 20 * HOUR };
        let log: HandOver[] = [];
        let now: number | null = horizon.from;
        while (now !== null && now < horizon.to && log.length < 400) {
          const queue = queueOf(400 - log.length);
          const answer = plan({ now, policy, log, queue, maxBatch: 5 });
          const at: number = now;
          for (const { count } of answer.permits)
            for (let n = 0; n < count; n += 1) log = [...log, { at, kind: 'campaign' }];
          expect(answer.nextAt ?? Infinity).toBeGreaterThanOrEqual(at);
          // Every few mails another process goes on with what the database tells about the last hour.
          const known = log.length % (forgetful + 2) === 0 ? log.filter((mail) => mail.at > at - HOUR) : log;
          expect(plan({ now, policy, log: known, queue, maxBatch: 5 })).toEqual(
            plan({ now, policy, log, queue, maxBatch: 5 }),
          );
          now = answer.nextAt;
        }
        const possible = earliestInstants(rules, shareOfCampaigns(rules), horizon).length;
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
        const cap = rules.cap ?? Infinity;
        const log: HandOver[] = [];
        let [now, waiting, queued] = [FRIDAY, 0, 300];
        for (const { jump, late, confirmations } of steps) {
          waiting += confirmations;
          const ask = (at: number) =>
            plan({ now: at, policy, log: [...log], queue: queueOf(queued, waiting), maxBatch: 5 });
          const answer = ask(now);
          expect(answer.refusal).toBeUndefined();
          for (const { kind, count } of answer.permits) {
            for (let n = 0; n < count; n += 1) {
              log.push({ at: now, kind });
              expectLawful(log, rules, cap);
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

  it('VIV-2.1b: a simulation passes over nothing: it says what asking instant by instant says', () => {
    const curve = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1, maxLength: 3 });
    const cases = fc.record({
      rules: numbers.filter(({ spacingSeconds }) => spacingSeconds >= 20),
      curve: fc.option(curve),
      recipients: fc.integer({ min: 1, max: 150 }),
      offset: fc.integer({ min: 0, max: 72 * HOUR }),
      handedOver: fc.nat(40),
      throttlePerHour: fc.option(fc.integer({ min: 1, max: 8 })),
    });
    fc.assert(
      fc.property(cases, ({ rules, curve: perDay, recipients, offset, handedOver, throttlePerHour }) => {
        const start = FRIDAY + offset;
        const policy = policyOf(rules, perDay ?? undefined);
        const warmUp = { startedAt: start - 3 * HOUR, handedOver, countedAt: start };
        const asked = { policy, recipients, listSize: LARGE, warmUp, throttlePerHour };
        const instants = oneByOne(asked, start);
        const report = simulate({ ...asked, start: new Date(start) });
        expect(report.submitted).toBe(instants.length);
        const ends = report.segments.filter(({ count }) => count > 0);
        expect(ends.reduce((sum, { count }) => sum + count, 0)).toBe(instants.length);
        let seen = 0;
        for (const { from, to, count } of ends) {
          expect([Date.parse(from), Date.parse(to)]).toEqual([instants[seen], instants[seen + count - 1]]);
          seen += count;
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});

interface Asked {
  readonly policy: SendingPolicy;
  readonly recipients: number;
  readonly listSize: number;
  readonly warmUp: CountedWarmUp;
  readonly throttlePerHour: number | null;
}

function oneByOne({ policy, recipients, listSize, warmUp, throttlePerHour }: Asked, start: number): number[] {
  const log: HandOver[] = [];
  const { startedAt } = warmUp;
  for (let now: number | null = start; now !== null && log.length < recipients && now < start + 12 * DAY;) {
    const { from, index } = warmUpDay(startedAt, now);
    const ownToday = log.filter(({ at }) => at >= from).length;
    const before = index === 0 ? warmUp.handedOver : 0;
    const answer = plan({
      now,
      policy,
      log,
      queue: {
        transactional: { confirmation: 0, notice: 0 },
        campaigns: [{ id: 'a', listSize, queued: recipients - log.length }],
      },
      maxBatch: 1,
      throttlePerHour,
      warmUp: { startedAt, handedOver: before + ownToday },
    });
    const at: number = now;
    if (answer.permits.length > 0) log.push({ at, kind: 'campaign' });
    now = answer.nextAt;
  }
  return log.map(({ at }) => at);
}

/** The newest mail, held against all that the log says of the time before it. */
function expectLawful(log: readonly HandOver[], rules: Numbers, cap: number): void {
  const [before, last] = log.slice(-2);
  const newest = last ?? before;
  if (!newest) return;
  const hour = log.filter(({ at }) => at > newest.at - HOUR);
  expect(hour.length).toBeLessThanOrEqual(cap);
  const campaigns = hour.filter(({ kind }) => kind === 'campaign');
  if (newest.kind === 'campaign') {
    expect(campaigns.length).toBeLessThanOrEqual(shareOfCampaigns(rules));
    expect(opening(rules.window, newest.at)).toBe(newest.at);
  }
  if (last && before) expect(newest.at - before.at).toBeGreaterThanOrEqual(rules.spacingSeconds * 1_000);
}
