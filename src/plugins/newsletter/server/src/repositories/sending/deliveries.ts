import type { Cancellation } from '../../domain/delivery/cancellation';
import type { Database } from '../../db/database';
import { runForEach } from '../../db/sqlite-statements';
import { change, checked, rowsOf, statement } from '../../db/statements';
import type { DeliveryState, FinalState } from '../../domain/delivery/delivery-state';

const TABLE = 'newsletter_deliveries';

export interface DeliveryOutcome {
  readonly deliveryId: number;
  readonly state: FinalState | 'queued';
  readonly reason: string | null;
  readonly rule: string | null;
  readonly reply: string | null;
  readonly at: number;
  readonly notBefore?: number;
  /** False when the mail server never got to look at the recipient: that uses up no retry. */
  readonly tried: boolean;
}

/** Where a delivery was when its outcome arrived; null when it is not this process's to record. */
export type RecordedFrom = 'queued' | 'uncertain' | null;

export interface DeliveryRow {
  readonly id: number;
  readonly runId: number;
  readonly subscriberId: string;
  readonly state: DeliveryState;
}

interface Decided {
  readonly from: DeliveryState;
  readonly to: DeliveryState;
  readonly reason: string | null;
  /** Null: all of them. */
  readonly ids: readonly number[] | null;
}

const HANDING_OVER = statement(
  `UPDATE ${TABLE} SET state = 'handing-over', handed_over_at = ?, first_attempt_at = COALESCE(first_attempt_at, ?)
   WHERE id IN ?* AND ${checked('state')} = 'claimed' AND holder = ?`,
);

const freezing = (stricter: string) =>
  statement(
    `INSERT INTO ${TABLE} (run_id, subscriber_id, state)
     SELECT ?, subscriber_id, 'queued' FROM newsletter_consents
     WHERE sender_id = ? AND purpose_key = ? AND state = 'active' AND expires_at > ? ${stricter}
     ORDER BY id`,
  );
const FREEZE = freezing('');
const FREEZE_LATER_THAN = freezing('AND expressed_at > ?');

// By each row's own person: among a million subscribers the erased ones are not gathered first.
const ERASED = `EXISTS (
  SELECT 1 FROM newsletter_subscribers s WHERE s.document_id = ${TABLE}.subscriber_id AND ${checked('s.state')} = 'erased')`;
const FORGET_ERASED = statement(
  `UPDATE ${TABLE} SET reply = NULL WHERE id IN ?* AND reply IS NOT NULL AND ${ERASED}`,
);

const PUT_OFF = statement(
  `UPDATE ${TABLE} SET state = 'queued', holder = NULL, not_before = ?, reason = 'lane_cooling', rule = 'C.3'
   WHERE id IN ?* AND ${checked('state')} = 'claimed' AND holder = ?`,
);

// Each by the index of the queue: asked for any row at all, PostgreSQL reads through a million that are done.
const oneOf = (state: DeliveryState, name: string) =>
  `SELECT id FROM (SELECT id FROM ${TABLE} WHERE state = '${state}' AND run_id = ?
     ORDER BY not_before, id LIMIT 1) ${name}`;
const SOME_OPEN = statement(
  `${oneOf('queued', 'waits')} UNION ALL ${oneOf('claimed', 'taken')} UNION ALL ${oneOf('handing-over', 'leaving')} LIMIT 1`,
);

// SQLite has one writer, so nobody is erased between this and the end of the transaction.
const SUBMITTED_ONE = `UPDATE ${TABLE} SET state = 'submitted', reason = NULL, rule = NULL, handed_over_at = ?, attempts = attempts + 1,
    reply = CASE WHEN ${ERASED} THEN NULL ELSE ? END
  WHERE id = ? AND holder = ? AND state = 'handing-over'`;

const SUBMITTED = {
  ...statement('-- submitted'),
  postgres: `UPDATE ${TABLE} d
    SET state = 'submitted', reason = NULL, rule = NULL, handed_over_at = $1, reply = a.reply, attempts = d.attempts + 1
    FROM unnest($2::int[], $3::text[]) AS a(id, reply)
    WHERE d.id = ANY($2) AND d.id = a.id AND d.holder = $4 AND ${checked('d.state')} = 'handing-over' RETURNING d.id`,
};

export const createDeliveryRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);

  /**
   * Somebody erased while his mail was on the wire: servers repeat the address in their answers (G-17). A statement
   * of its own, after the answer was written: an erasure in this very moment made that write wait, and is seen now.
   */
  const forgetErased = async (ids: readonly number[]): Promise<void> => {
    await change(database, FORGET_ERASED, [ids]);
  };

  const submitEach = async (
    answers: readonly { readonly id: number; readonly reply: string }[],
    holder: string,
    at: number,
  ): Promise<readonly number[]> => {
    const rows = answers.map(({ id, reply }) => [at, reply, id, holder] as const);
    const changes = await runForEach(database, SUBMITTED_ONE, rows);
    return answers.flatMap(({ id }, index) => (changes[index] === 1 ? [id] : []));
  };

  return {
    find: async (id: number): Promise<DeliveryRow | null> => {
      const row = await table()
        .where({ id })
        .first<{ id: number; run_id: number; subscriber_id: string; state: DeliveryState }>();
      return row
        ? { id: row.id, runId: row.run_id, subscriberId: row.subscriber_id, state: row.state }
        : null;
    },

    /**
     * Freezes the recipients of a run in one statement: everybody whose consent to exactly this purpose is active
     * now. Suppressions and all else are looked at when each mail leaves, and counted as skipped with their reason.
     */
    freeze: async (
      run: { id: number; senderId: string; purposeKey: string },
      { now, floor }: { now: number; floor: number | null },
    ): Promise<number> => {
      const values = [run.id, run.senderId, run.purposeKey, now];
      return floor === null
        ? change(database, FREEZE, values)
        : change(database, FREEZE_LATER_THAN, [...values, floor]);
    },

    /** Whether anybody waits whose turn is now, and when the next deferred one's is. */
    due: async (runId: number, now: number): Promise<{ isDue: boolean; nextAt: number | null }> => {
      const row = await table()
        .where({ run_id: runId, state: 'queued' })
        .andWhere('not_before', '>', now)
        .min<{ next_at: number | null }[]>({ next_at: 'not_before' })
        .first();
      const first = await table()
        .where({ run_id: runId, state: 'queued' })
        .andWhere('not_before', '<=', now)
        .orderBy(['not_before', 'id'])
        .first('id');
      return { isDue: first !== undefined, nextAt: row?.next_at ?? null };
    },

    /** The turn of those who are put off beyond an instant comes at another. */
    bringForward: async (runId: number, { beyond, to }: { beyond: number; to: number }): Promise<void> => {
      await table()
        .where({ run_id: runId, state: 'queued' })
        .andWhere('not_before', '>', beyond)
        .update({ not_before: to });
    },

    /** Takes up to `limit` due deliveries of a run for this process; nobody else gets them. */
    claim: async (runId: number, holder: string, limit: number, now: number): Promise<readonly number[]> => {
      const next = table()
        .where({ run_id: runId, state: 'queued' })
        .andWhere('not_before', '<=', now)
        .orderBy(['not_before', 'id'])
        .limit(limit)
        .select<{ id: number }[]>('id');
      const ids = (await (database.isSqlite ? next : next.forUpdate().skipLocked())).map((row) => row.id);
      if (ids.length === 0) return [];
      await table().whereIn('id', ids).andWhere({ state: 'queued' }).update({ state: 'claimed', holder });
      return ids;
    },

    /** The last thing before the mail server gets a message: from here on only an answer can say what became of it. */
    markHandingOver: (ids: readonly number[], holder: string, now: number): Promise<number> =>
      change(database, HANDING_OVER, [now, now, ids, holder]),

    /**
     * Records how a delivery ended, or that it goes back into the queue. Only the process that had it may. What
     * another process declared uncertain meanwhile takes a late answer, yet never goes back into the queue.
     */
    record: async (outcome: DeliveryOutcome, holder: string): Promise<RecordedFrom> => {
      const { state, reason, rule, reply, at, notBefore, tried } = outcome;
      const knex = database.knex();
      const from = (states: readonly DeliveryState[]) =>
        table()
          .where({ id: outcome.deliveryId, holder })
          .whereIn('state', states)
          .update({
            state,
            reason,
            rule,
            reply,
            handed_over_at: at,
            ...(tried
              ? { attempts: knex.raw('attempts + 1') }
              : { first_attempt_at: knex.raw('CASE WHEN attempts = 0 THEN NULL ELSE first_attempt_at END') }),
            ...(notBefore === undefined ? {} : { not_before: notBefore }),
          });
      const recorded = async (): Promise<RecordedFrom> => {
        if ((await from(['claimed', 'handing-over'])) === 1) return 'queued';
        return state !== 'queued' && (await from(['uncertain'])) === 1 ? 'uncertain' : null;
      };
      const was = await recorded();
      if (was !== null && reply !== null) await forgetErased([outcome.deliveryId]);
      return was;
    },

    /**
     * Many acceptances together, for speed.
     * @returns those that were still in our hands; what became of the others is for `record` to find out
     */
    recordSubmitted: async (
      answers: readonly { readonly id: number; readonly reply: string }[],
      holder: string,
      at: number,
    ): Promise<ReadonlySet<number>> => {
      const ids = answers.map(({ id }) => id);
      const replies = answers.map(({ reply }) => reply);
      if (database.isSqlite) return new Set(await submitEach(answers, holder, at));
      const recorded = await rowsOf<{ id: number }>(database, SUBMITTED, [at, ids, replies, holder]);
      await forgetErased(ids);
      return new Set(recorded.map(({ id }) => id));
    },

    /** Claimed and not handed over, for later: its provider asked for a rest. Uses up no attempt. */
    putOff: async (ids: readonly number[], holder: string, until: number): Promise<void> => {
      if (ids.length > 0) await change(database, PUT_OFF, [until, ids, holder]);
    },

    /** Gives back what was claimed but never touched. */
    unclaim: async (ids: readonly number[], holder: string): Promise<void> => {
      await table()
        .whereIn('id', ids)
        .andWhere({ state: 'claimed', holder })
        .update({ state: 'queued', holder: null });
    },

    cancelQueued: async (runId: number, { reason, rule }: Cancellation): Promise<number> =>
      table().where({ run_id: runId, state: 'queued' }).update({ state: 'cancelled', reason, rule }),

    /** By a person's word. Who goes back into the queue begins anew there, held by nobody. */
    decide: async (runId: number, { from, to, reason, ids }: Decided): Promise<number> => {
      const rows = table().where({ run_id: runId, state: from });
      if (ids !== null) void rows.whereIn('id', ids);
      const anew = { attempts: 0, first_attempt_at: null, not_before: 0, reply: null };
      const rule = reason === null ? null : 'DESIGN-2.3';
      return rows.update({ state: to, reason, rule, holder: null, ...(to === 'queued' ? anew : {}) });
    },

    /** Whether anybody is still to get an outcome. */
    hasOpen: async (runId: number): Promise<boolean> =>
      (await rowsOf(database, SOME_OPEN, [runId, runId, runId])).length > 0,
  };
};

export type DeliveryRepository = ReturnType<typeof createDeliveryRepository>;
