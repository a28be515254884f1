import { limitOfDay, plan, warmUpDay, type Plan, type SendingPolicy } from '../../domain/sending-policy';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { NoticeKind, NoticeRepository } from '../../repositories/sending/notices';
import type { RunRepository } from '../../repositories/sending/runs';
import type { Lane, SendingLogRepository } from '../../repositories/sending/sending-log';
import { LONGEST_REST_MS } from '../../domain/delivery/provider-lane';
import type { Clock } from '../clock';
import { createFirstSeen } from './first-seen';
import type { ListSizesService } from './list-sizes';
import type { CompiledRun } from './messages';

const HOUR_MS = 3_600_000;
/** Claimed at once where no rule allows less; small enough that giving it back costs nothing. */
const MAX_BATCH = 500;

/** What waits for one sender domain. */
export interface DomainWork {
  readonly senderDomain: string;
  readonly policy: SendingPolicy;
  /** An operator's sanction (MSR-2.4-3). */
  readonly throttlePerHour: number | null;
  readonly runs: readonly CompiledRun[];
}

export interface Queue {
  readonly confirmation: number;
  readonly notice: number;
  readonly campaigns: readonly { id: number; listSize: number; queued: number }[];
  /** When something that is deferred now becomes due. */
  readonly deferredUntil: number | null;
}

interface Deps {
  readonly clock: Pick<Clock, 'elapsed'>;
  readonly notices: Pick<NoticeRepository, 'waiting' | 'bringForward'>;
  readonly runs: Pick<RunRepository, 'sendingOf' | 'firstFrozenAt' | 'showPause'>;
  readonly deliveries: Pick<DeliveryRepository, 'due' | 'bringForward'>;
  readonly listSizes: ListSizesService;
  readonly log: Pick<SendingLogRepository, 'countSince' | 'since' | 'latestAfter'>;
}

/** Whether the number of mails in an hour is limited: then none may be under way before its turn. */
export const isCapped = ({ policy, throttlePerHour }: DomainWork): boolean =>
  throttlePerHour !== null || policy.capPerHour.value !== null;

export const earliest = (...instants: readonly (number | null)[]): number | null => {
  const known = instants.filter((instant): instant is number => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** What waits for one sender domain, what of it may leave now, and why the rest may not. */
export const createDomainPlan = ({ clock, notices, runs, deliveries, listSizes, log }: Deps) => {
  const firstSeen = createFirstSeen(clock);

  /** Later than anybody is ever put off: the clock was set back since. Their turn is now, through all gates. */
  const isTooFar = (at: number | null, now: number): boolean => at !== null && at > now + LONGEST_REST_MS;

  const readQueue = async (work: DomainWork, now: number): Promise<Queue> => {
    const mails = await notices.waiting(now, work.senderDomain);
    const sending = new Map((await runs.sendingOf(work.senderDomain)).map((run) => [run.id, run]));
    const due = (kind: NoticeKind) => mails.find((row) => row.kind === kind)?.due ?? 0;
    const campaigns: { id: number; listSize: number; queued: number }[] = [];
    let deferred = earliest(...mails.map((row) => row.nextAt));
    if (mails.some((row) => isTooFar(row.nextAt, now))) {
      await notices.bringForward(work.senderDomain, { beyond: now + LONGEST_REST_MS, to: now });
      deferred = now;
    }
    for (const { run } of work.runs) {
      const fresh = sending.get(run.id);
      if (!fresh) continue;
      const waiting = await deliveries.due(run.id, now);
      if (waiting.isDue)
        campaigns.push({
          id: run.id,
          // One that outgrows a limit while it runs is bound by it from then on.
          listSize: (await listSizes.ofRun(fresh, work.policy, now)).together,
          queued: Math.max(1, fresh.counts.queued),
        });
      const isAhead = isTooFar(waiting.nextAt, now);
      if (isAhead) await deliveries.bringForward(run.id, { beyond: now + LONGEST_REST_MS, to: now });
      deferred = earliest(deferred, isAhead ? now : waiting.nextAt);
    }
    return { confirmation: due('confirmation'), notice: due('notice'), campaigns, deferredUntil: deferred };
  };

  /** Where the domain stands on its curve: counted anew each time, like everything the planner counts. */
  const warmUpOf = async ({ senderDomain, policy }: DomainWork, now: number) => {
    const startedAt = await runs.firstFrozenAt(senderDomain);
    const { from, index } = warmUpDay(startedAt, now);
    // Behind the curve a day may be a million mails, and their number decides nothing.
    if (limitOfDay(policy.warmUp, index) === null) return { startedAt, handedOver: 0 };
    return { startedAt, handedOver: await log.countSince(senderDomain, from) };
  };

  /**
   * Hand-overs further ahead than an hour say that the clock was set back, and not when they were. They were before
   * they were first seen: what they could count in is over once so much time has passed. Nearer ones are waited for.
   */
  const heldUntil = async (senderDomain: string, lookBack: number, now: number): Promise<number | null> => {
    const latest = await log.latestAfter(senderDomain, now + HOUR_MS);
    return latest === null ? null : now + lookBack - firstSeen(`log ${senderDomain}`, latest);
  };

  /** A rest that seems longer than any was set before the clock was set back: it lasts for the longest (VIV-1.2). */
  const blockedUntil = (work: DomainWork, { blockedUntil: until }: Lane, now: number): number | null => {
    const longest = work.policy.coolDownMs.value;
    if (until === null || until <= now + longest) return until;
    return now + longest - firstSeen(`rest ${work.senderDomain}`, until);
  };

  const planNow = async (work: DomainWork, queue: Queue, lane: Lane, now: number): Promise<Plan> => {
    // Without a cap only the spacing looks back; an hour of an uncapped domain would be a million rows.
    const lookBack = isCapped(work) ? HOUR_MS : work.policy.spacingMs.value;
    return plan({
      now,
      policy: work.policy,
      log: await log.since(work.senderDomain, now - lookBack, now + HOUR_MS),
      heldUntil: await heldUntil(work.senderDomain, lookBack, now),
      blockedUntil: blockedUntil(work, lane, now),
      queue: {
        transactional: { confirmation: queue.confirmation, notice: queue.notice },
        campaigns: queue.campaigns,
      },
      maxBatch: MAX_BATCH,
      throttlePerHour: work.throttlePerHour,
      ...(work.policy.warmUp.value === null ? {} : { warmUp: await warmUpOf(work, now) }),
    });
  };

  /** Keeps why a run waits where people can see it. */
  const showPauses = async (work: DomainWork, result: Plan): Promise<void> => {
    for (const { run } of work.runs) {
      const pause = result.pauses.find((one) => one.campaignId === run.id);
      const permitted = result.permits.some((permit) => permit.campaignId === run.id);
      if (permitted || !pause || pause.reason === 'spacing') await runs.showPause(run.id, null, null);
      else await runs.showPause(run.id, pause.reason, pause.rule);
    }
  };

  return { readQueue, planNow, showPauses };
};

export type DomainPlan = ReturnType<typeof createDomainPlan>;
