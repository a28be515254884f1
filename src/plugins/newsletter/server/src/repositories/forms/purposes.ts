import type { Database } from '../../db/database';
import type { PurposeDraft, PurposeWords } from '../../domain/signup-form/purpose-draft';
import { documentColumns, offsetOf, type PageRequest } from '../rows';

const TABLE = 'newsletter_purposes';
const VERSIONS = 'newsletter_purpose_versions';

/** What somebody consents to at a sender (MOS-2.3). */
export interface Purpose {
  readonly id: string;
  readonly senderId: string;
  readonly key: string;
  readonly kind: 'mailing' | 'tracking' | 'partner';
  readonly title: string;
  readonly messageTypes: string;
  readonly frequency: string;
  readonly text: string;
  /** Null on rows from before it was asked for: the sender itself. */
  readonly controller: string | null;
  /** Of a partner (DE-8). */
  readonly products: string | null;
  readonly address: string | null;
  readonly archived: boolean;
}

interface PurposeRow {
  document_id: string;
  sender_id: string;
  key: string;
  kind: Purpose['kind'];
  title: string;
  message_types: string;
  frequency: string;
  text: string;
  controller: string | null;
  products: string | null;
  address: string | null;
  archived_at: unknown;
}

const toPurpose = (row: PurposeRow): Purpose => ({
  id: row.document_id,
  senderId: row.sender_id,
  key: row.key,
  kind: row.kind,
  title: row.title,
  messageTypes: row.message_types,
  frequency: row.frequency,
  text: row.text,
  controller: row.controller,
  products: row.products,
  address: row.address,
  archived: row.archived_at !== null,
});

export interface PurposeVersion {
  readonly version: number;
  readonly contentHash: string;
  readonly content: string;
  readonly since: number;
  readonly writtenBy: string | null;
}

interface VersionRow {
  version: number;
  content_hash: string;
  content: string;
  since: number;
  written_by: string | null;
}

const toVersion = (row: VersionRow): PurposeVersion => ({
  version: row.version,
  contentHash: row.content_hash,
  content: row.content,
  since: row.since,
  writtenBy: row.written_by,
});

const wordColumns = (words: PurposeWords) => ({
  title: words.title,
  message_types: words.messageTypes,
  frequency: words.frequency,
  text: words.text,
  controller: words.controller,
  products: words.products,
  address: words.address,
});

export const createPurposeRepository = (database: Database) => ({
  find: async (senderId: string, key: string): Promise<Purpose | null> => {
    const row = await database.knex()(TABLE).where({ sender_id: senderId, key }).first<PurposeRow>();
    return row ? toPurpose(row) : null;
  },

  ofSender: async (senderId: string): Promise<readonly Purpose[]> =>
    (await database.knex()(TABLE).where({ sender_id: senderId }).orderBy('id').select<PurposeRow[]>()).map(
      toPurpose,
    ),

  byId: async (id: string): Promise<Purpose | null> => {
    const row = await database.knex()(TABLE).where({ document_id: id }).first<PurposeRow>();
    return row ? toPurpose(row) : null;
  },

  page: async (filter: PageRequest & { senderId?: string | undefined }) => {
    const query = database.knex()(TABLE);
    if (filter.senderId) void query.where({ sender_id: filter.senderId });
    const count = await query.clone().count<{ n: number | string }[]>({ n: '*' }).first();
    const rows = await query
      .orderBy('id')
      .limit(filter.pageSize)
      .offset(offsetOf(filter))
      .select<PurposeRow[]>();
    return { results: rows.map(toPurpose), total: Number(count?.n ?? 0) };
  },

  /** The new id; null where somebody was quicker with this key. */
  insert: async (draft: PurposeDraft, now: number): Promise<string | null> => {
    const columns = documentColumns(now);
    const inserted = await database
      .knex()(TABLE)
      .insert({
        ...columns,
        sender_id: draft.senderId,
        key: draft.key,
        kind: draft.kind,
        ...wordColumns(draft),
      })
      .onConflict(['sender_id', 'key'])
      .ignore()
      .returning('document_id');
    return inserted.length === 0 ? null : columns.document_id;
  },

  save: async (id: string, words: PurposeWords, now: number): Promise<void> => {
    await database
      .knex()(TABLE)
      .where({ document_id: id })
      .update({ ...wordColumns(words), updated_at: new Date(now) });
  },

  /** Two who write at once take turns; SQLite has one writer anyway. */
  lock: async (id: string): Promise<void> => {
    if (database.isSqlite) return;
    await database.knex()(TABLE).where({ document_id: id }).forUpdate().select('id');
  },

  setArchived: async (id: string, at: number | null): Promise<void> => {
    await database
      .knex()(TABLE)
      .where({ document_id: id })
      .update({ archived_at: at === null ? null : new Date(at) });
  },

  /** What the purpose said, newest first; only ever added to. */
  versions: async (id: string): Promise<readonly PurposeVersion[]> =>
    (
      await database
        .knex()(VERSIONS)
        .where({ purpose_id: id })
        .orderBy('version', 'desc')
        .select<VersionRow[]>()
    ).map(toVersion),

  insertVersion: async (id: string, version: PurposeVersion): Promise<void> => {
    await database.knex()(VERSIONS).insert({
      purpose_id: id,
      version: version.version,
      content_hash: version.contentHash,
      content: version.content,
      since: version.since,
      written_by: version.writtenBy,
    });
  },

  all: async (): Promise<readonly Purpose[]> =>
    (await database.knex()(TABLE).orderBy('id').select<PurposeRow[]>()).map(toPurpose),
});

export type PurposeRepository = ReturnType<typeof createPurposeRepository>;
