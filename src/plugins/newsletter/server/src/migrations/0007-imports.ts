import type { Knex } from 'knex';
import type { Migration } from './migration';

const instant = (table: Knex.CreateTableBuilder, name: string) => table.double(name);

const imports = async (knex: Knex) => {
  await knex.schema.createTable('newsletter_imports', (table) => {
    table.string('id', 24).primary();
    table.string('sender_id').notNullable();
    table.string('purpose_key').notNullable();
    table.string('origin', 40).notNullable();
    table.string('actor', 64).notNullable();
    table.text('statement');
    table.string('file_name').notNullable();
    table.string('file_kind', 8).notNullable();
    table.double('file_bytes').notNullable().defaultTo(0);
    table.string('file_hash', 64);
    instant(table, 'file_removed_at');
    table.text('settings').notNullable();
    table.text('headings').notNullable();
    table.string('state', 20).notNullable();
    table.integer('cursor').notNullable().defaultTo(0);
    table.integer('total_rows');
    for (const counter of ['rows', 'proven', 'unconfirmed', 'expired', 'unchanged', 'refused']) {
      table.integer(counter).notNullable().defaultTo(0);
    }
    table.integer('role_rows');
    table.integer('undated_rows');
    table.text('problem');
    instant(table, 'created_at').notNullable();
    instant(table, 'started_at');
    instant(table, 'finished_at');
    table.index(['state', 'created_at'], 'newsletter_imports_due');
    table.index(['sender_id', 'created_at'], 'newsletter_imports_of_sender');
  });
  await knex.schema.createTable('newsletter_import_reports', (table) => {
    table.string('import_id', 24).notNullable();
    table.integer('row').notNullable();
    table.string('code', 24).notNullable();
    table.primary(['import_id', 'row']);
  });
  // The customer's own columns, one JSON array per person in the order of the file: never altered, given back as is.
  await knex.schema.createTable('newsletter_imported_rows', (table) => {
    table.string('subscriber_id').primary();
    table.string('import_id', 24).notNullable();
    table.integer('row').notNullable();
    table.text('cells').notNullable();
  });
};

const evidence = async (knex: Knex) => {
  await knex.schema.createTable('newsletter_import_evidence', (table) => {
    table.string('import_id', 24).primary();
    table.string('sender_id').notNullable();
    table.string('kind', 16).notNullable();
    table.string('rule', 32).notNullable();
    table.double('share').notNullable();
    table.double('share_limit').notNullable();
    table.string('state', 16).notNullable();
    instant(table, 'asked_at').notNullable();
    instant(table, 'due_at').notNullable();
    table.string('decided_by', 64);
    instant(table, 'decided_at');
    table.text('note');
    table.index(['state', 'due_at'], 'newsletter_import_evidence_due');
  });
};

export const importTables: Migration = {
  name: '0007-imports',
  async up(knex) {
    for (const step of [imports, evidence]) await step(knex);
  },
};
