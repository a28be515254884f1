import { hostname } from 'node:os';
import type { RunnerRepository, RunnerRole } from '../../repositories/sending/runners';
import type { Clock } from '../clock';
import type { Keys } from '../keys';
import { processName } from '../process-name';
import type { EngineLog } from './engine-log';
import type { LostRunners } from './lost-runners';

/** Without a sign of life for so long a runner is taken for dead: long enough for a slow transaction. */
export const LAPSE_MS = 5_000;
const BEAT_MS = 1_500;
/** A clock that runs this much faster or slower than time passes was set. */
const JUMP_MS = 2_000;
/** Longer than anybody can have been silent. */
const NEVER_MS = 1e15;

interface Deps {
  readonly clock: Clock;
  readonly runners: RunnerRepository;
  readonly lost: LostRunners;
  readonly events: EngineLog;
  readonly version: string;
  readonly keys: Pick<Keys, 'secretMark'>;
}

/** This process among those that send: under which name it claims, and whether the others count on it. */
export class Runner {
  role: RunnerRole = 'server';
  private id: string | null = null;
  private seen: { readonly at: number; readonly databaseAt: number } | null = null;
  private jumpedAt: number | null = null;
  private beating: NodeJS.Timeout | null = null;
  private underWay: Promise<void> = Promise.resolve();

  constructor(private readonly deps: Deps) {}

  /**
   * Whether no other process can have taken it for dead yet. One that was frozen and wakes up finds out here before
   * it asks the database.
   */
  get isPresent(): boolean {
    return this.id !== null && this.seen !== null && this.deps.clock.elapsed() - this.seen.at < LAPSE_MS;
  }

  /** Gives a sign of life; whoever was taken for dead, or is new, gets a name. @returns the name to claim under */
  async appear(): Promise<string> {
    await this.beat();
    if (this.id === null) await this.register();
    this.beating ??= setInterval(this.beatAgain, BEAT_MS).unref();
    if (this.id === null) throw new Error('The runner was ended while it registered.');
    return this.id;
  }

  /** What runners hold that died. Not right after a jump of the database's clock: it made everybody look dead. */
  async settleLost(): Promise<void> {
    const { clock, lost } = this.deps;
    const trusts = this.jumpedAt === null || clock.elapsed() - this.jumpedAt > LAPSE_MS;
    if (this.id !== null) await lost.settle(this.id, trusts ? LAPSE_MS : NEVER_MS);
  }

  /** Gives back what it still holds, and its name. Only while nothing of its own is on the wire. */
  async leave(): Promise<void> {
    if (this.beating) clearInterval(this.beating);
    this.beating = null;
    await this.underWay;
    const { id } = this;
    this.id = null;
    if (id !== null) await this.deps.lost.end(id);
  }

  /** A pass failed: what it left claimed goes back, what was on the wire is in doubt. */
  async beginAnew(): Promise<void> {
    const { id } = this;
    if (id === null) return;
    await this.deps.lost.end(id);
    this.id = null;
  }

  private readonly beatAgain = (): void => {
    this.underWay = this.beat().catch((error: unknown) => {
      this.deps.events.error('The runner could not give a sign of life.', error);
    });
  };

  private async register(): Promise<void> {
    const { clock, runners, version, keys } = this.deps;
    const id = processName();
    const at = clock.elapsed();
    const databaseAt = await runners.register(
      { id, role: this.role, host: hostname(), pid: process.pid, version, secretMark: keys.secretMark },
      clock.now(),
    );
    this.id = id;
    this.seen = { at, databaseAt };
    await runners.forget();
  }

  private async beat(): Promise<void> {
    const { clock, runners } = this.deps;
    const { id } = this;
    if (id === null) return;
    // Counted from before the question: the answer may come late.
    const at = clock.elapsed();
    const databaseAt = await runners.beat(id, clock.now());
    if (databaseAt === null) {
      if (this.id === id) this.id = null;
      return;
    }
    const passed = this.seen === null ? 0 : databaseAt - this.seen.databaseAt - (at - this.seen.at);
    if (Math.abs(passed) > JUMP_MS) this.jumpedAt = at;
    this.seen = { at, databaseAt };
  }
}
