import { plan, planChecked } from './plan';
import { HOUR_MS } from './rolling-hour';
import { Arrivals } from './simulation-arrivals';
import { reportOn, type Batch, type SimulationReport } from './simulation-report';
import { steadyMails } from './simulation-stride';
import { WarmingUp, type CountedWarmUp } from './simulation-warm-up';
import { Segments } from './simulation-segments';
import type { HandOver, Permit, Plan } from './plan-types';
import type { SendingPolicy } from './profile';

export interface SimulationInput {
  readonly policy: SendingPolicy;
  /** Mails that are to leave. */
  readonly recipients: number;
  /** What the list counts as, if more than those: of a campaign half done, or one of several (VIV-1.6). */
  readonly listSize?: number;
  readonly start: Date;
  /** Confirmations asked for per hour, evenly spread; the first one interval after the start. Default 0. */
  readonly confirmationsPerHour?: number;
  /** An operator's sanction (MSR-2.4-3). */
  readonly throttlePerHour?: number | null;
  /** Hand-overs of the domain so far, ascending; of those of the last hour before the start it has to take account. */
  readonly log?: readonly HandOver[];
  /** End of a cool-down under way, epoch ms (VIV-1.2). */
  readonly blockedUntil?: number | null;
  /** Where the domain stands on its warm-up curve; without it the start is its first day. */
  readonly warmUp?: CountedWarmUp;
  /** From this instant on nothing leaves any more (MSR-4.1b). */
  readonly until?: Date;
  /** IANA zone of the answer's ISO strings; default is that of the quiet hours, else Europe/Zurich. */
  readonly zone?: string;
}

/** No window is shut for longer; a campaign that got no turn for so long will never get one. */
const STALLED_AFTER_MS = 16 * 24 * HOUR_MS;

/**
 * How a campaign would run: the real planner, asked at exactly the instants it names.
 * @throws RangeError if `start` is no date or a count is not a whole number
 */
export function simulate(input: SimulationInput): SimulationReport {
  const { recipients, listSize = recipients, start, confirmationsPerHour = 0 } = input;
  const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0;
  if (Number.isNaN(start.getTime()) || ![recipients, listSize, confirmationsPerHour].every(isCount)) {
    throw new RangeError('simulate needs a valid start and whole, non-negative counts');
  }
  const zone = input.zone ?? input.policy.offPeak.value?.zone ?? 'Europe/Zurich';
  const { segments, batches } = new Simulation(input, start.getTime());
  return reportOn({ start: start.getTime(), zone, segments, batches });
}

class Simulation {
  readonly segments: Segments;
  readonly batches: Batch[] = [];
  private readonly arrivals: Arrivals;
  private readonly warmUp: WarmingUp;
  private readonly until: number;
  /** Until then mails count that were handed over before the start. */
  private readonly foreignUntil: number;
  private log: HandOver[];
  /** The first question is looked at closely; the others differ only in what the first one led to. */
  private ask = plan;

  constructor(
    private readonly input: SimulationInput,
    start: number,
  ) {
    this.segments = new Segments(start);
    this.arrivals = new Arrivals(start, input.confirmationsPerHour ?? 0);
    this.warmUp = new WarmingUp(input.warmUp ?? { startedAt: null, handedOver: 0, countedAt: start }, start);
    this.until = input.until?.getTime() ?? Infinity;
    this.log = [...(input.log ?? [])];
    this.foreignUntil = (this.log.at(-1)?.at ?? -Infinity) + HOUR_MS;
    for (let now: number | null = start; now !== null && this.goesOn(now);) now = this.step(now);
  }

  private get left(): number {
    return this.input.recipients - this.segments.submitted;
  }

  private goesOn(now: number): boolean {
    return now < this.until && this.left > 0 && now - this.segments.latest <= STALLED_AFTER_MS;
  }

  /** @returns the next instant at which there is something to ask; null: nothing will ever leave again */
  private step(now: number): number | null {
    const answer = this.answerAt(now);
    const ofCampaign = countOf(answer.permits, 'campaign');
    const count = answer.permits.reduce((sum, permit) => sum + permit.count, 0);
    this.log = extendLog(this.log, answer.permits, now);
    this.arrivals.serve(countOf(answer.permits, 'confirmation'));
    this.warmUp.handOver(count);
    this.batches.push({ at: now, count, ofCampaign });
    this.segments.note(now, ofCampaign, pauseOfCampaign(answer));
    return (ofCampaign > 0 ? this.stride(now) : null) ?? nextEvent(answer, this.arrivals, now);
  }

  private answerAt(now: number): Plan {
    const { policy, recipients, listSize = recipients } = this.input;
    const answer = this.ask({
      now,
      policy,
      log: this.log,
      queue: {
        transactional: { confirmation: this.arrivals.waitingAt(now), notice: 0 },
        campaigns: [{ id: 'simulated', listSize, queued: this.left }],
      },
      maxBatch: Number.MAX_SAFE_INTEGER,
      blockedUntil: this.input.blockedUntil ?? null,
      throttlePerHour: this.input.throttlePerHour ?? null,
      warmUp: this.warmUp.at(now),
    });
    if (!answer.refusal) this.ask = planChecked;
    return answer;
  }

  /** Passes over mails that leave one spacing apart; the last of them is asked about, so that what stops it is told. */
  private stride(now: number): number | null {
    const { policy, recipients, listSize = recipients, throttlePerHour = null } = this.input;
    if (this.input.confirmationsPerHour || now < this.foreignUntil) return null;
    const { left, until } = this;
    const warmUp = this.warmUp.at(now);
    const passed = steadyMails(now, { policy, throttlePerHour, listSize, warmUp, left, until }) - 1;
    if (passed < 1) return null;
    const { value: spacing } = policy.spacingMs;
    for (let n = 1; n <= passed; n += 1) {
      const at = now + n * spacing;
      this.batches.push({ at, count: 1, ofCampaign: 1 });
      this.log.push({ at, kind: 'campaign' });
    }
    this.warmUp.handOver(passed);
    this.segments.note(now + passed * spacing, passed);
    return now + (passed + 1) * spacing;
  }
}

function nextEvent(answer: Plan, arrivals: Arrivals, now: number): number | null {
  if (answer.refusal || pauseOfCampaign(answer)?.retryAt === null) return null;
  // Another confirmation behind one that waits already changes nothing about when something may leave.
  const arrival = arrivals.waitingAt(now) > 0 ? null : arrivals.nextAfter(now);
  if (answer.nextAt === null || arrival === null) return answer.nextAt ?? arrival;
  return Math.min(answer.nextAt, arrival);
}

function extendLog(log: HandOver[], permits: readonly Permit[], at: number): HandOver[] {
  // Cut seldom: cutting each time would copy an hour of log for every mail.
  const stale = log.length > 500 && (log[log.length >> 1]?.at ?? at) <= at - HOUR_MS;
  const kept = stale ? log.filter((handOver) => handOver.at > at - HOUR_MS) : log;
  for (const { kind, count } of permits) {
    const handOver = { at, kind };
    for (let n = 0; n < count; n += 1) kept.push(handOver);
  }
  return kept;
}

const pauseOfCampaign = ({ pauses }: Plan) => pauses.find(({ kind }) => kind === 'campaign');

const countOf = (permits: readonly Permit[], kind: Permit['kind']): number =>
  permits.find((permit) => permit.kind === kind)?.count ?? 0;
