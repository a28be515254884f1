import type { Migration } from './migration';

/** What a sender hands in when evidence is asked for, and when nothing came in time (MSR-2.4-13, MSR-2.4-14). */
export const evidenceAnswers: Migration = {
  name: '0022-evidence-answers',
  async up(knex) {
    await knex.schema.alterTable('newsletter_import_evidence', (table) => {
      table.double('answered_at').nullable();
      table.string('answered_by', 64).nullable();
      table.text('answer').nullable();
      table.double('overdue_at').nullable();
    });
  },
};
