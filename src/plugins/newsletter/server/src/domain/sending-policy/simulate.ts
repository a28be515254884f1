import { plan, planChecked } from './plan';
import { HOUR_MS } from './rolling-hour';
import { Arrivals } from './simulation-arrivals';
import { reportOn, type Batch, type SimulationReport } from './simulation-report';
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
 * How a campaign would run: the real planner, asked event by event at exactly the instants it names.
 * @throws RangeError if `start` is no date or a count is not a whole number
 */
export function simulate(input: SimulationInput): SimulationReport {
  const { recipients, listSize = recipients, start, confirmationsPerHour = 0 } = input;
  const isCount = (n: number) => Number.isSafeInteger(n) && n >= 0;
  if (Number.isNaN(start.getTime()) || ![recipients, listSize, confirmationsPerHour].every(isCount)) {
    throw new RangeError('simulate needs a valid start and whole, non-negative counts');
  }
  const zone = input.zone ?? input.policy.offPeak.value?.zone ?? 'Europe/Zurich';
  return reportOn({ start: start.getTime(), zone, ...run(input, start.getTime()) });
}

function run(input: SimulationInput, start: number): { segments: Segments; batches: Batch[] } {
  const { policy, recipients, listSize = recipients, confirmationsPerHour = 0 } = input;
  const arrivals = new Arrivals(start, confirmationsPerHour);
  const segments = new Segments(start);
  const warmUp = new WarmingUp(input.warmUp ?? { startedAt: null, handedOver: 0, countedAt: start }, start);
  const until = input.until?.getTime() ?? Infinity;
  const batches: Batch[] = [];
  let log: HandOver[] = [...(input.log ?? [])];
  let now: number | null = start;
  // The first question is looked at closely; the others differ only in what the first one led to.
  let planNext = plan;
  while (
    now !== null &&
    now < until &&
    segments.submitted < recipients &&
    now - segments.latest <= STALLED_AFTER_MS
  ) {
    const answer: Plan = planNext({
      now,
      policy,
      log,
      queue: {
        transactional: { confirmation: arrivals.waitingAt(now), notice: 0 },
        campaigns: [{ id: 'simulated', listSize, queued: recipients - segments.submitted }],
      },
      maxBatch: Number.MAX_SAFE_INTEGER,
      blockedUntil: input.blockedUntil ?? null,
      throttlePerHour: input.throttlePerHour ?? null,
      warmUp: warmUp.at(now),
    });
    if (!answer.refusal) planNext = planChecked;
    log = extendLog(log, answer.permits, now);
    arrivals.serve(countOf(answer.permits, 'confirmation'));
    const count = answer.permits.reduce((sum, permit) => sum + permit.count, 0);
    const ofCampaign = countOf(answer.permits, 'campaign');
    warmUp.handOver(count);
    batches.push({ at: now, count, ofCampaign });
    segments.note(now, ofCampaign, pauseOfCampaign(answer));
    now = nextEvent(answer, arrivals, now);
  }
  return { segments, batches };
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
