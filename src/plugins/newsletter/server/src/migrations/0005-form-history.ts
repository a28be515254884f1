import type { Migration } from './migration';

/** Who published a form, what a purpose said before, and how many confirmed by which version. */
export const formHistory: Migration = {
  name: '0005-form-history',
  async up(knex) {
    await knex.schema.alterTable('newsletter_form_versions', (table) => {
      table.string('published_by', 64);
    });
    await knex.schema.createTable('newsletter_purpose_versions', (table) => {
      table.string('purpose_id').notNullable();
      table.integer('version').notNullable();
      table.string('content_hash', 64).notNullable();
      table.text('content').notNullable();
      table.double('since').notNullable();
      table.string('written_by', 64);
      table.primary(['purpose_id', 'version']);
    });
    await knex.schema.alterTable('newsletter_confirmation_requests', (table) => {
      table.index(
        ['form_id', 'form_version', 'confirmed_at', 'refused_at', 'expires_at'],
        'newsletter_requests_by_form',
      );
    });
  },
};
