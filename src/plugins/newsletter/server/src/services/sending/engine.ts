import { hostname } from 'node:os';
import type { Database } from '../../db/database';
import { Refusal } from '../../domain/refusal';
import type { SendingPolicy } from '../../domain/sending-policy';
import type { CampaignRepository } from '../../repositories/campaigns';
import type { DeliveryRepository } from '../../repositories/deliveries';
import { SENDING_LEASE as LEASE, type LeaseRepository } from '../../repositories/leases';
import type { NoticeRepository } from '../../repositories/notices';
import type { PurposeRepository } from '../../repositories/purposes';
import { randomId } from '../../repositories/rows';
import type { Run, RunRepository } from '../../repositories/runs';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { SendingLogRepository } from '../../repositories/sending-log';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { DkimKeys } from '../dkim-keys';
import { policyFor, type SiteProfiles } from '../policies';
import { allDone } from './all-done';
import type { DomainDrain, DomainWork } from './domain-drain';
import type { CompiledRun, MessageFactory } from './messages';

/** Long enough for a slow transaction, short enough that a dead runner is replaced within seconds. */
const LEASE_MS = 5_000;
const RENEW_MS = 1_500;
/** The longest the engine sleeps without a look; the cron tick wakes it before that. */
const LONGEST_WAIT_MS = 60_000;

export interface EngineLog {
  info(message: string): void;
  error(message: string, cause: unknown): void;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly siteProfiles: SiteProfiles;
  readonly leases: LeaseRepository;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly campaigns: CampaignRepository;
  readonly runs: RunRepository;
  readonly deliveries: DeliveryRepository;
  readonly notices: NoticeRepository;
  readonly log: SendingLogRepository;
  readonly dkim: DkimKeys;
  readonly messages: MessageFactory;
  readonly events: EngineLog;
  drain(hooks: { stopRun: Engine['stopRun']; mayGoOn: () => Promise<boolean> }): DomainDrain;
}

/** Sends mail: one runner among all processes, woken by the cron tick, by new work and by its own timer. */
export class Engine {
  readonly holder = `${hostname().slice(0, 30)}:${process.pid}:${randomId(8)}`;
  private readonly compiled = new Map<number, CompiledRun>();
  private readonly drainDomain: DomainDrain;
  private timer: NodeJS.Timeout | null = null;
  private renewal: NodeJS.Timeout | null = null;
  private passing: Promise<void> | null = null;
  private again = false;
  private stopped = true;
  private holdsLease = false;
  private nextLook: number | null = null;
  /** Deliveries in nobody's hands may be marked as in somebody's: after a start, a takeover, a failed pass. */
  private unsettled = true;

  constructor(private readonly deps: Deps) {
    this.drainDomain = deps.drain({
      stopRun: this.stopRun,
      mayGoOn: () => Promise.resolve(!this.stopped && this.holdsLease && !this.again),
    });
  }

  /** From now on this process sends. Commands that only read or write data never call it. */
  start(): void {
    this.stopped = false;
    this.wake();
  }

  /** There may be something to do. Never throws, never waits; calls during a pass lead to one more. */
  wake = (): void => {
    if (this.stopped) return;
    if (this.passing) {
      this.again = true;
      return;
    }
    this.passing = this.pass()
      .catch((error: unknown) => {
        this.deps.events.error('The sending pass failed; the next tick tries again.', error);
      })
      .finally(() => {
        this.passing = null;
        if (this.again) {
          this.again = false;
          this.wake();
        }
      });
  };

  /** Epoch ms at which the last pass expects something to leave, start or be tried again; null: nothing waits. */
  get nextLookAt(): number | null {
    return this.nextLook;
  }

  /** Ends the pass under way after the mails that are on the wire, and gives the lease back. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.passing;
    this.endRenewal();
    if (this.holdsLease) await this.deps.leases.release(LEASE, this.holder);
    this.holdsLease = false;
  }

  /** Waits for the pass under way, for callers that need its effects (command line, tests). */
  async idle(): Promise<void> {
    while (this.passing) await this.passing;
  }

  readonly stopRun = async (run: Run, reason: string, rule: string): Promise<void> => {
    const { database, runs, campaigns, audit, events } = this.deps;
    await database.transaction(async () => {
      if (!(await runs.move(run.id, ['sending'], 'paused'))) return;
      await campaigns.move(run.campaignId, 'sending', 'paused');
      await runs.setPause(run.id, reason, rule);
      await audit.write({
        actor: 'engine',
        action: 'campaign.pause',
        subject: run.campaignId,
        details: { reason, rule },
      });
    });
    events.info(`Campaign ${run.campaignId} stopped: ${reason} (${rule}).`);
  };

  private async pass(): Promise<void> {
    // A dead runner's lease runs out within seconds; its successor should not wait for the tick.
    if (!(await this.holdLease())) return this.lookAgain(this.deps.clock.now() + RENEW_MS);
    this.beginRenewal();
    try {
      if (this.unsettled) await this.settleOrphans();
      this.unsettled = true;
      await this.startDueRuns();
      const work = await this.readWork();
      const nexts = await allDone(work.map((one) => this.drainDomain(one, this.holder)));
      await this.cancelRest();
      await this.finishRuns();
      this.unsettled = false;
      this.lookAgain(earliestOf([...nexts, await this.nextStart()]));
    } finally {
      this.endRenewal();
    }
  }

  private async holdLease(): Promise<boolean> {
    const { clock, leases } = this.deps;
    const lease = await leases.acquire(LEASE, this.holder, clock.now(), LEASE_MS);
    this.holdsLease = lease.held;
    this.unsettled ||= lease.takenOver;
    return lease.held;
  }

  private beginRenewal(): void {
    this.renewal = setInterval(() => {
      const { clock, leases, events } = this.deps;
      leases.acquire(LEASE, this.holder, clock.now(), LEASE_MS).then(
        ({ held }) => {
          this.holdsLease = held;
        },
        (error: unknown) => {
          // Not renewed is not held: the lanes finish what is on the wire and stop.
          this.holdsLease = false;
          events.error('The sending lease could not be renewed.', error);
        },
      );
    }, RENEW_MS);
    this.renewal.unref();
  }

  private endRenewal(): void {
    if (this.renewal) clearInterval(this.renewal);
    this.renewal = null;
  }

  /** What a dead runner or a failed pass was handing over is uncertain, and counts as if it had left just now. */
  private async settleOrphans(): Promise<void> {
    const { database, clock, deliveries, notices, runs, log, events } = this.deps;
    await database.transaction(async () => {
      const at = clock.now();
      const lost = await deliveries.settleOrphans();
      for (const { id, runId } of lost) {
        const run = await runs.find(runId);
        await runs.addCounts(runId, { queued: -1, uncertain: 1 });
        if (run) await log.add([{ senderDomain: run.senderDomain, kind: 'campaign', deliveryId: id, at }]);
      }
      const lostNotices = await notices.settleOrphans();
      await log.add(
        lostNotices.map(({ id, senderDomain, kind }) => ({ senderDomain, kind, noticeId: id, at })),
      );
      if (lost.length + lostNotices.length > 0) {
        events.info(
          `${lost.length} deliveries and ${lostNotices.length} notices of an ended process are uncertain.`,
        );
      }
    });
  }

  private async startDueRuns(): Promise<void> {
    const { database, clock, runs, deliveries, campaigns } = this.deps;
    for (const run of await runs.inState(['scheduled'])) {
      if (run.startAt > clock.now()) continue;
      await database.transaction(async () => {
        if (!(await runs.move(run.id, ['scheduled'], 'sending'))) return;
        const total = await deliveries.freeze(run, clock.now());
        await runs.setFrozen(run.id, total, clock.now());
        await campaigns.move(run.campaignId, 'scheduled', 'sending');
      });
    }
  }

  private async nextStart(): Promise<number | null> {
    const scheduled = await this.deps.runs.inState(['scheduled']);
    return earliestOf(scheduled.map((run) => run.startAt));
  }

  private async readWork(): Promise<readonly DomainWork[]> {
    const { clock, runs, notices, senders } = this.deps;
    const sending = await runs.inState(['sending']);
    const waiting = await notices.waiting(clock.now());
    const domains = new Set([
      ...sending.map((run) => run.senderDomain),
      ...waiting.map((row) => row.senderDomain),
    ]);
    const all = await senders.all();
    const work = await allDone([...domains].map((domain) => this.readDomain(domain, sending, all)));
    return work.filter((one) => one !== null);
  }

  /** Senders that share a domain share its reputation: all their profiles together are in force. */
  private async readDomain(
    senderDomain: string,
    sending: readonly Run[],
    all: readonly Sender[],
  ): Promise<DomainWork | null> {
    const own = all.filter((sender) => sender.domain === senderDomain);
    const ownRuns = sending.filter((one) => one.senderDomain === senderDomain);
    const policy = await this.policyOf(own, ownRuns);
    if (!policy) return null;
    const runs: CompiledRun[] = [];
    for (const run of ownRuns) {
      const compiled = await this.compile(
        run,
        own.find((sender) => sender.id === run.senderId),
      );
      if (compiled) runs.push(compiled);
    }
    return { senderDomain, policy, runs };
  }

  /** A profile that is gone stops its own domain, not everybody's mail. */
  private async policyOf(own: readonly Sender[], runs: readonly Run[]): Promise<SendingPolicy | null> {
    const strict = own.length === 0 || own.some((sender) => sender.profiles.length === 0);
    const names = strict ? [] : [...new Set(own.flatMap((sender) => sender.profiles))];
    try {
      return policyFor(names, this.deps.siteProfiles);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      for (const run of runs) await this.stopRun(run, error.code, error.rule);
      return null;
    }
  }

  private async compile(run: Run, sender: Sender | undefined): Promise<CompiledRun | null> {
    const known = this.compiled.get(run.id);
    const key = sender ? await this.deps.dkim.load(sender) : null;
    if (!sender || !key?.ok) {
      await this.stopRun(run, 'dkim_not_ready', 'R6376-1');
      return null;
    }
    // The row is compared, not trusted: content changed behind our back compiles anew and fails the gate.
    const stored = await this.deps.runs.content(run.id);
    if (known && known.stored === stored && known.key === key.key) return { ...known, run, sender };
    const purpose = await this.deps.purposes.find(run.senderId, run.purposeKey);
    try {
      const compiled = this.deps.messages.compileRun(run, stored, sender, { purpose, key: key.key });
      this.compiled.set(run.id, compiled);
      return compiled;
    } catch (error) {
      // It compiled when it was confirmed, so it is not what was confirmed.
      this.deps.events.error(`Campaign ${run.campaignId} does not compile any more.`, error);
      await this.stopRun(run, 'confirmation_void', 'MFR-3.3');
      return null;
    }
  }

  private async cancelRest(): Promise<void> {
    const { database, runs, deliveries } = this.deps;
    for (const run of await runs.cancelledWithRest()) {
      await database.transaction(async () => {
        const cancelled = await deliveries.cancelQueued(run.id, 'cancelled_by_user');
        await runs.addCounts(run.id, { queued: -cancelled, cancelled });
      });
      this.compiled.delete(run.id);
    }
  }

  private async finishRuns(): Promise<void> {
    const { database, clock, runs, deliveries, campaigns } = this.deps;
    for (const run of await runs.inState(['sending'])) {
      if ((await deliveries.openCount(run.id)) > 0) continue;
      await database.transaction(async () => {
        if (!(await runs.move(run.id, ['sending'], 'sent', { finished_at: clock.now() }))) return;
        await campaigns.move(run.campaignId, 'sending', 'sent');
      });
      this.compiled.delete(run.id);
    }
  }

  private lookAgain(at: number | null): void {
    if (this.timer) clearTimeout(this.timer);
    this.nextLook = at;
    if (this.stopped) return;
    const wait =
      at === null ? LONGEST_WAIT_MS : Math.min(LONGEST_WAIT_MS, Math.max(0, at - this.deps.clock.now()));
    this.timer = setTimeout(this.wake, wait);
    this.timer.unref();
  }
}

const earliestOf = (instants: readonly (number | null)[]): number | null => {
  const known = instants.filter((instant): instant is number => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
};
