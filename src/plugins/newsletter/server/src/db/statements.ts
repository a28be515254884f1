import { createHash } from 'node:crypto';
import type { Database } from './database';

/** A list is one value too: `IN ?*` takes it whole. */
export type StatementValue = string | number | null | readonly (string | number | null)[];

/** A statement written in the code, in the words of both databases. */
export interface FixedStatement {
  readonly name: string;
  readonly sqlite: string;
  readonly postgres: string;
}

/** What is used of a better-sqlite3 connection. */
interface SqliteConnection {
  prepare(sql: string): SqliteStatement;
}

interface SqliteStatement {
  run(...values: readonly (string | number | null)[]): { readonly changes: number };
  all(...values: readonly (string | number | null)[]): readonly unknown[];
}

/** What is used of a pg connection. */
interface PostgresConnection {
  query(query: {
    name: string;
    text: string;
    values: readonly unknown[];
  }): Promise<{ readonly rows: readonly unknown[]; readonly rowCount: number | null }>;
}

interface Client<Connection> {
  acquireConnection(): Promise<Connection>;
  releaseConnection(connection: Connection): Promise<void>;
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

const place = (mark: string, at: number): string => (mark === '?' ? `$${at}` : `($${at})`);

const prepared = new WeakMap<SqliteConnection, Map<string, SqliteStatement>>();

const preparedOn = (connection: SqliteConnection, sql: string): SqliteStatement => {
  const known = prepared.get(connection) ?? new Map<string, SqliteStatement>();
  prepared.set(connection, known);
  const ready = known.get(sql) ?? connection.prepare(sql);
  known.set(sql, ready);
  return ready;
};

const flat = (value: StatementValue): string | number | null =>
  typeof value === 'object' && value !== null ? JSON.stringify(value) : value;

/** On the connection of the running transaction, if there is one. */
const onConnection = async <Connection, T>(
  database: Database,
  work: (connection: Connection) => T | Promise<T>,
): Promise<T> => {
  const client = database.knex().client as Client<Connection>;
  const connection = await client.acquireConnection();
  try {
    return await work(connection);
  } finally {
    await client.releaseConnection(connection);
  }
};

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
