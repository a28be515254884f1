import { mayLeave, plansAlone, type Permit } from '../../domain/sending-policy';
import type { Mailer, MailerLane } from '../../providers/mailer';
import type { DeliveryRepository } from '../../repositories/sending/deliveries';
import type { NoticeKind } from '../../repositories/sending/notices';
import type { RunnerRepository } from '../../repositories/sending/runners';
import type { Run, RunRepository } from '../../repositories/sending/runs';
import type { SendingLogRepository } from '../../repositories/sending/sending-log';
import type { SlotRepository } from '../../repositories/sending/slots';
import type { Clock } from '../clock';
import type { AnswerDesk, Answers } from './answers';
import type { CampaignLanes } from './campaign-lanes';
import type { Claims } from './claims';
import { earliest, isCapped, type DomainPlan, type DomainWork, type Queue } from './domain-plan';
import type { NoticeSender } from './notices';

/** When the mail server does not answer, the next try for the whole domain. */
const TRANSPORT_RETRY_MS = 60_000;
/** When others work for a domain, the next look whether they still do. */
const TAKEN_RETRY_MS = 1_500;

export interface DrainHooks {
  /** Stops a run whose gates no longer hold; the reason is shown to people. */
  stopRun(run: Run, reason: string, rule: string): Promise<void>;
  /** False when the others may have taken this process for dead. */
  isPresent(): boolean;
  /** False once this process should stop, look anew or may be taken for dead. */
  mayGoOn(): boolean;
}

interface Deps extends DrainHooks {
  readonly runners: RunnerRepository;
  readonly slots: SlotRepository;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly runs: RunRepository;
  readonly deliveries: DeliveryRepository;
  readonly domainPlan: DomainPlan;
  readonly log: SendingLogRepository;
  readonly noticeSender: NoticeSender;
  readonly campaignLanes: CampaignLanes;
  readonly answers: Answers;
  readonly claims: Claims;
}

/** Who sends, and where answers are counted. */
interface Runner {
  readonly holder: string;
  readonly desk: AnswerDesk;
}

const FINE = { transportDown: false, selfRate: false } as const;

/** Sends what may leave for one sender domain now, and says when to look again. */
export const createDomainDrain = (deps: Deps) => {
  const {
    runners,
    slots,
    clock,
    mailer,
    runs,
    deliveries,
    domainPlan,
    log,
    noticeSender,
    campaignLanes,
    answers,
    claims,
  } = deps;

  const sendNotices = async (
    work: DomainWork,
    permit: Permit,
    { holder, desk }: Runner,
    lane: MailerLane,
  ) => {
    const kind: NoticeKind = permit.kind === 'confirmation' ? 'confirmation' : 'notice';
    for (let sent = 0; sent < permit.count && deps.mayGoOn(); sent += 1) {
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
    const goOn = () => deps.mayGoOn() && mayLeave(clock.now(), listSize, work.policy).allowed;
    const lookAhead = !isCapped(work);
    const broken = await desk.before(compiled.run.id);
    if (broken) await deps.stopRun(compiled.run, broken.reason, broken.rule);
    if (broken) return FINE;
    let open = permit.count;
    while (open > 0 && goOn()) {
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
        // The whole domain rests: what else was permitted is planned anew, and waits.
        if (result.selfRate) return null;
      }
      return null;
    } finally {
      await lane.close();
    }
  };

  /** Only spares a mail server that is away; forgotten with the process. */
  const restsUntil = new Map<string, number>();

  const drain = async (work: DomainWork, holder: string): Promise<number | null> => {
    while (deps.mayGoOn()) {
      const now = clock.now();
      // Taken for dead: there is nothing to claim for us, however long mail waits. The next pass begins anew.
      if (!(await runners.fence(holder, work.senderDomain))) return now;
      const rest = restsUntil.get(work.senderDomain) ?? 0;
      // Longer than we ever set it: the clock was set back.
      if (rest > now && rest <= now + TRANSPORT_RETRY_MS) return rest;
      const lane = await log.lane(work.senderDomain);
      const queue = await domainPlan.readQueue(work, now);
      const result = await domainPlan.planNow(work, queue, lane, now);
      await domainPlan.showPauses(work, result);
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
