import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';

/**
 * The way to the database for repositories. Inside `transaction` every repository call joins it by itself: on
 * SQLite, whose pool holds one connection, a call that did not join would wait for the transaction for ever.
 */
export interface Database {
  /** A query builder on the running transaction, or on the pool outside of one. */
  knex(): Knex;
  transaction<T>(work: () => Promise<T>): Promise<T>;
  readonly isSqlite: boolean;
}

/**
 * Changes nothing and takes SQLite's one write lock before anything is read. A transaction that reads first and writes
 * later fails at once, whatever the time-out says, when another process (the command line) wrote in between.
 */
const TAKE_TURN = 'DELETE FROM newsletter_migrations WHERE 1 = 0';

export const openDatabase = (strapi: Core.Strapi): Database => {
  const running = new AsyncLocalStorage<Knex.Transaction>();
  const isSqlite = strapi.db.dialect.client === 'sqlite';
  const begin = async <T>(trx: Knex.Transaction, work: () => Promise<T>): Promise<T> => {
    if (isSqlite) await trx.raw(TAKE_TURN);
    return running.run(trx, work);
  };
  return {
    isSqlite,
    knex: () => running.getStore() ?? (strapi.db.connection as unknown as Knex),
    // Strapi's own transaction, so that document and query calls made inside take part in it.
    transaction: (work) =>
      running.getStore()
        ? work()
        : (strapi.db.transaction(({ trx }) => begin(trx as unknown as Knex.Transaction, work)) as ReturnType<
            typeof work
          >),
  };
};
