import type { Database } from '../../db/database';
import type { RetentionStep } from '../../domain/retention/table';
import { readJson } from '../rows';

const TABLE = 'newsletter_retention_runs';

export type RetentionCounts = Readonly<Partial<Record<RetentionStep, number>>>;

export interface RetentionRun {
  readonly startedAt: number;
  /** Null: still running, or stopped before its end. */
  readonly endedAt: number | null;
  /** Rows removed or emptied, by step. */
  readonly counts: RetentionCounts;
}

interface Row {
  started_at: number;
  ended_at: number | null;
  counts: string;
}

const toRun = (row: Row): RetentionRun => ({
  startedAt: row.started_at,
  endedAt: row.ended_at,
  counts: readJson<RetentionCounts>(row.counts, {}),
});

/** Each run of the retention with what it removed (G-25). */
export const createRetentionRunRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    start: async (now: number): Promise<number> => {
      const [row] = await table().insert({ started_at: now, counts: '{}' }).returning<{ id: number }[]>('id');
      if (!row) throw new Error('A row just written has no id.');
      return row.id;
    },

    note: async (id: number, counts: RetentionCounts, endedAt: number | null): Promise<void> => {
      await table()
        .where({ id })
        .update({ counts: JSON.stringify(counts), ended_at: endedAt });
    },

    latest: async (): Promise<RetentionRun | null> => {
      const row = await table().orderBy('id', 'desc').first<Row | undefined>();
      return row ? toRun(row) : null;
    },
  };
};

export type RetentionRunRepository = ReturnType<typeof createRetentionRunRepository>;
