import { createHash } from 'node:crypto';
import {
  onConnection,
  preparedOn,
  type PlainValue,
  type PostgresConnection,
  type SqliteConnection,
} from './connections';
import type { Database } from './database';

/** A list is one value too: `IN ?*` takes it whole. */
export type StatementValue = PlainValue | readonly PlainValue[];

/** A statement written in the code, in the words of both databases. */
export interface FixedStatement {
  readonly name: string;
  readonly sqlite: string;
  readonly postgres: string;
}

/**
 * For the statements that run for every mail. knex builds its text and the driver prepares it anew at every call, which
 * costs several times what the database does with it; these are built once and prepared once per connection. Values
 * are `?`, lists `?*`.
 */
export const statement = (sql: string): FixedStatement => {
  let at = 0;
  return {
    name: `newsletter_${createHash('sha256').update(sql).digest('hex').slice(0, 32)}`,
    sqlite: sql.replace(/IN \?\*/g, 'IN (SELECT value FROM json_each(?))'),
    postgres: sql.replace(/IN \?\*|\?/g, (mark) => `${mark === '?' ? '' : '= ANY'}${place(mark, (at += 1))}`),
  };
};

/**
 * For a condition that only checks what a key has found already. The plan it rules out: by the queue's index to all
 * rows in `state = 'claimed'`, believed to be next to none before the statistics know of a list just brought in, and
 * the ids as a filter behind. Version 18 goes by the ids in any case, and no test there can tell the difference; this
 * does not hang on what a version makes of the costs.
 */
export const checked = (column: string): string => `${column} || ''`;

const place = (mark: string, at: number): string => (mark === '?' ? `$${at}` : `($${at})`);

const flat = (value: StatementValue): PlainValue =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value;

/** The rows it gives, also by RETURNING. */
export const rowsOf = async <Row>(
  database: Database,
  { name, sqlite, postgres }: FixedStatement,
  values: readonly StatementValue[],
): Promise<readonly Row[]> =>
  database.isSqlite
    ? onConnection<SqliteConnection, readonly Row[]>(
        database,
        (connection) => preparedOn(connection, sqlite).all(...values.map(flat)) as readonly Row[],
      )
    : onConnection<PostgresConnection, readonly Row[]>(
        database,
        async (connection) =>
          (await connection.query({ name, text: postgres, values })).rows as readonly Row[],
      );

/** How many rows it changed. */
export const change = async (
  database: Database,
  { name, sqlite, postgres }: FixedStatement,
  values: readonly StatementValue[],
): Promise<number> =>
  database.isSqlite
    ? onConnection<SqliteConnection, number>(
        database,
        (connection) => preparedOn(connection, sqlite).run(...values.map(flat)).changes,
      )
    : onConnection<PostgresConnection, number>(
        database,
        async (connection) => (await connection.query({ name, text: postgres, values })).rowCount ?? 0,
      );
