import { hostname } from 'node:os';
import { SENDING_LEASE as LEASE, type LeaseRepository } from '../../repositories/leases';
import { randomId } from '../../repositories/rows';
import type { Mailer } from '../../providers/mailer';
import type { Clock } from '../clock';
import { allDone } from './all-done';
import type { DomainDrain } from './domain-drain';
import type { EngineLog } from './engine-log';
import type { RunUpkeep } from './run-upkeep';
import type { WorkReader } from './work';

/** Long enough for a slow transaction, short enough that a dead runner is replaced within seconds. */
const LEASE_MS = 5_000;
const RENEW_MS = 1_500;
/** The longest the engine sleeps without a look; the cron tick wakes it before that. */
const LONGEST_WAIT_MS = 60_000;

interface Deps {
  readonly clock: Clock;
  readonly leases: LeaseRepository;
  readonly upkeep: RunUpkeep;
  /** Senders whose time is over may not start anything. */
  endContracts(): Promise<void>;
  readonly work: WorkReader;
  readonly events: EngineLog;
  readonly mailer: Pick<Mailer, 'rest'>;
  /** A sign of life for all to see: a pass did what there was to do. */
  beat(): Promise<void>;
  drain(hooks: { stopRun: RunUpkeep['stopRun']; mayGoOn: () => Promise<boolean> }): DomainDrain;
}

/** Sends mail: one runner among all processes, woken by the cron tick, by new work and by its own timer. */
export class Engine {
  readonly holder = `${hostname().slice(0, 30)}:${process.pid}:${randomId(8)}`;
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
      stopRun: deps.upkeep.stopRun,
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

  private async pass(): Promise<void> {
    // A dead runner's lease runs out within seconds; its successor should not wait for the tick.
    if (!(await this.holdLease())) return this.lookAgain(this.deps.clock.now() + RENEW_MS);
    const { upkeep, work } = this.deps;
    this.beginRenewal();
    try {
      if (this.unsettled) await upkeep.settleOrphans();
      this.unsettled = true;
      await this.deps.endContracts();
      await upkeep.startDueRuns();
      const domains = await work.read();
      const nexts = await allDone(domains.map((one) => this.drainDomain(one, this.holder)));
      await upkeep.cancelRest(work.forget);
      await upkeep.finishRuns(work.forget);
      this.unsettled = false;
      await this.deps.beat();
      this.lookAgain(earliestOf([...nexts, await upkeep.nextDue()]));
    } finally {
      this.endRenewal();
      await this.deps.mailer.rest();
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
