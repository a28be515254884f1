import type { Knex } from 'knex';
import type { Database } from '../db/database';
import { runForEach } from '../db/sqlite-statements';

type PgType = 'text' | 'float8' | 'int' | 'jsonb' | 'timestamp';

/** A table as bulk writes see it: its columns in the order of the values, with their types on PostgreSQL. */
export interface BulkTable {
  readonly table: string;
  readonly columns: Readonly<Record<string, PgType>>;
  /** `ON CONFLICT …` in so many words; without it a conflict is an error. */
  readonly onConflict?: string;
}

export type BulkRow = readonly (string | number | Date | null)[];

/**
 * Inserts any number of rows by a statement that stays the same for every number of them: SQLite runs it once a row,
 * PostgreSQL reads one array per column. A statement with a placeholder per value would be built and parsed anew each
 * time, and SQLite takes 32,766 of them at most.
 * @returns how many rows were inserted or changed
 */
export const bulkInsert = async (
  database: Database,
  target: BulkTable,
  rows: readonly BulkRow[],
): Promise<number> => {
  if (rows.length === 0) return 0;
  const { table, columns, onConflict = '' } = target;
  if (!database.isSqlite) return insertByArrays(database.knex(), target, rows);
  const names = Object.keys(columns);
  const places = names.map(() => '?').join(', ');
  const sql = `INSERT INTO ${table} (${quoted(names)}) VALUES (${places}) ${onConflict}`;
  return runForEach(database, sql, rows);
};

const insertByArrays = async (
  knex: Knex,
  { table, columns, onConflict = '' }: BulkTable,
  rows: readonly BulkRow[],
): Promise<number> => {
  const names = Object.keys(columns);
  // The driver writes an array of texts right, whatever stands in them; an array of jsonb it does not know.
  const travelling = (type: PgType) => (type === 'jsonb' ? 'text' : type);
  const arrays = Object.values(columns).map((type) => `?::${travelling(type)}[]`);
  const picked = names.map((_, at) => `v.c${at}::${Object.values(columns)[at]}`);
  const sql = `INSERT INTO ${table} (${quoted(names)}) SELECT ${picked.join(', ')} FROM unnest(${arrays.join(', ')}) AS v(${names.map((_, at) => `c${at}`).join(', ')}) ${onConflict}`;
  const bindings = names.map((_, at) => rows.map((row) => row[at] ?? null));
  const result = (await knex.raw(sql, bindings as never)) as { rowCount?: number };
  return result.rowCount ?? 0;
};

const quoted = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

/** `column IN (…)` for any number of values with one parameter. */
export const whereAny = (
  database: Database,
  query: Knex.QueryBuilder,
  column: string,
  values: readonly string[],
): Knex.QueryBuilder =>
  database.isSqlite
    ? query.whereRaw('?? IN (SELECT value FROM json_each(?))', [column, JSON.stringify(values)])
    : query.whereRaw('?? = ANY(?)', [column, values as never]);
