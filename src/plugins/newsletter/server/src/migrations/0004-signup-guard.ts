import type { Migration } from './migration';

/** What the guard of signup forms counts and remembers, so that a restart neither forgets an attack nor starts one. */
export const signupGuard: Migration = {
  name: '0004-signup-guard',
  async up(knex) {
    await knex.schema.createTable('newsletter_signup_hours', (table) => {
      table.string('form_id').notNullable();
      /** Hours since 1970. */
      table.integer('hour').notNullable();
      table.integer('submissions').notNullable().defaultTo(0);
      table.integer('held').notNullable().defaultTo(0);
      table.integer('trapped').notNullable().defaultTo(0);
      table.bigInteger('alarmed_at');
      table.primary(['form_id', 'hour']);
      table.index(['hour'], 'newsletter_signup_hours_hour');
    });
    await knex.schema.createTable('newsletter_signup_holds', (table) => {
      table.string('form_id').primary();
      table.bigInteger('next_at').notNullable();
    });
    await knex.schema.createTable('newsletter_spent_proofs', (table) => {
      table.string('signature', 64).primary();
      table.bigInteger('expires_at').notNullable().index();
    });
  },
};
