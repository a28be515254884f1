import type { Database } from '../db/database';
import {
  EMPTY_LEDGER,
  linkEntries,
  type LedgerEntry,
  type LedgerHead,
  type LedgerRecord,
} from '../domain/consent/ledger';
import { documentColumns, insertMany } from './rows';

const RECORDS = 'newsletter_consent_records';
const HEADS = 'newsletter_ledger_heads';

interface RecordRow {
  document_id: string;
  sender_id: string;
  subscriber_id: string;
  purpose_key: string;
  seq: number;
  event: LedgerRecord['event'];
  occurred_at: string;
  payload: string;
  previous_hash: string;
  hash: string;
}

const toRecord = (row: RecordRow): LedgerRecord => ({
  documentId: row.document_id,
  senderId: row.sender_id,
  subscriberId: row.subscriber_id,
  purposeKey: row.purpose_key,
  seq: row.seq,
  event: row.event,
  occurredAt: row.occurred_at,
  payload: row.payload,
  previousHash: row.previous_hash,
  hash: row.hash,
});

const COLUMNS = [
  'document_id',
  'sender_id',
  'subscriber_id',
  'purpose_key',
  'seq',
  'event',
  'occurred_at',
  'payload',
  'previous_hash',
  'hash',
] as const;

/** The consent ledger: inserted through `append`, never updated, never deleted. */
export const createLedgerRepository = (database: Database) => {
  /** Locks the sender's chain until the transaction ends: two appends never take the same place. */
  const lockHead = async (senderId: string): Promise<LedgerHead> => {
    const knex = database.knex();
    await knex(HEADS)
      .insert({ sender_id: senderId, ...EMPTY_LEDGER })
      .onConflict('sender_id')
      .ignore();
    const query = knex(HEADS).where({ sender_id: senderId }).first<LedgerHead>('seq', 'hash');
    const head = await (database.isSqlite ? query : query.forUpdate());
    if (!head) throw new Error(`The ledger of sender ${senderId} has no head.`);
    return head;
  };

  return {
    /** Adds entries of one sender to its chain, in the caller's transaction. */
    append: (senderId: string, entries: readonly LedgerEntry[]): Promise<readonly LedgerRecord[]> =>
      database.transaction(async () => {
        const knex = database.knex();
        const linked = linkEntries(await lockHead(senderId), entries);
        const rows = linked.records.map(({ documentId, ...record }) => ({
          ...documentColumns(0, documentId),
          // The record's own time is part of what is hashed; Strapi's columns beside it say nothing.
          created_at: null,
          updated_at: null,
          published_at: null,
          sender_id: record.senderId,
          subscriber_id: record.subscriberId,
          purpose_key: record.purposeKey,
          seq: record.seq,
          event: record.event,
          occurred_at: record.occurredAt,
          payload: record.payload,
          previous_hash: record.previousHash,
          hash: record.hash,
        }));
        await insertMany(knex, RECORDS, rows, 50);
        await knex(HEADS)
          .where({ sender_id: senderId })
          .update({ seq: linked.head.seq, hash: linked.head.hash });
        return linked.records;
      }),

    /** The next records of a chain behind `afterSeq`, in order. */
    read: async (senderId: string, afterSeq: number, limit: number): Promise<readonly LedgerRecord[]> => {
      const rows = await database
        .knex()(RECORDS)
        .where({ sender_id: senderId })
        .andWhere('seq', '>', afterSeq)
        .orderBy('seq')
        .limit(limit)
        .select<RecordRow[]>(COLUMNS);
      return rows.map(toRecord);
    },

    ofSubscriber: async (subscriberId: string, purposeKey?: string): Promise<readonly LedgerRecord[]> => {
      const query = database.knex()(RECORDS).where({ subscriber_id: subscriberId }).orderBy('seq');
      if (purposeKey !== undefined) void query.andWhere({ purpose_key: purposeKey });
      return (await query.select<RecordRow[]>(COLUMNS)).map(toRecord);
    },

    heads: async (): Promise<readonly { senderId: string; head: LedgerHead }[]> => {
      const rows = await database.knex()(HEADS).select<{ sender_id: string; seq: number; hash: string }[]>();
      return rows.map((row) => ({ senderId: row.sender_id, head: { seq: row.seq, hash: row.hash } }));
    },

    /** Senders that have records but perhaps no head: cutting the head off must not hide a chain. */
    sendersWithRecords: async (): Promise<readonly string[]> => {
      const rows = await database.knex()(RECORDS).distinct<{ sender_id: string }[]>('sender_id');
      return rows.map((row) => row.sender_id);
    },
  };
};

export type LedgerRepository = ReturnType<typeof createLedgerRepository>;
