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
  if (database.isSqlite) return sum(await runForEach(database, insertOne(target), rows));
  const { sql, bindings } = insertByArrays(target, rows);
  const result = (await database.knex().raw(sql, bindings as never)) as { rowCount?: number };
  return result.rowCount ?? 0;
};

/** The same; tells one column of those rows that were inserted and not there before. */
export const bulkInsertNew = async (
  database: Database,
  target: BulkTable,
  { rows, column }: { readonly rows: readonly BulkRow[]; readonly column: string },
): Promise<readonly string[]> => {
  if (rows.length === 0) return [];
  if (database.isSqlite) {
    const changes = await runForEach(database, insertOne(target), rows);
    const at = Object.keys(target.columns).indexOf(column);
    return rows.filter((_, n) => changes[n] === 1).map((row) => String(row[at]));
  }
  const { sql, bindings } = insertByArrays(target, rows);
  const result: unknown = await database
    .knex()
    .raw(`${sql} RETURNING "${column}" AS fresh`, bindings as never);
  return (result as { rows: { fresh: string }[] }).rows.map(({ fresh }) => fresh);
};

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

const insertOne = ({ table, columns, onConflict = '' }: BulkTable): string => {
  const names = Object.keys(columns);
  return `INSERT INTO ${table} (${quoted(names)}) VALUES (${names.map(() => '?').join(', ')}) ${onConflict}`;
};

const insertByArrays = ({ table, columns, onConflict = '' }: BulkTable, rows: readonly BulkRow[]) => {
  const names = Object.keys(columns);
  // The driver writes an array of texts right, whatever stands in them; an array of jsonb it does not know.
  const travelling = (type: PgType) => (type === 'jsonb' ? 'text' : type);
  const arrays = Object.values(columns).map((type) => `?::${travelling(type)}[]`);
  const picked = names.map((_, at) => `v.c${at}::${Object.values(columns)[at]}`);
  const sql = `INSERT INTO ${table} (${quoted(names)}) SELECT ${picked.join(', ')} FROM unnest(${arrays.join(', ')}) AS v(${names.map((_, at) => `c${at}`).join(', ')}) ${onConflict}`;
  return { sql, bindings: names.map((_, at) => rows.map((row) => row[at] ?? null)) };
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
