import { readFileSync } from 'node:fs';
import path from 'node:path';
import { knexOf } from './doors';
import type { App } from './strapi';

const statement = (name: string): string =>
  readFileSync(path.resolve(__dirname, '../fixtures/many-subscribers', `${name}.sql`), 'utf8');

/**
 * So many rows that a list must not read them all, written past the product in one statement per table. Of ten
 * thousand one is erased, of a thousand one objected and is suppressed, a tenth never confirmed, a tenth left.
 */
export const seedMany = async (app: App, sender: string, count: number): Promise<void> => {
  const knex = knexOf(app);
  const at = app.newsletter.database.isSqlite ? Date.now() : new Date();
  const now = Date.now();
  await knex.raw(statement('subscribers'), { count, sender, at });
  await knex.raw(statement('consents'), { count, sender, now });
  await knex.raw('ANALYZE');
};

export interface SeenStatement {
  readonly sql: string;
  readonly bindings: readonly unknown[];
}

/** The SQL that some work sends to the database. */
export const statementsOf = async (
  app: App,
  work: () => Promise<unknown>,
): Promise<readonly SeenStatement[]> => {
  const seen: SeenStatement[] = [];
  const listen = ({ sql, bindings }: { sql: string; bindings?: readonly unknown[] }) =>
    seen.push({ sql, bindings: bindings ?? [] });
  const knex = app.strapi.db.connection;
  knex.on('query', listen);
  try {
    await work();
  } finally {
    knex.off('query', listen);
  }
  return seen;
};

/** How the database goes about a statement, line by line. */
export const planOf = async (app: App, sql: string, bindings: readonly unknown[]): Promise<string[]> => {
  const knex = knexOf(app);
  if (app.newsletter.database.isSqlite)
    return (await knex.raw(`EXPLAIN QUERY PLAN ${sql}`, [...bindings] as never)).map(
      ({ detail }: { detail: string }) => detail,
    );
  // The event has PostgreSQL's own placeholders; knex wants its own.
  const plan = await knex.raw(`EXPLAIN ${sql.replace(/\$\d+/g, '?')}`, [...bindings] as never);
  return plan.rows.map((row: { 'QUERY PLAN': string }) => row['QUERY PLAN'].trim());
};

/** The steps of a plan that read a whole table of subscribers or consents. */
export const fullScansIn = (plan: readonly string[]): readonly string[] =>
  plan.filter((line) => /^SCAN (s|c)\b|Seq Scan on newsletter_(subscribers|consents)/.test(line));
