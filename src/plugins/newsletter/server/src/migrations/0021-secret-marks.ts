import type { Migration } from './migration';

/** Whether the processes that send all have the same secret. */
export const secretMarks: Migration = {
  name: '0021-secret-marks',
  async up(knex) {
    await knex.schema.alterTable('newsletter_runners', (table) => {
      table.string('secret_mark', 16).nullable();
    });
  },
};
