import type { Database } from '../db/database';

const TABLE = 'newsletter_counters';

export interface CounterRow {
  readonly name: string;
  readonly labels: string;
  readonly value: number;
}

/** Sums over all processes; each adds what it counted. */
export const createCounterRepository = (database: Database) => ({
  add: async (rows: readonly CounterRow[]): Promise<void> => {
    if (rows.length === 0) return;
    // In one order, so that two processes wait for each other instead of for ever.
    const sorted = [...rows].sort((a, b) => (`${a.name} ${a.labels}` < `${b.name} ${b.labels}` ? -1 : 1));
    const knex = database.knex();
    await knex(TABLE)
      .insert(sorted)
      .onConflict(['name', 'labels'])
      .merge({ value: knex.raw('?? + excluded.value', [`${TABLE}.value`]) });
  },

  all: (): Promise<readonly CounterRow[]> =>
    database.knex()(TABLE).select<CounterRow[]>('name', 'labels', 'value'),
});

export type CounterRepository = ReturnType<typeof createCounterRepository>;
