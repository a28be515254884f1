import type { WaitingDomain } from '../../domain/delivery/offers';
import type { Mailer } from '../../providers/mailer';
import type { Clock } from '../clock';
import type { DomainDrain, DrainHooks } from './domain-drain';
import type { DomainWork } from './domain-plan';
import type { EngineLog } from './engine-log';
import type { HandOut } from './hand-out';
import type { RunnerRole } from '../../repositories/sending/runners';
import { plansAlone } from '../../domain/sending-policy';
import type { SecretGuard } from '../secret-guard';
import type { Runner } from './runner';
import type { RunUpkeep } from './run-upkeep';
import type { WorkRead, WorkReader } from './work';

/** The longest the engine sleeps without a look; the cron tick wakes it before that. */
const LONGEST_WAIT_MS = 60_000;

const FAILED = 'failed';

/** What came of one part of a pass: when to look again (epoch ms; null: nothing waits), or that it failed. */
type Step = number | null | typeof FAILED;

interface Deps {
  readonly clock: Clock;
  readonly runner: Runner;
  readonly secretGuard: Pick<SecretGuard, 'fits'>;
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
  /** The last pass failed, or a part of it: what it had in hand is in nobody's hands. */
  private failed = false;
  /** A part of the last pass that was not cut short failed: nobody is told that all is well. */
  private inTrouble = false;

  constructor(private readonly deps: Deps) {
    this.drainDomain = deps.drain({
      stopRun: deps.upkeep.stopRun,
      isPresent: () => deps.runner.isPresent,
      mayGoOn: () => !this.stopped && deps.runner.isPresent && !this.again,
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
        (result) => events.passed?.(clock.elapsed() - from, result),
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

  private async pass(): Promise<'done' | 'failed'> {
    const { clock, runner, upkeep, work, mailer, secretGuard } = this.deps;
    try {
      // Nobody's consent could be proven: all whose turn it is would be left out. Said once, when it was found out.
      if ((await secretGuard.fits()) === false) return 'failed';
      if (this.failed) await runner.beginAnew();
      this.failed = true;
      await runner.appear();
      await runner.settleLost();
      const ended = await this.attempt('Ending what is over', this.deps.endContracts());
      const started = await this.attempt('Starting what is due', upkeep.startDueRuns());
      const { domains, unread } = await this.read();
      // To freeze a million recipients takes longer than one may be silent.
      const holder = await runner.appear();
      await this.deps.handOut.offer(domains.map(sharedWork).filter((one) => one !== null));
      const steps = [
        ended,
        started,
        ...(unread ? ([FAILED] as const) : []),
        ...(await Promise.all(domains.map((one) => this.drain(one, holder)))),
        await this.attempt('Cancelling what is left', upkeep.cancelRest(work.forget)),
        await this.attempt('Finishing what is sent', upkeep.finishRuns(work.forget)),
      ];
      this.failed = steps.includes(FAILED);
      // A pass that was cut short got round to nothing that could fail again.
      if (this.failed || !this.again) this.inTrouble = this.failed;
      if (!this.inTrouble) await this.deps.beat();
      // Taken for dead on the way: what was left is looked at at once, under a new name.
      this.again ||= !runner.isPresent;
      this.lookAgain(earliestOf([...steps, await upkeep.nextDue()]));
      return this.failed ? 'failed' : 'done';
    } catch (error) {
      this.failed = true;
      this.inTrouble = true;
      // What waits is not known: the next look does not hang on the tick alone.
      this.lookAgain(clock.now() + LONGEST_WAIT_MS);
      throw error;
    } finally {
      // Every one has come to its end: no mail is on the wire any more.
      await mailer.rest();
    }
  }

  /** What cannot be read at all is told as what cannot be sent is: the rest of the pass is done all the same. */
  private async read(): Promise<WorkRead> {
    try {
      return await this.deps.work.read();
    } catch (error) {
      this.deps.events.error('Reading what there is to send failed; the next look tries again.', error);
      return { domains: [], unread: true };
    }
  }

  private drain(work: DomainWork, holder: string): Promise<Step> {
    return this.attempt(`Sending for ${work.senderDomain}`, this.drainDomain(work, holder));
  }

  /** The trouble of one sender is told, and keeps no other from its turn. */
  private async attempt(what: string, step: Promise<number | null | void>): Promise<Step> {
    try {
      return (await step) ?? null;
    } catch (error) {
      this.deps.events.error(`${what} failed; the next look tries again.`, error);
      return FAILED;
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

const earliestOf = (steps: readonly Step[]): number | null => {
  const known = steps.filter((step) => typeof step === 'number');
  return known.length === 0 ? null : Math.min(...known);
};
