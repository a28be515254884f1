import fc from 'fast-check';
import { DateTime } from 'luxon';
import { signalOf } from '../delivery/lane-signals';
import { coolingUntil, slowDown, speedUp, type LaneState } from '../delivery/provider-lane';
import { plan } from './index';
import type { HandOver, Plan, SendingPolicy } from './index';
import {
  DAY,
  FRIDAY,
  HOUR,
  isOffPeak,
  mostOf,
  numbers,
  policyOf,
  shareOfCampaigns,
  type Numbers,
} from './fixtures/rules';

/** The same cases in every run; a failure shrinks to its smallest. */
const SEED = 20_261_122;
const RETRY_AFTER = 360_000;
const LARGE = 900;
const PEOPLE = 24;

/** What providers answer, and for how long the one who said it gets nothing. */
const ANSWERS = {
  accepted: { reply: null, restMs: 0 },
  rate: { reply: { class: 'block', code: 421, enhanced: '4.7.28', text: 'rate' }, restMs: 600_000 },
  block: { reply: { class: 'block', code: 554, enhanced: '5.7.1', text: 'blocked' }, restMs: HOUR },
  closing: { reply: { class: 'system', code: 421, enhanced: null, text: 'bye' }, restMs: 300_000 },
} as const;
type Answer = keyof typeof ANSWERS;

const events = fc.array(
  fc.record({
    jump: fc.constantFrom(0, 0, 0, 0, HOUR, -HOUR),
    late: fc.constantFrom(0, 0, 1, 7_777, 2 * HOUR),
    signups: fc.constantFrom(0, 0, 1, 4),
    throttle: fc.constantFrom(undefined, undefined, undefined, null, 0, 1, 7),
    answer: fc.constantFrom<Answer>('accepted', 'accepted', 'accepted', 'rate', 'block', 'closing'),
  }),
  { minLength: 20, maxLength: 80 },
);
type Event = typeof events extends fc.Arbitrary<(infer E)[]> ? E : never;

interface Waiting {
  readonly lane: string;
  readonly notBefore: number;
}

/** A sender domain whose runner dies after every pass: all it goes by is what a database would hold. */
class World {
  now = FRIDAY;
  log: HandOver[] = [];
  signups = 0;
  throttle: number | null = null;
  lanes: Record<string, LaneState> = {};
  queue: Waiting[] = Array.from({ length: PEOPLE }, (_, n) => ({
    lane: ['google', 'gmx', 'example.org'][n % 3] ?? '',
    notBefore: 0,
  }));
  readonly rests: { readonly lane: string; readonly until: number }[] = [];
  readonly policy: SendingPolicy;

  constructor(
    readonly rules: Numbers,
    /** When the domain's first campaign began. */
    readonly startedAt: number,
  ) {
    this.policy = policyOf(rules);
    this.throttle = rules.throttle;
  }

  private mayGo({ lane, notBefore }: Waiting): boolean {
    return notBefore <= this.now && coolingUntil(this.lanes[lane], this.now) === null;
  }

  private ask(now = this.now): Plan {
    const due = this.queue.filter((one) => this.mayGo(one)).length;
    const day = this.startedAt + Math.max(0, Math.floor((now - this.startedAt) / DAY)) * DAY;
    return plan({
      now,
      policy: this.policy,
      log: this.log.filter(({ at }) => at >= now - HOUR),
      queue: {
        transactional: { confirmation: this.signups, notice: 0 },
        campaigns: due === 0 ? [] : [{ id: 'a', listSize: LARGE, queued: due }],
      },
      maxBatch: 5,
      throttlePerHour: this.throttle,
      warmUp: {
        startedAt: this.startedAt,
        handedOver: this.log.filter(({ at }) => at >= day).length,
      },
    });
  }

  /** One pass: what may leave leaves, and each answer is written down. @returns when to look again */
  pass(answer: Answer): number | null {
    const { permits, refusal } = this.ask();
    expect(refusal).toBeUndefined();
    for (const { kind, count } of permits)
      for (let n = 0; n < count; n += 1) {
        if (kind === 'campaign') this.mail(answer);
        else this.handOver(kind);
      }
    this.lanes = JSON.parse(JSON.stringify(this.lanes)) as Record<string, LaneState>;
    const waits = this.queue.map(({ lane, notBefore }) =>
      Math.max(notBefore, coolingUntil(this.lanes[lane], this.now) ?? 0),
    );
    const deferred = waits.filter((at) => at > this.now);
    const { permits: more, nextAt } = this.ask();
    const next = Math.min(more.length > 0 ? this.now : (nextAt ?? Infinity), ...deferred);
    return next === Infinity ? null : next;
  }

  /** One mail of the campaign, unless an answer just heard has put everybody off who was due. */
  private mail(answer: Answer): void {
    const at = this.queue.findIndex((one) => this.mayGo(one));
    const [one] = at < 0 ? [] : this.queue.splice(at, 1);
    if (!one) return;
    this.handOver('campaign', one.lane);
    const { reply, restMs } = ANSWERS[answer];
    const state = this.lanes[one.lane];
    const signal = reply && signalOf(reply);
    if (signal) {
      this.lanes[one.lane] = slowDown(state, signal, this.now);
      this.rests.push({ lane: one.lane, until: this.now + restMs });
      this.queue.push({ lane: one.lane, notBefore: this.now + RETRY_AFTER });
      return;
    }
    const faster = state && speedUp(state, 1, this.now);
    if (faster === null) delete this.lanes[one.lane];
    else if (faster) this.lanes[one.lane] = faster;
  }

  private handOver(kind: HandOver['kind'], lane?: string): void {
    this.log.push({ at: this.now, kind });
    if (kind === 'confirmation') this.signups -= 1;
    expectLawful(this, lane);
  }
}

/** The newest mail, held against everything that happened before it. */
function expectLawful(world: World, lane?: string): void {
  const { log, now, rules: own, startedAt, rests } = world;
  const inForce = { ...own, throttle: world.throttle };
  const hour = log.filter(({ at }) => at > now - HOUR);
  expect(hour.length).toBeLessThanOrEqual(mostOf(inForce));
  const before = log.at(-2);
  if (before) expect(now - before.at).toBeGreaterThanOrEqual(own.spacingSeconds * 1_000);
  if (lane === undefined) return;
  const campaigns = hour.filter(({ kind }) => kind === 'campaign').length;
  expect(campaigns).toBeLessThanOrEqual(shareOfCampaigns(inForce));
  const zones = { none: [], wall: ['Europe/Zurich'], strict: ['Europe/Zurich', 'UTC+1'] }[own.window];
  for (const zone of zones) expect(isOffPeak(DateTime.fromMillis(now, { zone }))).toBe(true);
  const day = Math.max(0, Math.floor((now - startedAt) / DAY));
  // Confirmations of the same instant are bound by no curve and take nobody's place.
  const today = log.filter(
    ({ at, kind }) => at >= startedAt + day * DAY && (at < now || kind === 'campaign'),
  );
  expect(today.length).toBeLessThanOrEqual(own.perDay?.[day] ?? Infinity);
  for (const rest of rests) if (rest.lane === lane) expect(now).toBeGreaterThanOrEqual(rest.until);
}

function happen(world: World, { signups, throttle, answer, late, jump }: Event): void {
  world.signups += signups;
  if (throttle !== undefined) world.throttle = throttle;
  const next = world.pass(answer);
  world.now = (next ?? world.now) + late + jump;
}

describe('everything at once', () => {
  it('VIV-2.1d: over sanctions, warm-up, slow providers, restarts and set clocks every rule holds, and all leave in the end', () => {
    fc.assert(
      fc.property(numbers, fc.nat(2 * DAY), events, (own, warmSince, steps) => {
        const world = new World(own, FRIDAY - warmSince);
        for (const step of steps) happen(world, step);
        world.throttle = null;
        for (let n = 0; n < 600 && world.queue.length + world.signups > 0; n += 1) {
          const next = world.pass('accepted');
          if (world.queue.length + world.signups > 0) expect(next).not.toBeNull();
          world.now = Math.max(world.now, next ?? 0);
        }
        expect([world.queue.length, world.signups]).toEqual([0, 0]);
        expect(world.log.filter(({ kind }) => kind === 'campaign')).toHaveLength(PEOPLE + world.rests.length);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
