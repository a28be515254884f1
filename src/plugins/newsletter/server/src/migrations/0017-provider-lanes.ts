import type { Migration } from './migration';

/**
 * Lanes that are slowed down, what each provider answered to a campaign, and the first mailing to each import
 * (standards C.2.3, C.3). Counters, so that nobody has to count a million rows.
 */
export const providerLanes: Migration = {
  name: '0017-provider-lanes',
  async up(knex) {
    await knex.schema.createTable('newsletter_provider_lanes', (table) => {
      table.string('sender_domain').notNullable();
      table.string('lane').notNullable();
      table.string('provider', 20).notNullable();
      table.double('cooling_until').notNullable();
      table.integer('connections').nullable();
      table.integer('strikes').notNullable();
      table.integer('accepted').notNullable();
      table.string('reason', 20).notNullable();
      table.string('rule', 32).notNullable();
      table.primary(['sender_domain', 'lane']);
    });
    await knex.schema.createTable('newsletter_run_answers', (table) => {
      table.integer('run_id').notNullable();
      table.string('provider', 20).notNullable();
      for (const counter of ['submitted', 'bounced', 'failed', 'deferred'])
        table.integer(counter).notNullable().defaultTo(0);
      // Since a person last looked: what breakers go by.
      for (const counter of ['answered', 'hard', 'content', 'blocked', 'policy_streak', 'complaints'])
        table.integer(counter).notNullable().defaultTo(0);
      table.primary(['run_id', 'provider']);
    });
    await knex.schema.createTable('newsletter_first_sends', (table) => {
      table.string('import_id', 24).primary();
      table.integer('run_id').notNullable().index('newsletter_first_sends_run');
      table.integer('answered').notNullable().defaultTo(0);
      table.integer('hard').notNullable().defaultTo(0);
    });
  },
};
