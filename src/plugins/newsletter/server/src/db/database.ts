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

export const openDatabase = (strapi: Core.Strapi): Database => {
  const running = new AsyncLocalStorage<Knex.Transaction>();
  const isSqlite = strapi.db.dialect.client === 'sqlite';
  return {
    isSqlite,
    knex: () => running.getStore() ?? (strapi.db.connection as unknown as Knex),
    // Strapi's own transaction, so that document and query calls made inside take part in it.
    transaction: (work) =>
      running.getStore()
        ? work()
        : (strapi.db.transaction(({ trx }) =>
            running.run(trx as unknown as Knex.Transaction, work),
          ) as ReturnType<typeof work>),
  };
};
