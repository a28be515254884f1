import type { Migration } from './migration';

/** What the operator imposes on a sender, and the terms it sends under. */
export const sanctions: Migration = {
  name: '0016-sanctions',
  async up(knex) {
    await knex.schema.createTable('newsletter_sanctions', (table) => {
      table.increments('id');
      table.string('sender_id').notNullable();
      table.string('kind', 20).notNullable();
      /** Mails per sliding hour; empty where the kind has no speed. */
      table.integer('per_hour').nullable();
      table.text('reason').notNullable();
      table.string('imposed_by').notNullable();
      table.double('imposed_at').notNullable();
      table.string('released_by').nullable();
      table.double('released_at').nullable();
      table.text('release_reason').nullable();
      table.index(['released_at', 'sender_id'], 'newsletter_sanctions_in_force');
      table.index(['sender_id', 'id'], 'newsletter_sanctions_sender');
    });
    await knex.schema.createTable('newsletter_contract_ends', (table) => {
      table.string('sender_id').primary();
      table.double('ends_at').notNullable();
      table.text('reason').notNullable();
      table.string('set_by').notNullable();
      table.double('set_at').notNullable();
    });
    await knex.schema.createTable('newsletter_sender_limits', (table) => {
      table.string('sender_id').primary();
      /** As the operator wrote them, checked by the same schema as a site's profile. */
      table.text('limits').notNullable();
      table.text('reason').notNullable();
      table.string('set_by').notNullable();
      table.double('set_at').notNullable();
    });
  },
};
