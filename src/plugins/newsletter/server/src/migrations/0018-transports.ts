import type { Migration } from './migration';

/** What the sending process knows of each mail server, for the admin, which may be another process. */
export const transports: Migration = {
  name: '0018-transports',
  async up(knex) {
    await knex.schema.createTable('newsletter_transports', (table) => {
      table.string('label', 300).primary();
      table.string('state', 20).notNullable();
      table.double('since').nullable();
      table.double('rests_until').nullable();
      table.string('detail', 200).nullable();
    });
  },
};
