import type { Migration } from './migration';

/** The last sign of life of what has to go on by itself, and what was counted for the metrics. */
export const signsOfLife: Migration = {
  name: '0020-signs-of-life',
  async up(knex) {
    await knex.schema.createTable('newsletter_heartbeats', (table) => {
      table.string('name', 40).primary();
      // Told apart by number, not by time: a clock that is set back must not make an old beat look new.
      table.double('beats').notNullable();
      table.double('beat_at').notNullable();
    });
    await knex.schema.createTable('newsletter_counters', (table) => {
      table.string('name', 60).notNullable();
      // The values of its labels in a fixed order, each from a closed set.
      table.string('labels', 150).notNullable();
      table.double('value').notNullable();
      table.primary(['name', 'labels']);
    });
  },
};
