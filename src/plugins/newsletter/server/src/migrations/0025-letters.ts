import type { Migration } from './migration';

/**
 * Mails to one person that failed or are in doubt, for whoever decides about them: few among all that are well, so that
 * the index holds nothing else. It takes the very words of its condition in a query for a database to use it.
 */
export const letters: Migration = {
  name: '0025-letters',
  async up(knex) {
    await knex.schema.alterTable('newsletter_notices', (table) => {
      table.double('sent_again_at');
    });
    await knex.raw(
      `CREATE INDEX newsletter_notices_open ON newsletter_notices (state, id, notice)
         WHERE state IN ('uncertain', 'failed')`,
    );
  },
};
