import { AsyncLocalStorage } from 'node:async_hooks';
import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { heedFailedCommits } from './failed-commits';
import { betweenBeginAndCommit, knexOn } from './own-transaction';

/**
 * The way to the database for repositories. Inside `transaction` every repository call joins it by itself: on
 * SQLite, whose pool holds one connection, a call that did not join would wait for the transaction for ever.
 */
export interface Database {
  /** A query builder on the running transaction, or on the pool outside of one. */
  knex(): Knex;
  transaction<T>(work: () => Promise<T>): Promise<T>;
  /**
   * The same past Strapi, whose own calls are not to be made in it: they would wait for its end. It costs a fraction,
   * and is for what runs for every few mails.
   */
  ownTransaction<T>(work: () => Promise<T>): Promise<T>;
  /** The connection of the running transaction of that kind. */
  held(): object | null;
  /** Once the running transaction stands, or at once where there is none; not at all when it is rolled back. */
  afterCommit(effect: () => void): void;
  readonly isSqlite: boolean;
}

/**
 * Changes nothing and takes SQLite's one write lock before anything is read. A transaction that reads first and writes
 * later fails at once, whatever the time-out says, when another process (the command line) wrote in between.
 */
const TAKE_TURN = 'DELETE FROM newsletter_migrations WHERE 1 = 0';

/**
 * By itself knex writes the statement into the message of an error together with its values, and from there an address
 * gets into the log (DESIGN-2.9). The statement alone says as much about what went wrong.
 */
const keepValuesOutOfErrors = (strapi: Core.Strapi): void => {
  const { client } = strapi.db.connection as unknown as {
    client: { config: { compileSqlOnError?: boolean } };
  };
  client.config.compileSqlOnError = false;
};

interface Running {
  readonly knex: () => Knex;
  readonly held: object | null;
  readonly effects: (() => void)[];
}

export const openDatabase = (strapi: Core.Strapi): Database => {
  const running = new AsyncLocalStorage<Running>();
  const isSqlite = strapi.db.dialect.client === 'sqlite';
  keepValuesOutOfErrors(strapi);
  const pooled = () => strapi.db.connection as unknown as Knex;
  heedFailedCommits(pooled());
  const begin = async <T>(one: Running, work: () => Promise<T>): Promise<T> => {
    if (isSqlite) await one.knex().raw(TAKE_TURN);
    return running.run(one, work);
  };
  const outermost = async <T>(work: () => Promise<T>): Promise<T> => {
    const effects: (() => void)[] = [];
    // Strapi's own transaction, so that document and query calls made inside take part in it.
    const result = (await strapi.db.transaction(({ trx }) =>
      begin({ knex: () => trx as unknown as Knex, held: null, effects }, work),
    )) as T;
    for (const effect of effects) effect();
    return result;
  };
  const own = async <T>(work: () => Promise<T>): Promise<T> => {
    const effects: (() => void)[] = [];
    const result = await betweenBeginAndCommit(pooled(), isSqlite, (connection) => {
      let knex: Knex | undefined;
      return running.run(
        { knex: () => (knex ??= knexOn(pooled(), connection)), held: connection, effects },
        work,
      );
    });
    for (const effect of effects) effect();
    return result;
  };
  return {
    isSqlite,
    knex: () => running.getStore()?.knex() ?? pooled(),
    transaction: (work) => (running.getStore() ? work() : outermost(work)),
    ownTransaction: (work) => (running.getStore() ? work() : own(work)),
    held: () => running.getStore()?.held ?? null,
    afterCommit: (effect) => {
      const store = running.getStore();
      if (store) store.effects.push(effect);
      else effect();
    },
  };
};
