import type { Database } from '../db/database';

const TABLE = 'newsletter_leaving_tasks';

/** A request to leave, by mail, that nobody could be matched to for certain. */
export interface LeavingTask {
  readonly id: number;
  readonly reason: 'no-reference' | 'unclear';
  readonly fromAddress: string | null;
  readonly emailHash: string;
  readonly subject: string | null;
  readonly receivedAt: number;
  /** By then it has to be settled (MSR-2.4-18). */
  readonly dueAt: number;
}

interface TaskRow {
  id: number;
  reason: LeavingTask['reason'];
  from_address: string | null;
  email_hash: string;
  subject: string | null;
  received_at: number;
  due_at: number;
}

const toTask = (row: TaskRow): LeavingTask => ({
  id: row.id,
  reason: row.reason,
  fromAddress: row.from_address,
  emailHash: row.email_hash,
  subject: row.subject,
  receivedAt: row.received_at,
  dueAt: row.due_at,
});

export const createLeavingTaskRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    insert: async (task: Omit<LeavingTask, 'id'>): Promise<void> => {
      await table().insert({
        reason: task.reason,
        from_address: task.fromAddress,
        email_hash: task.emailHash,
        subject: task.subject,
        state: 'open',
        received_at: task.receivedAt,
        due_at: task.dueAt,
      });
    },

    /** An address that writes again and again has one task, not one per mail. */
    hasOpen: async (emailHash: string): Promise<boolean> =>
      (await table().where({ email_hash: emailHash, state: 'open' }).first('id')) !== undefined,

    find: async (id: number): Promise<LeavingTask | null> => {
      const row = await table().where({ id, state: 'open' }).first<TaskRow | undefined>();
      return row ? toTask(row) : null;
    },

    /** Open ones, the most urgent first; with `until`, those due by then. */
    open: async (limit: number, until?: number): Promise<readonly LeavingTask[]> => {
      const query = table().where({ state: 'open' }).orderBy('due_at').limit(limit);
      if (until !== undefined) void query.andWhere('due_at', '<=', until);
      return (await query.select<TaskRow[]>()).map(toTask);
    },

    /** Compare-and-set: true for the one call that settled it. */
    settle: async (id: number, how: { state: 'applied' | 'dismissed'; by: string; at: number }) =>
      (await table()
        .where({ id, state: 'open' })
        .update({ state: how.state, decided_by: how.by, decided_at: how.at })) === 1,
  };
};

export type LeavingTaskRepository = ReturnType<typeof createLeavingTaskRepository>;
