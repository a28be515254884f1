import type { WaitingDomain } from '../../domain/delivery/offers';
import type { Mailer } from '../../providers/mailer';
import type { Clock } from '../clock';
import { allDone } from './all-done';
import type { DomainDrain, DomainWork, DrainHooks } from './domain-drain';
import type { EngineLog } from './engine-log';
import type { HandOut } from './hand-out';
import type { RunnerRole } from '../../repositories/sending/runners';
import { plansAlone } from '../../domain/sending-policy';
import type { Runner } from './runner';
import type { RunUpkeep } from './run-upkeep';
import type { WorkReader } from './work';

/** The longest the engine sleeps without a look; the cron tick wakes it before that. */
const LONGEST_WAIT_MS = 60_000;

interface Deps {
  readonly clock: Clock;
  readonly runner: Runner;
  readonly upkeep: RunUpkeep;
  /** Senders whose time is over may not start anything. */
  endContracts(): Promise<void>;
  readonly work: WorkReader;
  readonly events: EngineLog;
  readonly mailer: Pick<Mailer, 'rest'>;
  readonly handOut: Pick<HandOut, 'offer'>;
  /** A sign of life for all to see: a pass did what there was to do. */
  beat(): Promise<void>;
  drain(hooks: DrainHooks): DomainDrain;
}

/** Sends mail, as one of any number of processes: woken by the cron tick, by new work and by its own timer. */
export class Engine {
  private readonly drainDomain: DomainDrain;
  private timer: NodeJS.Timeout | null = null;
  private passing: Promise<void> | null = null;
  private again = false;
  private stopped = true;
  private nextLook: number | null = null;
  /** The last pass failed: what it had in hand is in nobody's hands. */
  private failed = false;

  constructor(private readonly deps: Deps) {
    this.drainDomain = deps.drain({
      stopRun: deps.upkeep.stopRun,
      isPresent: () => deps.runner.isPresent,
      mayGoOn: () => Promise.resolve(!this.stopped && deps.runner.isPresent && !this.again),
    });
  }

  /** From now on this process sends. Commands that only read or write data never call it. */
  start(role: RunnerRole = 'server'): void {
    this.deps.runner.role = role;
    this.stopped = false;
    this.wake();
  }

  get isStopped(): boolean {
    return this.stopped;
  }

  /** Whether it looks through the work right now, and so needs nobody to tell it of any. */
  get isAtWork(): boolean {
    return this.passing !== null;
  }

  /** There may be something to do. Never throws, never waits; calls during a pass lead to one more. */
  wake = (): void => {
    if (this.stopped) return;
    if (this.passing) {
      this.again = true;
      return;
    }
    const { clock, events } = this.deps;
    const from = clock.elapsed();
    this.passing = this.pass()
      .then(
        () => events.passed?.(clock.elapsed() - from, 'done'),
        (error: unknown) => {
          events.error('The sending pass failed; the next tick tries again.', error);
          events.passed?.(clock.elapsed() - from, 'failed');
        },
      )
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

  /** Ends the pass under way after the mails that are on the wire, and gives back what is claimed. */
  async stop(): Promise<void> {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
    await this.passing;
    await this.deps.runner.leave();
  }

  /** Waits for the pass under way, for callers that need its effects (command line, tests). */
  async idle(): Promise<void> {
    while (this.passing) await this.passing;
  }

  private async pass(): Promise<void> {
    const { runner, upkeep, work, mailer } = this.deps;
    try {
      if (this.failed) await runner.beginAnew();
      this.failed = true;
      await runner.appear();
      await runner.settleLost();
      await this.deps.endContracts();
      await upkeep.startDueRuns();
      const domains = await work.read();
      // To freeze a million recipients takes longer than one may be silent.
      const holder = await runner.appear();
      await this.deps.handOut.offer(domains.map(sharedWork).filter((one) => one !== null));
      const nexts = await allDone(domains.map((one) => this.drainDomain(one, holder)));
      await upkeep.cancelRest(work.forget);
      await upkeep.finishRuns(work.forget);
      this.failed = false;
      await this.deps.beat();
      // Taken for dead on the way: what was left is looked at at once, under a new name.
      this.again ||= !runner.isPresent;
      this.lookAgain(earliestOf([...nexts, await upkeep.nextDue()]));
    } finally {
      await mailer.rest();
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

/** What others can help with: where one plans alone, this process is as good as any. */
const sharedWork = (work: DomainWork): WaitingDomain | null => {
  if (plansAlone(work)) return null;
  const { senderDomain, runs } = work;
  const waiting = runs.reduce((sum, { run }) => sum + run.counts.queued, 0);
  return { senderDomain, alone: false, waiting };
};

const earliestOf = (instants: readonly (number | null)[]): number | null => {
  const known = instants.filter((instant): instant is number => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
};
