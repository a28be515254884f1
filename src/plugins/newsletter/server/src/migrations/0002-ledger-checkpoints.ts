import type { Migration } from './migration';

/** The key that signs checkpoints, and every checkpoint ever made. */
export const ledgerCheckpoints: Migration = {
  name: '0002-ledger-checkpoints',
  async up(knex) {
    await knex.schema.createTable('newsletter_ledger_keys', (table) => {
      // One key, made by whichever process needs it first.
      table.string('name', 16).primary();
      table.string('installation', 64).notNullable();
      table.string('public_key').notNullable();
      table.text('private_key').notNullable();
      table.double('created_at').notNullable();
    });
    await knex.schema.createTable('newsletter_ledger_checkpoints', (table) => {
      table.increments('id');
      table.double('created_at').notNullable();
      table.text('document').notNullable();
    });
  },
};
