import type { Database } from './database';

/** What a statement takes on the wire of a driver. */
export type PlainValue = string | number | null;

export interface SqliteStatement {
  run(...values: readonly PlainValue[]): { readonly changes: number };
  all(...values: readonly PlainValue[]): readonly unknown[];
}

/** What is used of a better-sqlite3 connection. */
export interface SqliteConnection {
  readonly inTransaction: boolean;
  prepare(sql: string): SqliteStatement;
}

/** What is used of a pg connection. */
export interface PostgresConnection {
  query(query: { name?: string; text: string; values?: readonly unknown[] }): Promise<{
    readonly command: string;
    readonly rows: readonly unknown[];
    readonly rowCount: number | null;
  }>;
}

/** What is used of knex' client. */
export interface ConnectionPool<Connection> {
  acquireConnection(): Promise<Connection>;
  releaseConnection(connection: Connection): Promise<void>;
}

const prepared = new WeakMap<SqliteConnection, Map<string, SqliteStatement>>();

/** The driver prepares anew at every call; here once per connection. For statements written in the code: kept for good. */
export const preparedOn = (connection: SqliteConnection, sql: string): SqliteStatement => {
  const known = prepared.get(connection) ?? new Map<string, SqliteStatement>();
  prepared.set(connection, known);
  const ready = known.get(sql) ?? connection.prepare(sql);
  known.set(sql, ready);
  return ready;
};

/** On the connection of the running transaction, if there is one. */
export const onConnection = async <Connection, T>(
  database: Pick<Database, 'knex' | 'held'>,
  work: (connection: Connection) => T | Promise<T>,
): Promise<T> => {
  const held = database.held();
  if (held !== null) return work(held as Connection);
  const pool = database.knex().client as ConnectionPool<Connection>;
  const connection = await pool.acquireConnection();
  try {
    return await work(connection);
  } finally {
    await pool.releaseConnection(connection);
  }
};
