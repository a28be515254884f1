import {
  mayLeave,
  plan,
  plansAlone,
  warmUpDay,
  type Permit,
  type Plan,
  type SendingPolicy,
} from '../../domain/sending-policy';
import type { Mailer, MailerLane } from '../../providers/mailer';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { NoticeKind, NoticeRepository } from '../../repositories/sending/notices';
import type { RunnerRepository } from '../../repositories/sending/runners';
import type { Run, RunRepository } from '../../repositories/sending/runs';
import type { Lane, SendingLogRepository } from '../../repositories/sending/sending-log';
import type { SlotRepository } from '../../repositories/sending/slots';
import type { Clock } from '../clock';
import type { AnswerDesk, Answers } from './answers';
import type { CampaignLanes } from './campaign-lanes';
import type { Claims } from './claims';
import type { ListSizesService } from './list-sizes';
import type { CompiledRun } from './messages';
import type { NoticeSender } from './notices';

const HOUR_MS = 3_600_000;
/** Claimed at once where no rule allows less; small enough that giving it back costs nothing. */
const MAX_BATCH = 500;
/** When the mail server does not answer, the next try for the whole domain. */
const TRANSPORT_RETRY_MS = 60_000;
/** When others work for a domain, the next look whether they still do. */
const TAKEN_RETRY_MS = 1_500;

/** What waits for one sender domain. */
export interface DomainWork {
  readonly senderDomain: string;
  readonly policy: SendingPolicy;
  /** An operator's sanction (MSR-2.4-3). */
  readonly throttlePerHour: number | null;
  readonly runs: readonly CompiledRun[];
}

export interface DrainHooks {
  /** Stops a run whose gates no longer hold; the reason is shown to people. */
  stopRun(run: Run, reason: string, rule: string): Promise<void>;
  /** False when the others may have taken this process for dead. */
  isPresent(): boolean;
  /** False once this process should stop, look anew or may be taken for dead. */
  mayGoOn(): Promise<boolean>;
}

interface Deps extends DrainHooks {
  readonly runners: RunnerRepository;
  readonly slots: SlotRepository;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly notices: NoticeRepository;
  readonly runs: RunRepository;
  readonly deliveries: DeliveryRepository;
  readonly listSizes: ListSizesService;
  readonly log: SendingLogRepository;
  readonly noticeSender: NoticeSender;
  readonly campaignLanes: CampaignLanes;
  readonly answers: Answers;
  readonly claims: Claims;
}

interface Queue {
  readonly confirmation: number;
  readonly notice: number;
  readonly campaigns: readonly { id: number; listSize: number; queued: number }[];
  /** When something that is deferred now becomes due. */
  readonly deferredUntil: number | null;
}

/** Who sends, and where answers are counted. */
interface Runner {
  readonly holder: string;
  readonly desk: AnswerDesk;
}

const FINE = { transportDown: false, selfRate: false } as const;

/** Whether the number of mails in an hour is limited: then none may be under way before its turn. */
const isCapped = ({ policy, throttlePerHour }: DomainWork): boolean =>
  throttlePerHour !== null || policy.capPerHour.value !== null;

const earliest = (...instants: readonly (number | null)[]): number | null => {
  const known = instants.filter((instant): instant is number => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
};

/** Sends what may leave for one sender domain now, and says when to look again. */
export const createDomainDrain = (deps: Deps) => {
  const {
    runners,
    slots,
    clock,
    mailer,
    notices,
    runs,
    deliveries,
    listSizes,
    log,
    noticeSender,
    campaignLanes,
    answers,
    claims,
  } = deps;

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
  const warmUpOf = async (senderDomain: string, now: number) => {
    const startedAt = await runs.firstFrozenAt(senderDomain);
    const { from } = warmUpDay(startedAt, now);
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
      ...(work.policy.warmUp.value === null ? {} : { warmUp: await warmUpOf(work.senderDomain, now) }),
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

  const sendNotices = async (
    work: DomainWork,
    permit: Permit,
    { holder, desk }: Runner,
    lane: MailerLane,
  ) => {
    const kind: NoticeKind = permit.kind === 'confirmation' ? 'confirmation' : 'notice';
    for (let sent = 0; sent < permit.count && (await deps.mayGoOn()); sent += 1) {
      const where = { senderDomain: work.senderDomain, kind, holder, lanes: desk.lanes };
      const result = await noticeSender.sendOne({ ...where, isPresent: deps.isPresent }, lane);
      if (!result.taken || result.transportDown || result.selfRate) return result;
    }
    return FINE;
  };

  const sendCampaign = async (work: DomainWork, queue: Queue, permit: Permit, { holder, desk }: Runner) => {
    const compiled = work.runs.find(({ run }) => run.id === permit.campaignId);
    const listSize = queue.campaigns.find(({ id }) => id === permit.campaignId)?.listSize;
    if (!compiled || listSize === undefined) return FINE;
    // A large batch may outlast the window it was planned in (VIV-2.2).
    const goOn = async () => (await deps.mayGoOn()) && mayLeave(clock.now(), listSize, work.policy).allowed;
    const lookAhead = !isCapped(work);
    const broken = await desk.before(compiled.run.id);
    if (broken) await deps.stopRun(compiled.run, broken.reason, broken.rule);
    if (broken) return FINE;
    let open = permit.count;
    while (open > 0 && (await goOn())) {
      const { claimed, putOff } = await claims(compiled.run, { holder, most: open, lanes: desk.lanes });
      if (claimed.length === 0 && putOff === 0) break;
      const { isPresent } = deps;
      const result = await campaignLanes(compiled, claimed, { holder, desk, lookAhead, isPresent, goOn });
      await deliveries.unclaim(result.left, holder);
      if (result.stopped) await deps.stopRun(compiled.run, result.stopped.reason, result.stopped.rule);
      if (result.stopped || result.transportDown || result.selfRate) return result;
      // Skipped recipients use nothing up: the permit goes to the next in line.
      open -= result.handedOver;
    }
    return FINE;
  };

  const execute = async (
    work: DomainWork,
    queue: Queue,
    permits: readonly Permit[],
    { holder, desk }: Runner,
  ): Promise<number | null> => {
    const lane = await mailer.openLane(work.senderDomain);
    try {
      for (const permit of permits) {
        const result =
          permit.kind === 'campaign'
            ? await sendCampaign(work, queue, permit, { holder, desk })
            : await sendNotices(work, permit, { holder, desk }, lane);
        const now = clock.now();
        if (result.selfRate)
          await log.block(work.senderDomain, now + work.policy.coolDownMs.value, work.policy.coolDownMs.rule);
        if (result.transportDown) {
          for (const { run } of work.runs) await runs.showPause(run.id, 'transport_down', 'C.3');
          return now + TRANSPORT_RETRY_MS;
        }
      }
      return null;
    } finally {
      await lane.close();
    }
  };

  /** Only spares a mail server that is away; forgotten with the process. */
  const restsUntil = new Map<string, number>();

  const drain = async (work: DomainWork, holder: string): Promise<number | null> => {
    while (await deps.mayGoOn()) {
      const now = clock.now();
      // Taken for dead: there is nothing to claim for us, however long mail waits. The next pass begins anew.
      if (!(await runners.fence(holder, work.senderDomain))) return now;
      const rest = restsUntil.get(work.senderDomain) ?? 0;
      // Longer than we ever set it: the clock was set back.
      if (rest > now && rest <= now + TRANSPORT_RETRY_MS) return rest;
      const lane = await log.lane(work.senderDomain);
      const queue = await readQueue(work, now);
      const result = await planNow(work, queue, lane, now);
      await showPauses(work, result);
      if (result.permits.length === 0) return earliest(result.nextAt, queue.deferredUntil);
      // A second line behind the slot: of two that plan for one cap only one carries its plan out.
      if (plansAlone(work) && !(await log.advance(work.senderDomain, lane.version))) return now;
      const desk = await answers.open(work.senderDomain, work.policy);
      const lookAgainAt = await execute(work, queue, result.permits, { holder, desk });
      if (lookAgainAt === null) continue;
      restsUntil.set(work.senderDomain, lookAgainAt);
      return lookAgainAt;
    }
    return null;
  };

  /** @returns the next instant (epoch ms) at which to look again, or null when nothing waits */
  return async (work: DomainWork, holder: string): Promise<number | null> => {
    const { senderDomain } = work;
    if (!(await slots.take(senderDomain, { holder, alone: plansAlone(work) })))
      return clock.now() + TAKEN_RETRY_MS;
    const next = await drain(work, holder);
    // Not after an error: what it left in doubt has to be settled before another plans, and that ends this holder.
    await slots.release(senderDomain, holder);
    return next;
  };
};

export type DomainDrain = ReturnType<typeof createDomainDrain>;
