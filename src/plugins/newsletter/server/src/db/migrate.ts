import type { Database } from './database';
import { migrations, type MigrationTools } from '../migrations';

const TABLE = 'newsletter_migrations';

/**
 * Runs the plugin's own migrations, each once, in order. Strapi's schema sync has made the content types' tables
 * before; it leaves tables and indexes alone that it did not make.
 */
export const migrate = async (database: Database, tools: MigrationTools): Promise<void> => {
  const knex = database.knex();
  if (!(await knex.schema.hasTable(TABLE))) {
    await knex.schema.createTable(TABLE, (table) => {
      table.string('name').primary();
      table.string('run_at').notNullable();
    });
  }
  for (const migration of migrations) {
    await database.transaction(async () => {
      const trx = database.knex();
      const done = await trx(TABLE).where({ name: migration.name }).first();
      if (done) return;
      // The row goes in first: of two processes starting together one waits here and then fails on the key.
      await trx(TABLE).insert({ name: migration.name, run_at: new Date().toISOString() });
      await migration.up(trx, tools);
    });
  }
};
