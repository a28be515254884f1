import type { RetentionStep } from '../../domain/retention/table';
import { RETENTION, type RetentionEntry } from '../../domain/retention/table';
import { dueAt, type Due, type RetentionRepository } from '../../repositories/rights/retention';
import type {
  RetentionCounts,
  RetentionRun,
  RetentionRunRepository,
} from '../../repositories/rights/retention-runs';
import type { SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { Clock } from '../clock';
import type { ErasureService } from './erasure';

interface Deps {
  readonly clock: Clock;
  readonly retentionRows: RetentionRepository;
  readonly retentionRuns: RetentionRunRepository;
  readonly subscribers: SubscriberRepository;
  readonly erasure: ErasureService;
}

export type RetentionLine = RetentionEntry & {
  /** What the next run would remove or empty; null where nothing has to run. */
  readonly due: number | null;
};

/** Keeps the periods of `domain/retention` (G-25). */
export const createRetentionService = (deps: Deps) => {
  const { clock, retentionRows, retentionRuns, subscribers, erasure } = deps;

  /** Each is looked at again under the lock: who came back since the batch was read is no case for it any more. */
  const erase = async (due: Due, ids: readonly string[]): Promise<number> => {
    const still = (some: readonly string[]) => retentionRows.still(due, some);
    const act = { method: 'retention', actor: 'retention' } as const;
    const unconfirmed: string[] = [];
    let erased = 0;
    for (const id of ids) {
      const person = await subscribers.find(id);
      if (person?.state === 'unconfirmed') unconfirmed.push(id);
      else if (person && (await erasure.eraseIfDue(id, act, still))) erased += 1;
    }
    return unconfirmed.length === 0 ? erased : erased + (await erasure.eraseUnconfirmed(unconfirmed, still));
  };

  const run = async (due: Due): Promise<number> => {
    let done = 0;
    for (;;) {
      const ids = await retentionRows.next(due);
      if (ids.length === 0) return done;
      done +=
        due.act === 'erase'
          ? await erase(due, ids.map(String))
          : await retentionRows.apply(due, [...new Set(ids)]);
      // What stays although its time is over would be found again for ever.
      const left = await retentionRows.next(due);
      if (left[0] === ids[0]) throw new Error(`Retention of ${due.table} does not get on.`);
    }
  };

  return {
    /** The table, with what the next run would do. Changes nothing. */
    table: async (): Promise<readonly RetentionLine[]> => {
      const due = dueAt(clock.now());
      const lines: RetentionLine[] = [];
      for (const entry of RETENTION as readonly RetentionEntry[]) {
        const step = entry.step as RetentionStep | null;
        lines.push({ ...entry, due: step === null ? null : await retentionRows.count(due[step]) });
      }
      return lines;
    },

    /** Does what is due, in batches, and notes after each step how far it came. @returns how many rows, by step */
    run: async (): Promise<RetentionCounts> => {
      const counts: Partial<Record<RetentionStep, number>> = {};
      const id = await retentionRuns.start(clock.now());
      for (const [step, due] of Object.entries(dueAt(clock.now())) as [RetentionStep, Due][]) {
        counts[step] = await run(due);
        await retentionRuns.note(id, counts, null);
      }
      await retentionRuns.note(id, counts, clock.now());
      return counts;
    },

    lastRun: (): Promise<RetentionRun | null> => retentionRuns.latest(),
  };
};

export type RetentionService = ReturnType<typeof createRetentionService>;
