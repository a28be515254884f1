import type { Migration } from './migration';

/** What a person noted on deciding a request to leave, and what each run of the retention removed. */
export const deadlines: Migration = {
  name: '0011-deadlines',
  async up(knex) {
    await knex.schema.alterTable('newsletter_leaving_tasks', (table) => {
      table.string('note', 500).nullable();
    });
    // From and subject are needed to decide and by nobody afterwards.
    await knex('newsletter_leaving_tasks')
      .whereNot({ state: 'open' })
      .update({ from_address: null, subject: null });
    await knex.schema.createTable('newsletter_retention_runs', (table) => {
      table.increments('id');
      table.double('started_at').notNullable();
      // Empty: it is still running, or stopped before its end.
      table.double('ended_at');
      table.text('counts').notNullable();
    });
  },
};
