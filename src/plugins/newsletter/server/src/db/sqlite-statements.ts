import { onConnection, preparedOn, type PlainValue, type SqliteConnection } from './connections';
import type { Database } from './database';

type Value = PlainValue | Date;

/** SQLite keeps times as epoch milliseconds, as knex writes them. */
const plain = (value: Value) => (value instanceof Date ? value.getTime() : value);

/**
 * Runs one statement with the values of each row, on the connection of the running transaction if there is one. Past
 * knex, which prepares anew for every call: a prepared statement run once a row costs a third of one that reads the
 * rows out of a parameter. For statements written in the code only, as they are kept for good.
 * @returns for each of them how many rows were inserted or changed
 */
export const runForEach = (
  database: Database,
  sql: string,
  rows: readonly (readonly Value[])[],
): Promise<readonly number[]> =>
  onConnection<SqliteConnection, readonly number[]>(database, (connection) => {
    const ready = preparedOn(connection, sql);
    return rows.map((row) => ready.run(...row.map(plain)).changes);
  });
