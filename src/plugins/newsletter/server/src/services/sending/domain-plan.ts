import { limitOfDay, plan, warmUpDay, type Plan, type SendingPolicy } from '../../domain/sending-policy';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { NoticeKind, NoticeRepository } from '../../repositories/sending/notices';
import type { RunRepository } from '../../repositories/sending/runs';
import type { Lane, SendingLogRepository } from '../../repositories/sending/sending-log';
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
  readonly notices: Pick<NoticeRepository, 'waiting'>;
  readonly runs: Pick<RunRepository, 'find' | 'firstFrozenAt' | 'showPause'>;
  readonly deliveries: Pick<DeliveryRepository, 'due'>;
  readonly listSizes: ListSizesService;
  readonly log: Pick<SendingLogRepository, 'countSince' | 'since'>;
}

/** Whether the number of mails in an hour is limited: then none may be under way before its turn. */
export const isCapped = ({ policy, throttlePerHour }: DomainWork): boolean =>
  throttlePerHour !== null || policy.capPerHour.value !== null;

export const earliest = (...instants: readonly (number | null)[]): number | null => {
  const known = instants.filter((instant): instant is number => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** What waits for one sender domain, what of it may leave now, and why the rest may not. */
export const createDomainPlan = ({ notices, runs, deliveries, listSizes, log }: Deps) => {
  const readQueue = async (work: DomainWork, now: number): Promise<Queue> => {
    const mails = (await notices.waiting(now)).filter((row) => row.senderDomain === work.senderDomain);
    const due = (kind: NoticeKind) => mails.find((row) => row.kind === kind)?.due ?? 0;
    const campaigns: { id: number; listSize: number; queued: number }[] = [];
    let deferred = earliest(...mails.map((row) => row.nextAt));
    for (const { run } of work.runs) {
      const fresh = await runs.find(run.id);
      if (fresh?.state !== 'sending') continue;
      const waiting = await deliveries.due(run.id, now);
      if (waiting.isDue)
        campaigns.push({
          id: run.id,
          // One that outgrows a limit while it runs is bound by it from then on.
          listSize: (await listSizes.ofRun(fresh, work.policy, now)).together,
          queued: Math.max(1, fresh.counts.queued),
        });
      deferred = earliest(deferred, waiting.nextAt);
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

  const planNow = async (work: DomainWork, queue: Queue, lane: Lane, now: number): Promise<Plan> => {
    // Without a cap only the spacing looks back; an hour of an uncapped domain would be a million rows.
    const lookBack = isCapped(work) ? HOUR_MS : work.policy.spacingMs.value;
    return plan({
      now,
      policy: work.policy,
      log: await log.since(work.senderDomain, now - lookBack),
      queue: {
        transactional: { confirmation: queue.confirmation, notice: queue.notice },
        campaigns: queue.campaigns,
      },
      maxBatch: MAX_BATCH,
      throttlePerHour: work.throttlePerHour,
      ...(work.policy.warmUp.value === null ? {} : { warmUp: await warmUpOf(work, now) }),
      ...(lane.blockedUntil === null ? {} : { blockedUntil: lane.blockedUntil }),
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
