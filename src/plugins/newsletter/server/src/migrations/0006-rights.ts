import type { Knex } from 'knex';
import type { Migration } from './migration';

const instant = (table: Knex.CreateTableBuilder, name: string) => table.double(name);

const leaving = async (knex: Knex) => {
  await knex.schema.createTable('newsletter_pauses', (table) => {
    table.increments('id');
    table.string('sender_id').notNullable();
    table.string('subscriber_id').notNullable();
    // Empty: everything of this sender. Not null, or the unique index would not see two of them as the same.
    table.string('purpose_key').notNullable().defaultTo('');
    instant(table, 'since').notNullable();
    instant(table, 'until').notNullable().index();
    table.unique(['subscriber_id', 'purpose_key']);
  });
  await knex.schema.createTable('newsletter_leavings', (table) => {
    table.increments('id');
    table.string('sender_id').notNullable();
    table.string('subscriber_id').notNullable().index();
    table.string('method', 20).notNullable();
    table.integer('purposes').notNullable();
    instant(table, 'requested_at').notNullable();
    instant(table, 'effective_at').notNullable();
    table.index(['effective_at', 'sender_id'], 'newsletter_leavings_report');
  });
  await knex.schema.createTable('newsletter_leaving_tasks', (table) => {
    table.increments('id');
    table.string('reason', 40).notNullable();
    table.string('from_address').nullable();
    table.string('email_hash', 64).notNullable().index();
    table.string('subject').nullable();
    table.string('state', 16).notNullable();
    instant(table, 'received_at').notNullable();
    instant(table, 'due_at').notNullable();
    instant(table, 'decided_at');
    table.string('decided_by', 64).nullable();
    table.index(['state', 'due_at'], 'newsletter_leaving_tasks_due');
  });
};

const rights = async (knex: Knex) => {
  await knex.schema.createTable('newsletter_rights_requests', (table) => {
    table.string('id', 32).primary();
    table.string('kind', 16).notNullable();
    table.string('sender_id').notNullable();
    table.string('subscriber_id').notNullable().index();
    instant(table, 'created_at').notNullable();
    instant(table, 'expires_at').notNullable().index();
    instant(table, 'used_at');
  });
  await knex.schema.createTable('newsletter_address_changes', (table) => {
    table.string('request_id', 32).primary();
    table.string('sender_id').notNullable();
    table.string('old_subscriber_id').notNullable().index();
    table.string('new_subscriber_id').notNullable().index();
    instant(table, 'created_at').notNullable();
  });
  await knex.schema.createTable('newsletter_restricted_proofs', (table) => {
    table.increments('id');
    table.string('sender_id').notNullable();
    table.string('subscriber_id').notNullable();
    table.string('email_hash', 64).notNullable().index();
    table.string('record_id').notNullable();
    table.text('sealed').notNullable();
    instant(table, 'keep_until').notNullable().index();
  });
};

/** Leaving in all its ways, and the rights of the person. */
export const rightsTables: Migration = {
  name: '0006-rights',
  async up(knex) {
    for (const step of [leaving, rights]) await step(knex);
  },
};
