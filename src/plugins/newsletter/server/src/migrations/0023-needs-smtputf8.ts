import type { Migration } from './migration';

/** Addresses that a mail could not reach for want of SMTPUTF8, and whose want it was (C.2.2, row capability). */
export const needsSmtpUtf8: Migration = {
  name: '0023-needs-smtputf8',
  async up(knex) {
    await knex.schema.createTable('newsletter_needs_smtputf8', (table) => {
      table.string('subscriber_id', 64).primary();
      table.string('lack', 20).notNullable();
      table.double('at').notNullable();
    });
  },
};
