import type { Migration } from './migration';

/** Which processes send, and which of them works for which sender domain. */
export const runners: Migration = {
  name: '0015-runners',
  async up(knex) {
    await knex.schema.createTable('newsletter_runners', (table) => {
      table.string('id', 64).primary();
      table.string('role', 16).notNullable();
      table.string('host').notNullable();
      table.integer('pid').notNullable();
      table.string('version', 32).notNullable();
      table.double('started_at').notNullable();
      // By its own clock and by the database's: the first is shown to people, the second decides.
      table.double('beat_at').notNullable();
      table.double('seen_at').notNullable();
      table.double('ended_at').nullable();
      table.string('ended_by', 16).nullable();
      table.index(['ended_at', 'seen_at'], 'newsletter_runners_alive');
    });
    await knex.schema.createTable('newsletter_slots', (table) => {
      table.string('sender_domain').notNullable();
      table.integer('slot').notNullable();
      table.string('holder', 64).nullable();
      table.boolean('alone').notNullable().defaultTo(false);
      table.primary(['sender_domain', 'slot']);
    });
  },
};
