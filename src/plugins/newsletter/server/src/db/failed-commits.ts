import type { Knex } from 'knex';
import type { SqliteConnection } from './connections';

/** What is used of a transaction of knex. */
interface Transactor {
  commit(): Promise<{ readonly response?: { readonly command?: string } } | undefined>;
  /** Rejected when the COMMIT failed. */
  readonly executionPromise: Promise<unknown>;
  readonly client: { acquireConnection(): Promise<object> };
}

/** Asked to keep a transaction in which a statement failed, PostgreSQL undoes it and calls that no error. */
export const wasUndone = (command: string | undefined): boolean => command === 'ROLLBACK';
export const undone = (): Error => new Error('The transaction was undone: a statement in it had failed.');

const heeded = async (trx: Transactor): Promise<void> => {
  const connection = await trx.client.acquireConnection();
  const commit = trx.commit.bind(trx);
  trx.commit = async () => {
    const answer = await commit();
    const open = connection as Partial<SqliteConnection>;
    // No answer is a failure, and some leave it open, on the only connection that SQLite has.
    if (answer === undefined && open.inTransaction) open.prepare?.('ROLLBACK').run();
    await trx.executionPromise;
    if (wasUndone(answer?.response?.command)) throw undone();
    return answer;
  };
};

/**
 * A transaction that could not be kept is an error for whoever asked to keep it, Strapi too: knex calls every COMMIT
 * done, also one that failed, and a person would be told that a withdrawal is written that is not.
 */
export const heedFailedCommits = (knex: Knex): void => {
  const transaction = knex.transaction.bind(knex) as (...by: unknown[]) => Promise<Transactor>;
  const value = async (...by: unknown[]) => {
    const trx = await transaction(...by);
    // With a container knex commits by itself, and its promise tells the end.
    if (typeof by[0] !== 'function') await heeded(trx);
    return trx;
  };
  Object.defineProperty(knex, 'transaction', { value, configurable: true });
};
