import type { Database } from '../../db/database';
import type { BreachFacts, BreachOutcome } from '../../domain/breach/breach';
import { offsetOf, type PageRequest } from '../rows';

const TABLE = 'newsletter_breaches';

export interface Breach extends BreachFacts {
  readonly id: number;
  readonly senderId: string | null;
  readonly state: 'open' | BreachOutcome;
  readonly recordedBy: string;
  readonly note: string | null;
  readonly closedBy: string | null;
  readonly closedAt: number | null;
}

interface BreachRow {
  id: number;
  sender_id: string | null;
  known_at: number;
  due_at: number;
  what: string;
  people: number | null;
  state: Breach['state'];
  recorded_by: string;
  note: string | null;
  closed_by: string | null;
  closed_at: number | null;
}

const toBreach = (row: BreachRow): Breach => ({
  id: row.id,
  senderId: row.sender_id,
  knownAt: row.known_at,
  dueAt: row.due_at,
  what: row.what,
  people: row.people,
  state: row.state,
  recordedBy: row.recorded_by,
  note: row.note,
  closedBy: row.closed_by,
  closedAt: row.closed_at,
});

export const createBreachRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    insert: async (
      facts: BreachFacts & { readonly senderId: string | null; readonly recordedBy: string },
      now: number,
    ): Promise<number> => {
      const [row] = await table()
        .insert({
          sender_id: facts.senderId,
          known_at: facts.knownAt,
          due_at: facts.dueAt,
          what: facts.what,
          people: facts.people,
          state: 'open',
          recorded_by: facts.recordedBy,
          recorded_at: now,
        })
        .returning<{ id: number }[]>('id');
      return Number(row!.id);
    },

    /** Compare-and-set: false when it is not open. */
    close: async (
      id: number,
      done: { outcome: BreachOutcome; note: string; closedBy: string; closedAt: number },
    ): Promise<boolean> =>
      (await table().where({ id, state: 'open' }).update({
        state: done.outcome,
        note: done.note,
        closed_by: done.closedBy,
        closed_at: done.closedAt,
      })) === 1,

    /** Open ones first, the most urgent on top. */
    page: async (page: PageRequest): Promise<{ results: readonly Breach[]; total: number }> => {
      const count = await table().count<{ n: number | string }[]>({ n: '*' }).first();
      const rows = await table()
        .orderByRaw("CASE WHEN state = 'open' THEN 0 ELSE 1 END, due_at, id")
        .offset(offsetOf(page))
        .limit(page.pageSize)
        .select<BreachRow[]>('*');
      return { results: rows.map(toBreach), total: Number(count?.n ?? 0) };
    },

    /** How many are open, and until when the first has to be reported; null: none. */
    open: async (): Promise<{ count: number; dueAt: number } | null> => {
      const row = await table()
        .where({ state: 'open' })
        .count({ n: '*' })
        .min({ due: 'due_at' })
        .first<{ n: number | string; due: number | null } | undefined>();
      return row === undefined || row.due === null ? null : { count: Number(row.n), dueAt: Number(row.due) };
    },
  };
};

export type BreachRepository = ReturnType<typeof createBreachRepository>;
