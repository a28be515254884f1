import type { Migration } from './migration';

/**
 * One index where two were: the list of subscribers walks it by id, and counting who would receive a campaign finds
 * the end of each consent in it. New rows go to its end, whereas one in the order of expiry takes them everywhere.
 */
export const consentIndex: Migration = {
  name: '0009-consent-index',
  async up(knex) {
    await knex.raw(
      'CREATE INDEX newsletter_consents_of_purpose ON newsletter_consents (sender_id, purpose_key, state, id, expires_at)',
    );
    await knex.raw('DROP INDEX IF EXISTS newsletter_consents_list');
    await knex.raw('DROP INDEX IF EXISTS newsletter_consents_by_state');
  },
};
