import type { Database } from '../../db/database';
import {
  REDACTED,
  type KeptRecord,
  type LedgerEntry,
  type LedgerHead,
  type LedgerRecord,
} from '../../domain/consent/ledger';
import { protect, type LedgerMac, type MacColumns } from '../../domain/consent/record-mac';
import { bulkInsert, type BulkRow, type BulkTable } from '../bulk';

export const RECORDS = 'newsletter_consent_records';
export const HEADS = 'newsletter_ledger_heads';

export interface RecordRow {
  document_id: string;
  sender_id: string;
  subscriber_id: string;
  purpose_key: string;
  seq: number | null;
  event: LedgerRecord['event'];
  occurred_at: string;
  payload: string;
  payload_hash: string | null;
  mac: string | null;
  previous_hash: string | null;
  hash: string | null;
}

/** A record as the chain's guards look at it: with what protects it besides its place. */
export type GuardedRecord = KeptRecord & MacColumns;

const toRecord = (row: Omit<RecordRow, 'mac'>): KeptRecord & { payloadHash: string | null } => ({
  documentId: row.document_id,
  senderId: row.sender_id,
  subscriberId: row.subscriber_id,
  purposeKey: row.purpose_key,
  seq: row.seq,
  event: row.event,
  occurredAt: row.occurred_at,
  payload: row.payload,
  payloadHash: row.payload_hash,
  previousHash: row.previous_hash,
  hash: row.hash,
});

export const toGuarded = (row: RecordRow): GuardedRecord => ({
  ...toRecord(row),
  mac: row.mac,
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
  'payload_hash',
  'previous_hash',
  'hash',
] as const;

export const GUARDED_COLUMNS = [...COLUMNS, 'mac'] as const;

/** Of one person: by the place in the chain; what has none yet came last. */
export const OLDEST_FIRST = '(seq IS NULL), seq, id';

const CHUNK = 200;

/** What a record has from its insert on, in the order of `toRow`. */
const INSERTED: BulkTable = {
  table: RECORDS,
  columns: {
    document_id: 'text',
    sender_id: 'text',
    subscriber_id: 'text',
    purpose_key: 'text',
    event: 'text',
    occurred_at: 'text',
    payload: 'text',
    payload_hash: 'text',
    mac: 'text',
  },
};

/**
 * Locks records in the order of their rows, as everybody does who changes several: an erasure and the job that gives
 * records their places would otherwise wait for each other.
 */
export const lockInOrder = async (
  database: Database,
  column: 'id' | 'document_id',
  values: readonly (string | number)[],
): Promise<void> => {
  if (database.isSqlite) return;
  await database.knex()(RECORDS).whereIn(column, values).orderBy('id').forUpdate().select('id');
};

/** The consent ledger: inserted through `appendMany`, sealed once, never changed otherwise but by an erasure, never deleted. */
export const createLedgerRepository = (database: Database, mac: LedgerMac) => {
  const toRow = (entry: LedgerEntry): BulkRow => {
    const { payloadHash, mac: signature } = protect(entry, mac);
    const { documentId, senderId, subscriberId, purposeKey, event, occurredAt, payload } = entry;
    return [
      documentId,
      senderId,
      subscriberId,
      purposeKey,
      event,
      occurredAt,
      payload,
      payloadHash,
      signature,
    ];
  };

  return {
    /**
     * Inserts events of any number of subscribers, of one sender or several, in one statement and in the order
     * given, in the caller's transaction. Nothing waits for a chain: the records carry their MAC from here on, and
     * the sealer gives them their places shortly after. The state that follows is for the caller to write, in the
     * same transaction. Who decides by that state first locks the subscribers (`subscribers.lock`), then reads,
     * then appends: two changes of one person take turns by that lock and by nothing else.
     */
    appendMany: (entries: readonly LedgerEntry[]): Promise<void> =>
      database.transaction(async () => {
        await bulkInsert(database, INSERTED, entries.map(toRow));
      }),

    /**
     * Takes evidence out of records for good, in the transaction that also appends the `erased` records naming them:
     * the one change a record ever sees. Its hash stays, and with it the chain.
     */
    redact: async (documentIds: readonly string[]): Promise<void> => {
      for (let start = 0; start < documentIds.length; start += CHUNK) {
        const chunk = documentIds.slice(start, start + CHUNK);
        await lockInOrder(database, 'document_id', chunk);
        await database.knex()(RECORDS).whereIn('document_id', chunk).update({ payload: REDACTED });
      }
    },

    /** The erasures of these people. */
    erasuresOf: async (subscriberIds: readonly string[]): Promise<readonly GuardedRecord[]> => {
      const found: GuardedRecord[] = [];
      for (let start = 0; start < subscriberIds.length; start += CHUNK) {
        const rows = await database
          .knex()(RECORDS)
          .whereIn('subscriber_id', subscriberIds.slice(start, start + CHUNK))
          .andWhere({ event: 'erased' })
          .select<RecordRow[]>(GUARDED_COLUMNS);
        found.push(...rows.map(toGuarded));
      }
      return found;
    },

    /** The next records of a chain behind `afterSeq`, in order. */
    read: async (senderId: string, afterSeq: number, limit: number): Promise<readonly GuardedRecord[]> => {
      const rows = await database
        .knex()(RECORDS)
        .where({ sender_id: senderId })
        .andWhere('seq', '>', afterSeq)
        .orderBy('seq')
        .limit(limit)
        .select<RecordRow[]>(GUARDED_COLUMNS);
      return rows.map(toGuarded);
    },

    /** Everything about one person, oldest first; the newest may not be sealed yet. */
    ofSubscriber: async (subscriberId: string, purposeKey?: string): Promise<readonly GuardedRecord[]> => {
      const query = database.knex()(RECORDS).where({ subscriber_id: subscriberId }).orderByRaw(OLDEST_FIRST);
      if (purposeKey !== undefined) void query.andWhere({ purpose_key: purposeKey });
      return (await query.select<RecordRow[]>(GUARDED_COLUMNS)).map(toGuarded);
    },

    heads: async (): Promise<readonly { senderId: string; head: LedgerHead }[]> => {
      const rows = await database.knex()(HEADS).select<{ sender_id: string; seq: number; hash: string }[]>();
      return rows.map((row) => ({ senderId: row.sender_id, head: { seq: row.seq, hash: row.hash } }));
    },

    head: async (senderId: string): Promise<LedgerHead | null> =>
      (await database
        .knex()(HEADS)
        .where({ sender_id: senderId })
        .first<LedgerHead | undefined>('seq', 'hash')) ?? null,

    /** Hash of the record at that place; null where none stands. */
    hashAt: async (senderId: string, seq: number): Promise<string | null> => {
      const row = await database
        .knex()(RECORDS)
        .where({ sender_id: senderId, seq })
        .first<Pick<RecordRow, 'hash'> | undefined>('hash');
      return row?.hash ?? null;
    },

    /** Senders that have records but perhaps no head: cutting the head off must not hide a chain. */
    sendersWithRecords: async (): Promise<readonly string[]> => {
      const rows = await database.knex()(RECORDS).distinct<{ sender_id: string }[]>('sender_id');
      return rows.map((row) => row.sender_id);
    },
  };
};

export type LedgerRepository = ReturnType<typeof createLedgerRepository>;
