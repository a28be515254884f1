import type { Database } from '../../db/database';
import { runForEach } from '../../db/sqlite-statements';
import { EMPTY_LEDGER, type LedgerHead, type LedgerRecord } from '../../domain/consent/ledger';
import {
  GUARDED_COLUMNS,
  HEADS,
  lockInOrder,
  RECORDS,
  toGuarded,
  type GuardedRecord,
  type RecordRow,
} from './ledger';

/** A record that has no place in the chain yet. */
export interface UnsealedRecord {
  readonly rowId: number;
  readonly record: GuardedRecord;
}

export interface Seal {
  readonly rowId: number;
  readonly record: LedgerRecord;
}

const writeSeals = async (database: Database, seals: readonly Seal[]): Promise<void> => {
  const rows = seals.map(
    ({ rowId, record }) => [record.seq, record.previousHash, record.hash, rowId] as const,
  );
  if (database.isSqlite) {
    const sql = `UPDATE ${RECORDS} SET seq = ?, previous_hash = ?, hash = ? WHERE id = ? AND seq IS NULL`;
    await runForEach(database, sql, rows);
    return;
  }
  await lockInOrder(
    database,
    'id',
    seals.map(({ rowId }) => rowId),
  );
  const arrays = [0, 1, 2, 3].map((at) => rows.map((row) => row[at]));
  await database.knex().raw(
    `UPDATE ${RECORDS} SET seq = s.seq, previous_hash = s.previous_hash, hash = s.hash
     FROM unnest(?::int[], ?::text[], ?::text[], ?::int[]) AS s(seq, previous_hash, hash, id)
     WHERE ${RECORDS}.id = s.id AND ${RECORDS}.seq IS NULL`,
    arrays as never,
  );
};

/** Places in the chains: given to records that have none, once. */
export const createLedgerSealRepository = (database: Database) => {
  const unsealed = () => database.knex()(RECORDS).whereNull('seq');

  return {
    /** The next sender, in the order of their ids, with records that wait for their place. */
    nextSender: async (after: string): Promise<string | null> => {
      const row = await unsealed()
        .andWhere('sender_id', '>', after)
        .orderBy('sender_id')
        .first<{ sender_id: string } | undefined>('sender_id');
      return row?.sender_id ?? null;
    },

    /** Row id of a sender's newest record without a place. */
    newest: async (senderId: string): Promise<number | null> => {
      const row = await unsealed()
        .andWhere({ sender_id: senderId })
        .orderBy('id', 'desc')
        .first<{ id: number } | undefined>('id');
      return row?.id ?? null;
    },

    /** A sender's records without a place between two row ids, in the order they were inserted. */
    read: async (
      senderId: string,
      range: { after: number; upTo: number },
      limit: number,
    ): Promise<readonly UnsealedRecord[]> => {
      const rows = await unsealed()
        .andWhere({ sender_id: senderId })
        .andWhere('id', '>', range.after)
        .andWhere('id', '<=', range.upTo)
        .orderBy('id')
        .limit(limit)
        .select<(RecordRow & { id: number })[]>('id', ...GUARDED_COLUMNS);
      return rows.map((row) => ({ rowId: row.id, record: toGuarded(row) }));
    },

    /**
     * Locks a sender's chain until the transaction ends: two sealers never give away the same place. Null where
     * records stand behind the head, or there is none: somebody else wrote there, and nothing is added to that.
     */
    lockHead: async (senderId: string): Promise<LedgerHead | null> => {
      const knex = database.knex();
      // A write comes first, so that SQLite begins with its lock instead of failing when it wants one later.
      const found = await knex(HEADS)
        .where({ sender_id: senderId })
        .update({ seq: knex.ref('seq') });
      const last = await knex(RECORDS)
        .where({ sender_id: senderId })
        .max<{ seq: number | null }[]>({ seq: 'seq' })
        .first();
      const lastSeq = last?.seq ?? 0;
      if (found === 0) {
        if (lastSeq > 0) return null;
        // Of two that begin a chain together the second waits here, and finds the row of the first.
        await knex(HEADS)
          .insert({ sender_id: senderId, ...EMPTY_LEDGER })
          .onConflict('sender_id')
          .ignore();
      }
      const head = await knex(HEADS)
        .where({ sender_id: senderId })
        .first<LedgerHead | undefined>('seq', 'hash');
      return head && lastSeq <= head.seq ? { seq: head.seq, hash: head.hash } : null;
    },

    /** Writes the places and moves the head behind the last of them. */
    seal: async (senderId: string, seals: readonly Seal[], head: LedgerHead): Promise<void> => {
      const knex = database.knex();
      await writeSeals(database, seals);
      await knex(HEADS).where({ sender_id: senderId }).update({ seq: head.seq, hash: head.hash });
    },
  };
};

export type LedgerSealRepository = ReturnType<typeof createLedgerSealRepository>;
