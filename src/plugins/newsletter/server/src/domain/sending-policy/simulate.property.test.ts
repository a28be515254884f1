import fc from 'fast-check';
import { plan, simulate, warmUpDay } from './index';
import { DAY, FRIDAY, HOUR, numbers, policyOf } from './fixtures/rules';
import type { CountedWarmUp } from './simulation-warm-up';
import type { HandOver, SendingPolicy } from './index';

/** The same cases in every run; a failure shrinks to its smallest. */
const SEED = 20_261_122;
const LARGE = 900;

describe('the simulation, over random policies', () => {
  it('VIV-2.1b: a simulation passes over nothing: it says what asking instant by instant says', () => {
    const cases = fc.record({
      rules: numbers.filter(({ spacingSeconds }) => spacingSeconds >= 20),
      recipients: fc.integer({ min: 1, max: 150 }),
      offset: fc.integer({ min: 0, max: 72 * HOUR }),
      handedOver: fc.nat(40),
    });
    fc.assert(
      fc.property(cases, ({ rules, recipients, offset, handedOver }) => {
        const start = FRIDAY + offset;
        const policy = policyOf(rules);
        const { throttle: throttlePerHour } = rules;
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
