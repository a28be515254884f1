import type { Knex } from 'knex';
import type { Migration } from './migration';

/** Epoch milliseconds: a double holds them exactly, and both drivers hand it back as a number (bigint would be a string). */
const instant = (table: Knex.CreateTableBuilder, name: string) => table.double(name);

const forms = async (knex: Knex) => {
  await knex.schema.createTable('newsletter_form_versions', (table) => {
    table.string('form_id').notNullable();
    table.integer('version').notNullable();
    table.string('content_hash', 64).notNullable();
    table.text('content').notNullable();
    instant(table, 'published_at').notNullable();
    table.primary(['form_id', 'version']);
  });
};

const consent = async (knex: Knex) => {
  await knex.schema.createTable('newsletter_ledger_heads', (table) => {
    table.string('sender_id').primary();
    table.integer('seq').notNullable();
    table.string('hash', 64).notNullable();
  });
  await knex.schema.createTable('newsletter_consents', (table) => {
    table.increments('id');
    table.string('subscriber_id').notNullable();
    table.string('sender_id').notNullable();
    table.string('purpose_key').notNullable();
    table.string('state', 16).notNullable();
    instant(table, 'since').notNullable();
    instant(table, 'expressed_at');
    instant(table, 'expires_at');
    table.integer('renewals_asked').notNullable().defaultTo(0);
    table.unique(['subscriber_id', 'purpose_key']);
    table.index(['state', 'expires_at', 'id'], 'newsletter_consents_lapsing');
    table.index(['sender_id', 'purpose_key', 'state', 'expires_at'], 'newsletter_consents_list');
  });
  await knex.schema.createTable('newsletter_confirmation_requests', (table) => {
    table.string('id', 32).primary();
    table.string('subscriber_id').notNullable().index();
    table.string('sender_id').notNullable();
    table.string('email_hash', 64).notNullable();
    table.string('form_id').notNullable();
    table.integer('form_version').notNullable();
    table.text('purpose_keys').notNullable();
    table.string('locale', 5).notNullable();
    table.text('fields').notNullable();
    table.string('source').nullable();
    instant(table, 'requested_at').notNullable();
    instant(table, 'expires_at').notNullable();
    instant(table, 'confirmed_at');
    instant(table, 'refused_at');
    table.index(['email_hash', 'requested_at'], 'newsletter_requests_by_address');
  });
  await knex.schema.createTable('newsletter_blocked_addresses', (table) => {
    table.string('email_hash', 64).primary();
    instant(table, 'since').notNullable();
  });
};

const campaigns = async (knex: Knex) => {
  await knex.schema.createTable('newsletter_runs', (table) => {
    table.increments('id');
    table.string('campaign_id').notNullable().unique();
    table.string('sender_id').notNullable();
    table.string('sender_domain').notNullable();
    table.string('purpose_key').notNullable();
    table.string('mailing_id').nullable().unique();
    table.string('state', 20).notNullable();
    instant(table, 'start_at').notNullable();
    instant(table, 'frozen_at');
    instant(table, 'finished_at');
    table.integer('total').notNullable().defaultTo(0);
    for (const counter of ['queued', 'submitted', 'bounced', 'skipped', 'failed', 'uncertain', 'cancelled']) {
      table.integer(counter).notNullable().defaultTo(0);
    }
    table.string('confirmation_id', 40).notNullable();
    table.boolean('approval_needed').notNullable().defaultTo(false);
    table.string('content_hash', 64).notNullable();
    table.text('content').notNullable();
    table.string('pause_reason').nullable();
    table.string('pause_rule').nullable();
    table.index(['state', 'start_at'], 'newsletter_runs_due');
  });
  await knex.schema.createTable('newsletter_send_confirmations', (table) => {
    table.string('id', 40).primary();
    table.string('campaign_id').notNullable().index();
    table.string('content_hash', 64).notNullable();
    table.string('rules_version').notNullable();
    table.integer('user_id').notNullable();
    instant(table, 'created_at').notNullable();
    instant(table, 'used_at');
  });
  await knex.schema.createTable('newsletter_approvals', (table) => {
    table.increments('id');
    table.string('campaign_id').notNullable().index();
    table.string('content_hash', 64).notNullable();
    table.string('state', 16).notNullable().index();
    table.text('findings').notNullable();
    table.integer('requested_by').notNullable();
    instant(table, 'requested_at').notNullable();
    table.integer('decided_by');
    instant(table, 'decided_at');
    table.text('note');
  });
  await knex.schema.createTable('newsletter_policy_acceptances', (table) => {
    table.increments('id');
    table.string('sender_id').notNullable();
    table.integer('user_id').notNullable();
    table.string('policy', 40).notNullable();
    table.string('version', 40).notNullable();
    table.string('text_hash', 64).notNullable();
    instant(table, 'accepted_at').notNullable();
    table.string('ip', 64);
    table.index(['sender_id', 'policy', 'version'], 'newsletter_acceptances_current');
  });
};

const sending = async (knex: Knex) => {
  await knex.schema.createTable('newsletter_deliveries', (table) => {
    table.increments('id');
    table.integer('run_id').notNullable();
    table.string('subscriber_id').notNullable();
    table.string('state', 16).notNullable();
    table.string('reason', 64);
    table.string('rule', 32);
    table.string('reply');
    table.integer('attempts').notNullable().defaultTo(0);
    instant(table, 'not_before').notNullable().defaultTo(0);
    table.string('holder', 64);
    instant(table, 'first_attempt_at');
    instant(table, 'handed_over_at');
    table.unique(['run_id', 'subscriber_id']);
  });
  await knex.schema.createTable('newsletter_notices', (table) => {
    table.increments('id');
    table.string('sender_id').notNullable();
    table.string('sender_domain').notNullable();
    table.string('kind', 20).notNullable();
    table.string('notice', 30).notNullable();
    table.string('subscriber_id');
    table.string('reference', 64);
    table.string('to_address').notNullable();
    table.text('subject').notNullable();
    table.text('html').notNullable();
    table.text('text').notNullable();
    table.string('locale', 5).notNullable();
    table.string('state', 16).notNullable();
    table.string('reason', 64);
    table.string('reply');
    table.integer('attempts').notNullable().defaultTo(0);
    instant(table, 'not_before').notNullable();
    instant(table, 'give_up_at').notNullable();
    table.string('holder', 64);
    instant(table, 'created_at').notNullable();
    instant(table, 'handed_over_at');
  });
  // State first, and no partial index: SQLite cannot prove that a bound `state = ?` lies within one, and would
  // read the whole table for every look at the queue.
  await knex.raw(
    'CREATE INDEX newsletter_deliveries_queue ON newsletter_deliveries (state, run_id, not_before, id)',
  );
  await knex.raw(
    'CREATE INDEX newsletter_notices_queue ON newsletter_notices (state, sender_domain, kind, not_before, id)',
  );
  await knex.schema.createTable('newsletter_sending_log', (table) => {
    table.increments('id');
    table.string('sender_domain').notNullable();
    table.string('kind', 16).notNullable();
    table.integer('delivery_id');
    table.integer('notice_id');
    instant(table, 'at').notNullable();
    table.index(['sender_domain', 'at'], 'newsletter_sending_log_window');
  });
  await knex.schema.createTable('newsletter_lanes', (table) => {
    table.string('sender_domain').primary();
    table.integer('version').notNullable().defaultTo(0);
    instant(table, 'blocked_until');
    table.string('blocked_by', 32);
  });
  await knex.schema.createTable('newsletter_leases', (table) => {
    table.string('name').primary();
    table.string('holder', 64).notNullable();
    instant(table, 'expires_at').notNullable();
    instant(table, 'beat_at').notNullable();
  });
};

const records = async (knex: Knex) => {
  await knex.schema.createTable('newsletter_audit', (table) => {
    table.increments('id');
    instant(table, 'at').notNullable();
    table.string('actor', 64).notNullable();
    table.string('action', 64).notNullable();
    table.string('subject', 64).notNullable();
    table.text('details').notNullable();
    table.index(['subject', 'at'], 'newsletter_audit_subject');
  });
  await knex.schema.createTable('newsletter_attachments', (table) => {
    table.string('report_id').primary();
    table.string('filename').notNullable();
    table.binary('content').notNullable();
  });
};

/** `unique: true` in a Strapi schema makes no index; these do, and signup and freeze rest on them. */
const contentTypeIndexes = async (knex: Knex) => {
  const unique = (table: string, columns: string) =>
    knex.raw(`CREATE UNIQUE INDEX IF NOT EXISTS ${table}_key ON ${table} (${columns})`);
  await unique('newsletter_subscribers', 'sender_id, email_normalised');
  await unique('newsletter_consent_records', 'sender_id, seq');
  await knex.raw(
    'CREATE UNIQUE INDEX IF NOT EXISTS newsletter_subscribers_document ON newsletter_subscribers (document_id)',
  );
  await unique('newsletter_purposes', 'sender_id, "key"');
  await unique('newsletter_signup_forms', 'slug');
  await unique('newsletter_senders', '"key"');
  await unique('newsletter_suppressions', 'sender_id, email_hash, reason');
  await knex.raw(
    'CREATE INDEX newsletter_consent_records_subscriber ON newsletter_consent_records (subscriber_id, seq)',
  );
  await knex.raw('CREATE INDEX newsletter_subscribers_hash ON newsletter_subscribers (email_hash)');
};

export const tables: Migration = {
  name: '0001-tables',
  async up(knex) {
    for (const step of [forms, consent, campaigns, sending, records, contentTypeIndexes]) await step(knex);
  },
};
