import type { Migration } from './migration';

/**
 * The indexes that the list and the page of subscribers walk, each in the order in which it is shown. SQLite keeps the row's id
 * at the end of every index by itself, and its unique index by address is already in the order of bytes.
 */
export const subscriberList: Migration = {
  name: '0008-subscriber-list',
  async up(knex) {
    const sqlite = /sqlite/.test(knex.client.config.client);
    const id = sqlite ? '' : ', id';
    await knex.raw(
      `CREATE INDEX IF NOT EXISTS newsletter_subscribers_by_state ON newsletter_subscribers (sender_id, state${id})`,
    );
    await knex.raw(
      `CREATE INDEX IF NOT EXISTS newsletter_consents_by_state ON newsletter_consents (sender_id, purpose_key, state${id})`,
    );
    // What was sent to one person.
    await knex.raw(
      'CREATE INDEX IF NOT EXISTS newsletter_deliveries_subscriber ON newsletter_deliveries (subscriber_id, id)',
    );
    if (!sqlite)
      await knex.raw(
        'CREATE INDEX IF NOT EXISTS newsletter_subscribers_by_address ON newsletter_subscribers (sender_id, email_normalised COLLATE "C", id)',
      );
  },
};
