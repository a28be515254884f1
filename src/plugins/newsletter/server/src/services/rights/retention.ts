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
  const erase = async (ids: readonly string[]): Promise<void> => {
    const unconfirmed: string[] = [];
    for (const id of ids) {
      const person = await subscribers.find(id);
      if (person?.state === 'unconfirmed') unconfirmed.push(id);
      else if (person) await erasure.erase(id, { method: 'retention', actor: 'retention' });
    }
    if (unconfirmed.length > 0) await erasure.eraseUnconfirmed(unconfirmed);
  };

  const run = async (due: Due): Promise<number> => {
    let done = 0;
    for (;;) {
      const ids = await retentionRows.next(due);
      if (ids.length === 0) return done;
      if (due.act === 'erase') await erase(ids.map(String));
      else await retentionRows.apply(due, ids);
      // What stays although its time is over would be found again for ever.
      const left = await retentionRows.next(due);
      if (left[0] === ids[0]) throw new Error(`Retention of ${due.table} does not get on.`);
      done += ids.length;
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
