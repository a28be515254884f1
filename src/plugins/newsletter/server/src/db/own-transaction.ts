import type { Knex } from 'knex';
import {
  preparedOn,
  type ConnectionPool,
  type PostgresConnection,
  type SqliteConnection,
} from './connections';
import { undone, wasUndone } from './failed-commits';

interface Boundaries {
  begin(): Promise<void>;
  commit(): Promise<void>;
  /** Never throws: why the work failed matters more. */
  rollback(): Promise<void>;
}

const onSqlite = (connection: SqliteConnection): Boundaries => {
  const run = (sql: string): Promise<void> =>
    new Promise((resolve) => {
      preparedOn(connection, sql).run();
      resolve();
    });
  return {
    // Takes the one write lock before anything is read, as the other kind of transaction does.
    begin: () => run('BEGIN IMMEDIATE'),
    commit: () => run('COMMIT'),
    // Some failures (a full disk) have rolled it back already.
    rollback: async () => (connection.inTransaction ? run('ROLLBACK').catch(() => undefined) : undefined),
  };
};

/**
 * Plans are made once per statement and connection, and by keys: made anew for every few rows they cost more than the
 * rows do, and one made while a table was small reads all of it when it has grown.
 */
const BY_KEYS = [
  'plan_cache_mode = force_generic_plan',
  'enable_seqscan = off',
  'enable_hashjoin = off',
  'enable_mergejoin = off',
];
const BEGIN = ['BEGIN', ...BY_KEYS.map((setting) => `SET LOCAL ${setting}`)].join('; ');

const onPostgres = (connection: PostgresConnection): Boundaries => {
  const run = (text: string) => connection.query({ text });
  return {
    begin: async () => void (await run(BEGIN)),
    commit: async () => {
      const { command } = await run('COMMIT');
      if (wasUndone(command)) throw undone();
    },
    rollback: async () => {
      try {
        await run('ROLLBACK');
      } catch (error) {
        // In what state it is nobody knows: the pool makes another.
        (connection as { __knex__disposed?: unknown }).__knex__disposed = error;
      }
    },
  };
};

const boundariesOf = (connection: object, isSqlite: boolean): Boundaries =>
  isSqlite ? onSqlite(connection as SqliteConnection) : onPostgres(connection as PostgresConnection);

/** On one connection of the pool, which goes back whatever happens; what the work throws undoes the work. */
export const betweenBeginAndCommit = async <T>(
  knex: Knex,
  isSqlite: boolean,
  work: (connection: object) => Promise<T>,
): Promise<T> => {
  const pool = knex.client as ConnectionPool<object>;
  const connection = await pool.acquireConnection();
  const { begin, commit, rollback } = boundariesOf(connection, isSqlite);
  try {
    await begin();
    const result = await work(connection);
    await commit();
    return result;
  } catch (error) {
    await rollback();
    throw error;
  } finally {
    await pool.releaseConnection(connection);
  }
};

/** A knex whose every query goes over one connection, which it neither takes from the pool nor gives back. */
export const knexOn = (knex: Knex, connection: object): Knex => {
  const client: unknown = Object.assign(Object.create(knex.client as object), {
    transacting: true,
    acquireConnection: () => Promise.resolve(connection),
    releaseConnection: () => Promise.resolve(),
  });
  const whole = (knex as unknown as { context: { queryBuilder(): Knex.QueryBuilder } }).context;
  const context = Object.assign(Object.create(whole) as typeof whole, { client });
  return new Proxy(knex, {
    apply: (_knex, _this, [table]: [string]) => context.queryBuilder().table(table),
    get: (target, key, self) => (key === 'context' ? context : (Reflect.get(target, key, self) as unknown)),
  });
};
