import type { Database } from '../../db/database';
import type { Waiting } from '../../domain/leaving/backlog';
import { offsetOf, type PageRequest } from '../rows';

const TABLE = 'newsletter_leaving_tasks';

/** A request to leave, by mail, that nobody could be matched to for certain. */
export interface LeavingTask {
  readonly id: number;
  readonly reason: 'no-reference' | 'unclear';
  /** Gone once it is decided, like the subject. */
  readonly fromAddress: string | null;
  readonly emailHash: string;
  readonly subject: string | null;
  readonly receivedAt: number;
  /** By then it has to be settled (MSR-2.4-18). */
  readonly dueAt: number;
  readonly state: 'open' | Verdict;
  readonly decidedAt: number | null;
  /** `user:7`, or `deadline` where nobody decided in time. */
  readonly decidedBy: string | null;
  readonly note: string | null;
}

/** `applied` ends what the address gets; `dismissed` says that the mail asked for nothing of the kind. */
export type Verdict = 'applied' | 'dismissed';

type NewTask = Pick<LeavingTask, 'reason' | 'fromAddress' | 'emailHash' | 'subject' | 'receivedAt' | 'dueAt'>;

interface TaskRow {
  id: number;
  reason: LeavingTask['reason'];
  from_address: string | null;
  email_hash: string;
  subject: string | null;
  received_at: number;
  due_at: number;
  state: LeavingTask['state'];
  decided_at: number | null;
  decided_by: string | null;
  note: string | null;
}

const toTask = (row: TaskRow): LeavingTask => ({
  id: row.id,
  reason: row.reason,
  fromAddress: row.from_address,
  emailHash: row.email_hash,
  subject: row.subject,
  receivedAt: row.received_at,
  dueAt: row.due_at,
  state: row.state,
  decidedAt: row.decided_at,
  decidedBy: row.decided_by,
  note: row.note,
});

export interface Settlement {
  readonly state: Verdict;
  readonly by: string;
  readonly at: number;
  readonly note: string | null;
}

export const createLeavingTaskRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    insert: async (task: NewTask): Promise<void> => {
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

    /** How many of those that came by `before` are open still; null: none. */
    waitingSince: async (before: number): Promise<Waiting | null> => {
      const row = await table()
        .where({ state: 'open' })
        .andWhere('received_at', '<=', before)
        .first<{ n: number | string; oldest: number | string | null }>(
          database.knex().raw('COUNT(*) AS n'),
          database.knex().raw('MIN(received_at) AS oldest'),
        );
      return row.oldest === null ? null : { count: Number(row.n), oldestAt: Number(row.oldest) };
    },

    /** Open ones with the most urgent first, or decided ones with the newest first. */
    page: async (decided: boolean, page: PageRequest) => {
      const found = () =>
        decided ? table().whereIn('state', ['applied', 'dismissed']) : table().where({ state: 'open' });
      const rows = await found()
        .orderBy(decided ? [{ column: 'id', order: 'desc' }] : ['due_at', 'id'])
        .offset(offsetOf(page))
        .limit(page.pageSize)
        .select<TaskRow[]>();
      const total = await found().count<{ n: number | string }[]>({ n: '*' }).first();
      return { results: rows.map(toTask), total: Number(total?.n ?? 0) };
    },

    /** Compare-and-set: true for the one call that settled it. From and subject are needed no longer (G-25). */
    settle: async (id: number, { state, by, at, note }: Settlement): Promise<boolean> =>
      (await table().where({ id, state: 'open' }).update({
        state,
        decided_by: by,
        decided_at: at,
        note,
        from_address: null,
        subject: null,
      })) === 1,
  };
};

export type LeavingTaskRepository = ReturnType<typeof createLeavingTaskRepository>;
