import type { Database } from '../../db/database';
import { change, rowsOf, statement } from '../../db/statements';
import { FINAL_STATES, type FinalState } from '../../domain/delivery/delivery-state';

const TABLE = 'newsletter_runs';

export type RunState = 'scheduled' | 'sending' | 'paused' | 'sent' | 'cancelled';
export type RunCounts = Readonly<Record<'queued' | FinalState, number>>;

/** One campaign on its way: what was confirmed, to how many, and how far it is. */
export interface Run {
  readonly id: number;
  readonly campaignId: string;
  readonly senderId: string;
  readonly senderDomain: string;
  readonly purposeKey: string;
  readonly mailingId: string;
  readonly state: RunState;
  readonly startAt: number;
  readonly frozenAt: number | null;
  readonly finishedAt: number | null;
  readonly total: number;
  readonly counts: RunCounts;
  readonly confirmationId: string;
  readonly approvalNeeded: boolean;
  readonly contentHash: string;
  readonly pauseReason: string | null;
  readonly pauseRule: string | null;
}

interface RunRow extends Record<'queued' | FinalState, number> {
  id: number;
  campaign_id: string;
  sender_id: string;
  sender_domain: string;
  purpose_key: string;
  mailing_id: string;
  state: RunState;
  start_at: number;
  frozen_at: number | null;
  finished_at: number | null;
  total: number;
  confirmation_id: string;
  approval_needed: boolean | number;
  content_hash: string;
  pause_reason: string | null;
  pause_rule: string | null;
}

const toRun = (row: RunRow): Run => ({
  id: row.id,
  campaignId: row.campaign_id,
  senderId: row.sender_id,
  senderDomain: row.sender_domain,
  purposeKey: row.purpose_key,
  mailingId: row.mailing_id,
  state: row.state,
  startAt: row.start_at,
  frozenAt: row.frozen_at,
  finishedAt: row.finished_at,
  total: row.total,
  counts: {
    queued: row.queued,
    submitted: row.submitted,
    bounced: row.bounced,
    skipped: row.skipped,
    failed: row.failed,
    uncertain: row.uncertain,
    cancelled: row.cancelled,
  },
  confirmationId: row.confirmation_id,
  approvalNeeded: Boolean(row.approval_needed),
  contentHash: row.content_hash,
  pauseReason: row.pause_reason,
  pauseRule: row.pause_rule,
});

export interface NewRun {
  readonly campaignId: string;
  readonly senderId: string;
  readonly senderDomain: string;
  readonly purposeKey: string;
  readonly startAt: number;
  readonly confirmationId: string;
  readonly approvalNeeded: boolean;
  readonly contentHash: string;
  /** The rendered content that was confirmed, as canonical JSON (SentContent). */
  readonly content: string;
}

/** Without the content: it is large, and rows are read before every mail. */
const COLUMNS = [
  'id',
  'campaign_id',
  'sender_id',
  'sender_domain',
  'purpose_key',
  'mailing_id',
  'state',
  'start_at',
  'frozen_at',
  'finished_at',
  'total',
  'queued',
  ...FINAL_STATES,
  'confirmation_id',
  'approval_needed',
  'content_hash',
  'pause_reason',
  'pause_rule',
] as const;

// Not where it stands there already: all who send write to this row.
const SHOW_PAUSE_SQL = (same: string) =>
  statement(
    `UPDATE ${TABLE} SET pause_reason = ?, pause_rule = ?
     WHERE id = ? AND state = 'sending' AND NOT (pause_reason ${same})`,
  );
const SHOW_PAUSE = {
  ...SHOW_PAUSE_SQL('IS ?'),
  postgres: SHOW_PAUSE_SQL('IS NOT DISTINCT FROM ?').postgres,
};
const TAKE_SQL = statement(`SELECT id FROM ${TABLE} WHERE id = ?`);
const TAKE = { ...TAKE_SQL, postgres: `${TAKE_SQL.postgres} FOR UPDATE SKIP LOCKED` };

const ADD_SUBMITTED = statement(
  `UPDATE ${TABLE} SET queued = queued - ?, submitted = submitted + ? WHERE id = ?`,
);

export const createRunRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  const one = async (where: Partial<RunRow>): Promise<Run | null> => {
    const row = await table().where(where).first<RunRow>(COLUMNS);
    return row ? toRun(row) : null;
  };
  return {
    find: (id: number) => one({ id }),
    findByCampaign: (campaignId: string) => one({ campaign_id: campaignId }),
    findByMailingId: (mailingId: string) => one({ mailing_id: mailingId }),

    /** What was confirmed, as canonical JSON (SentContent). */
    content: async (id: number): Promise<string> => {
      const row = await table().where({ id }).first<{ content: string }>('content');
      if (!row) throw new Error(`Run ${id} has no content.`);
      return row.content;
    },

    /** Writes the run and gives it its number, from which the Mailing-ID is made. */
    insert: async (run: NewRun, mailingIdFor: (runId: number) => string): Promise<Run> => {
      const [row] = await table()
        .insert({
          campaign_id: run.campaignId,
          sender_id: run.senderId,
          sender_domain: run.senderDomain,
          purpose_key: run.purposeKey,
          state: 'scheduled',
          start_at: run.startAt,
          confirmation_id: run.confirmationId,
          approval_needed: run.approvalNeeded,
          content_hash: run.contentHash,
          content: run.content,
        })
        .returning<{ id: number }[]>('id');
      if (!row) throw new Error('The database gave the new run no id.');
      await table()
        .where({ id: row.id })
        .update({ mailing_id: mailingIdFor(row.id) });
      const written = await one({ id: row.id });
      if (!written) throw new Error('A run just written cannot be read.');
      return written;
    },

    inState: async (states: readonly RunState[]): Promise<readonly Run[]> =>
      (
        await table().whereIn('state', states).orderBy('start_at').orderBy('id').select<RunRow[]>(COLUMNS)
      ).map(toRun),

    /** Those of one sender domain that are on their way. */
    sendingOf: async (senderDomain: string): Promise<readonly Run[]> =>
      (await table().where({ sender_domain: senderDomain, state: 'sending' }).select<RunRow[]>(COLUMNS)).map(
        toRun,
      ),

    /** When the first campaign of a sender domain had its recipients written down, epoch ms; null: it never had one. */
    firstFrozenAt: async (senderDomain: string): Promise<number | null> => {
      const row = await table()
        .where({ sender_domain: senderDomain })
        .min({ at: 'frozen_at' })
        .first<{ at: number | null } | undefined>();
      return row?.at ?? null;
    },

    /** Numbers of the campaigns of a sender that are on their way. */
    openOfSender: async (senderId: string): Promise<readonly number[]> => {
      const rows = await table()
        .where({ sender_id: senderId })
        .whereIn('state', ['scheduled', 'sending', 'paused'])
        .select<{ id: number }[]>('id');
      return rows.map(({ id }) => id);
    },

    /** Compare-and-set of the state; true for the caller who moved it. */
    move: async (
      id: number,
      from: readonly RunState[],
      to: RunState,
      more: Partial<RunRow> = {},
    ): Promise<boolean> =>
      (await table()
        .where({ id })
        .whereIn('state', from)
        .update({ state: to, ...more })) === 1,

    /** Inside a transaction: false when another process is at this run, whose work is not waited for. */
    takeAside: async (id: number): Promise<boolean> => (await rowsOf(database, TAKE, [id])).length > 0,

    /** Cancelled while deliveries were claimed or on the wire: what came back of them is still to be cancelled. */
    cancelledWithRest: async (): Promise<readonly Run[]> =>
      (await table().where({ state: 'cancelled' }).andWhere('queued', '>', 0).select<RunRow[]>(COLUMNS)).map(
        toRun,
      ),

    setFrozen: async (id: number, total: number, now: number): Promise<void> => {
      await table().where({ id }).update({ total, queued: total, frozen_at: now });
    },

    setPause: async (id: number, reason: string | null, rule: string | null): Promise<void> => {
      await table().where({ id }).update({ pause_reason: reason, pause_rule: rule });
    },

    /** Why a run waits that goes on by itself; why it was stopped for good is not overwritten. */
    showPause: async (id: number, reason: string | null, rule: string | null): Promise<void> => {
      await change(database, SHOW_PAUSE, [reason, rule, id, reason]);
    },

    addSubmitted: async (id: number, count: number): Promise<void> => {
      if (count > 0) await change(database, ADD_SUBMITTED, [count, count, id]);
    },

    /** Moves counts between buckets in the transaction that moves the deliveries: the sums always agree. */
    addCounts: async (id: number, changes: Partial<Record<'queued' | FinalState, number>>): Promise<void> => {
      const sets = Object.entries(changes).filter(([, by]) => by !== 0);
      if (sets.length === 0) return;
      const update = Object.fromEntries(
        sets.map(([name, by]) => [name, database.knex().raw('?? + ?', [name, by])]),
      );
      await table()
        .where({ id })
        .update(update as never);
    },
  };
};

export type RunRepository = ReturnType<typeof createRunRepository>;
