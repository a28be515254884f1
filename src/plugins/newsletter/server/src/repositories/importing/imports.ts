import type { Database } from '../../db/database';
import type { ColumnMapping } from '../../domain/import/columns';
import type { Delimiter } from '../../domain/import/delimiter';
import type { Encoding } from '../../domain/import/encoding';
import type { Declared } from '../../domain/import/import-row';
import type { ImportOrigin } from '../../domain/import/origins';
import type { Provider } from '../../domain/import/providers';
import { offsetOf, type PageRequest } from '../rows';
import { createImportReports } from './import-reports';

const TABLE = 'newsletter_imports';

/** `uploading` until the whole file is here, `draft` until somebody starts it. */
export const IMPORT_STATES = [
  'uploading',
  'draft',
  'running',
  'evidence-required',
  'done',
  'failed',
  'cancelled',
] as const;

export type ImportState = (typeof IMPORT_STATES)[number];

/** How the file is read and what its columns mean. */
export interface ImportSettings {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
  readonly mapping: ColumnMapping;
  readonly provider: Provider | null;
  readonly timeZone: string | null;
  readonly declared: Declared;
}

export interface ImportCounts {
  readonly rows: number;
  readonly proven: number;
  readonly unconfirmed: number;
  readonly expired: number;
  readonly unchanged: number;
  readonly refused: number;
}

export interface ImportRecord extends ImportCounts {
  readonly id: string;
  readonly senderId: string;
  readonly purposeKey: string;
  readonly origin: ImportOrigin;
  readonly actor: string;
  readonly statement: string | null;
  readonly fileName: string;
  readonly fileKind: 'csv' | 'xlsx';
  readonly fileBytes: number;
  readonly fileHash: string | null;
  readonly fileRemovedAt: number | null;
  readonly settings: ImportSettings;
  readonly headings: readonly string[];
  readonly state: ImportState;
  /** The row after which work goes on. */
  readonly cursor: number;
  /** Known once the whole file was looked over. */
  readonly totalRows: number | null;
  readonly roleRows: number | null;
  readonly undatedRows: number | null;
  readonly problem: { readonly code: string; readonly rule: string; readonly [more: string]: unknown } | null;
  readonly createdAt: number;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
}

const COUNTERS = ['rows', 'proven', 'unconfirmed', 'expired', 'unchanged', 'refused'] as const;

const JSON_COLUMNS = ['settings', 'headings', 'problem'] as const;

const COLUMN_OF = {
  senderId: 'sender_id',
  purposeKey: 'purpose_key',
  fileName: 'file_name',
  fileKind: 'file_kind',
  fileBytes: 'file_bytes',
  fileHash: 'file_hash',
  fileRemovedAt: 'file_removed_at',
  totalRows: 'total_rows',
  roleRows: 'role_rows',
  undatedRows: 'undated_rows',
  createdAt: 'created_at',
  startedAt: 'started_at',
  finishedAt: 'finished_at',
} as const satisfies Partial<Record<keyof ImportRecord, string>>;

const columnOf = (field: string): string => (COLUMN_OF as Record<string, string>)[field] ?? field;

const toRow = (record: Partial<ImportRecord>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record).map(([field, value]) => [
      columnOf(field),
      (JSON_COLUMNS as readonly string[]).includes(field) && value !== null ? JSON.stringify(value) : value,
    ]),
  );

const FIELDS = [
  'id',
  'origin',
  'actor',
  'statement',
  'settings',
  'headings',
  'state',
  'cursor',
  'problem',
  ...COUNTERS,
  ...(Object.keys(COLUMN_OF) as (keyof typeof COLUMN_OF)[]),
] as const;

const toRecord = (row: Record<string, unknown>): ImportRecord =>
  Object.fromEntries(
    FIELDS.map((field) => {
      const value = row[columnOf(field)] ?? null;
      const parsed =
        (JSON_COLUMNS as readonly string[]).includes(field) && value !== null
          ? JSON.parse(String(value))
          : value;
      return [field, parsed];
    }),
  ) as unknown as ImportRecord;

export interface ImportFilter extends PageRequest {
  readonly senderId?: string | undefined;
  readonly state?: string | undefined;
}

export interface ImportProgress {
  readonly cursor: number;
  readonly counts: ImportCounts;
}

/** Imports with their progress. `advance` moves the cursor in the transaction that wrote the rows before it. */
export const createImportRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    insert: async (record: ImportRecord): Promise<void> => {
      await table().insert(toRow(record));
    },

    find: async (id: string): Promise<ImportRecord | null> => {
      const row = await table().where({ id }).first<Record<string, unknown> | undefined>();
      return row ? toRecord(row) : null;
    },

    page: async (filter: ImportFilter) => {
      const query = table();
      if (filter.senderId !== undefined) void query.where({ sender_id: filter.senderId });
      if (filter.state !== undefined) void query.where({ state: filter.state });
      const count = await query.clone().count<{ n: number | string }[]>({ n: '*' }).first();
      const rows = await query
        .orderBy('created_at', 'desc')
        .orderBy('id')
        .limit(filter.pageSize)
        .offset(offsetOf(filter))
        .select<Record<string, unknown>[]>();
      return { results: rows.map(toRecord), total: Number(count?.n ?? 0) };
    },

    /** Which of these wait to be worked on, oldest first. */
    running: (ids: readonly string[]): Promise<readonly string[]> =>
      table().whereIn('id', ids).andWhere({ state: 'running' }).orderBy('created_at').pluck('id'),

    /** Which of these need their file no more. */
    withoutUse: (ids: readonly string[]): Promise<readonly string[]> =>
      table()
        .whereIn('id', ids)
        .andWhere(
          (over) => void over.whereIn('state', ['cancelled', 'failed']).orWhereNotNull('file_removed_at'),
        )
        .pluck('id'),

    /** Changes fields if the import is still in one of these states; false when another was quicker. */
    change: async (
      id: string,
      from: readonly ImportState[],
      changes: Partial<ImportRecord>,
    ): Promise<boolean> => (await table().where({ id }).whereIn('state', from).update(toRow(changes))) === 1,

    /**
     * Compare-and-set: of two processes at the same rows one finds the cursor moved and must give up all it wrote,
     * and a cancelled import takes no further row.
     */
    advance: async (id: string, from: number, { cursor, counts }: ImportProgress): Promise<boolean> => {
      const knex = database.knex();
      const added = Object.fromEntries(
        COUNTERS.map((name) => [name, knex.raw('?? + ?', [name, counts[name]])]),
      );
      const changed = await table()
        .where({ id, state: 'running', cursor: from })
        .update({ cursor, ...added });
      return changed === 1;
    },

    /** Whose file is still kept although its time is over: since it came, or since somebody started it. */
    withOldFiles: (before: number, limit: number): Promise<readonly Pick<ImportRecord, 'id' | 'state'>[]> =>
      table()
        .whereNull('file_removed_at')
        .andWhere('created_at', '<', before)
        .andWhere(
          (over) =>
            void over
              .whereNotIn('state', ['running', 'evidence-required'])
              .orWhere('started_at', '<', before),
        )
        .orderBy('created_at')
        .limit(limit)
        .select('id', 'state'),

    ...createImportReports(database),
  };
};

export type ImportRepository = ReturnType<typeof createImportRepository>;
