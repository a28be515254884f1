import { randomBytes } from 'node:crypto';
import {
  EMPTY_LEDGER,
  linkEntries,
  payloadHashOf,
} from '../../src/plugins/newsletter/server/src/domain/consent/ledger';
import type { RecordRow } from '../../src/plugins/newsletter/server/src/repositories/ledger/ledger';
import { knexOf } from './doors';
import type { App } from './strapi';

const RECORDS = 'newsletter_consent_records';
const HEADS = 'newsletter_ledger_heads';

export type Row = RecordRow & { readonly id: number };

/** The two tables, as somebody with the database sees and writes them. */
export interface Tables {
  readonly records: readonly Row[];
  readonly heads: readonly { sender_id: string; seq: number; hash: string }[];
}

export const readTables = async (app: App): Promise<Tables> => ({
  records: await knexOf(app)(RECORDS).orderBy('seq').select('*'),
  heads: await knexOf(app)(HEADS).select('*'),
});

/** Puts the tables where they are said to be, past every wall. */
export const writeTables = (app: App, { records, heads }: Tables): Promise<void> =>
  knexOf(app).transaction(async (knex) => {
    await knex(RECORDS).delete();
    await knex(HEADS).delete();
    for (const row of records) await knex(RECORDS).insert(row);
    for (const row of heads) await knex(HEADS).insert(row);
  });

/** Numbers, hashes and head computed anew around whatever the rows say now: all that takes no key. */
const relinked = ({ records, heads }: Tables): Tables => {
  const entries = records.map((row) => ({
    documentId: row.document_id,
    senderId: row.sender_id,
    subscriberId: row.subscriber_id,
    purposeKey: row.purpose_key,
    event: row.event,
    occurredAt: row.occurred_at,
    payload: row.payload,
    payloadHash: row.payload === '{"redacted":true}' ? row.payload_hash : payloadHashOf(row.payload),
  }));
  const linked = linkEntries(EMPTY_LEDGER, entries);
  return {
    records: linked.records.map(({ seq, previousHash, hash, payloadHash }, n) => ({
      ...records[n]!,
      seq,
      payload_hash: payloadHash,
      previous_hash: previousHash,
      hash,
    })),
    heads: heads.map((head) => ({ ...head, ...linked.head })),
  };
};

const without = (rows: readonly Row[], from: number, count: number): readonly Row[] =>
  rows.filter((_, n) => n < from || n >= from + count);

const NEW_ID = 900_000;
const copyOf = (row: Row, changes: Partial<Row> = {}): Row => ({
  ...row,
  id: NEW_ID,
  document_id: randomBytes(12).toString('hex'),
  ...changes,
});
const UNSEALED = { seq: null, previous_hash: null, hash: null };
const MIDDLE = 7;

const firstOf = (records: readonly Row[], event: Row['event']): Row =>
  records.find((row) => row.event === event)!;

/** Who does it knows everything but the keys. `by`: what finds it when the chain itself fits. */
export const ATTACKS: readonly {
  readonly what: string;
  readonly do: (tables: Tables) => Tables;
  readonly by: 'chain' | 'mac' | 'checkpoint';
}[] = [
  {
    what: 'the last record is deleted',
    do: ({ records, heads }) => ({ records: records.slice(0, -1), heads }),
    by: 'chain',
  },
  {
    what: 'a record in the middle is deleted',
    do: ({ records, heads }) => ({ records: without(records, MIDDLE, 1), heads }),
    by: 'chain',
  },
  {
    what: 'the whole tail is deleted',
    do: ({ records, heads }) => ({ records: records.slice(0, MIDDLE), heads }),
    by: 'chain',
  },
  {
    what: 'the heads are deleted',
    do: ({ records }) => ({ records, heads: [] }),
    by: 'chain',
  },
  {
    what: 'two records change places',
    do: ({ records, heads }) => {
      const swap = (row: Row): Row => {
        const other =
          row.seq === MIDDLE ? records[MIDDLE + 1] : row.seq === MIDDLE + 2 ? records[MIDDLE - 1] : row;
        return { ...row, seq: other!.seq };
      };
      return { records: records.map(swap), heads };
    },
    by: 'chain',
  },
  {
    what: 'two records change their evidence',
    do: ({ records, heads }) => {
      const [one, other] = [firstOf(records, 'confirmed'), firstOf(records, 'withdrawn')];
      const swap = (row: Row): Row =>
        row.id === one.id
          ? { ...row, payload: other.payload, payload_hash: other.payload_hash }
          : row.id === other.id
            ? { ...row, payload: one.payload, payload_hash: one.payload_hash }
            : row;
      return relinked({ records: records.map(swap), heads });
    },
    by: 'mac',
  },
  {
    what: 'an old yes is inserted again, under a number of its own',
    do: ({ records, heads }) => ({
      records: [...records, copyOf(firstOf(records, 'confirmed'), UNSEALED)],
      heads,
    }),
    by: 'mac',
  },
  {
    what: 'an old yes is inserted again at the end of the chain',
    do: ({ records, heads }) =>
      relinked({ records: [...records, copyOf(firstOf(records, 'confirmed'))], heads }),
    by: 'mac',
  },
  {
    what: 'a consent is made up for somebody who only asked',
    do: ({ records, heads }) => {
      const asked = firstOf(records, 'requested');
      return relinked({ records: [...records, copyOf(asked, { event: 'confirmed' })], heads });
    },
    by: 'mac',
  },
  {
    what: 'a withdrawal becomes a renewal, and the whole chain is computed anew',
    do: ({ records, heads }) =>
      relinked({
        records: records.map((row) => (row.event === 'withdrawn' ? { ...row, event: 'renewed' } : row)),
        heads,
      }),
    by: 'mac',
  },
  {
    what: 'evidence is taken out as if by an erasure',
    do: ({ records, heads }) => {
      const { id } = firstOf(records, 'withdrawn');
      const taken = { payload: '{"redacted":true}' };
      return { records: records.map((row) => (row.id === id ? { ...row, ...taken } : row)), heads };
    },
    by: 'mac',
  },
  {
    what: 'the tail is deleted and the head moved back',
    do: ({ records, heads }) => relinked({ records: records.slice(0, MIDDLE), heads }),
    by: 'checkpoint',
  },
  {
    what: 'all withdrawals are deleted and the whole chain is computed anew',
    do: ({ records, heads }) =>
      relinked({ records: records.filter(({ event }) => event !== 'withdrawn'), heads }),
    by: 'checkpoint',
  },
  {
    what: 'everything is deleted',
    do: () => ({ records: [], heads: [] }),
    by: 'checkpoint',
  },
];
