import type { Migration } from './migration';

/** Breaches of data protection and until when each has to be reported (GDPR Art. 33). */
export const breaches: Migration = {
  name: '0014-breaches',
  async up(knex) {
    await knex.schema.createTable('newsletter_breaches', (table) => {
      table.increments('id');
      table.string('sender_id').nullable();
      table.double('known_at').notNullable();
      table.double('due_at').notNullable();
      table.text('what').notNullable();
      table.integer('people').nullable();
      table.string('state', 20).notNullable();
      table.string('recorded_by').notNullable();
      table.double('recorded_at').notNullable();
      table.text('note').nullable();
      table.string('closed_by').nullable();
      table.double('closed_at').nullable();
      table.index(['state', 'due_at'], 'newsletter_breaches_state_due');
    });
  },
};
