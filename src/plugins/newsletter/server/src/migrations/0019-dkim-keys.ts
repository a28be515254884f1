import { domainToASCII } from 'node:url';
import type { Migration } from './migration';

interface Signing {
  domain: string;
  dkim_selector: string | null;
  dkim_public_key: string | null;
  dkim_private_key: string;
}

/** Signing keys belong to a domain, not to a sender: two senders of one domain had two keys under one selector. */
export const dkimKeys: Migration = {
  name: '0019-dkim-keys',
  async up(knex) {
    await knex.schema.createTable('newsletter_dkim_keys', (table) => {
      table.increments('id');
      table.string('domain').notNullable();
      table.string('selector', 63).notNullable();
      table.string('algorithm', 20).notNullable();
      table.text('record').notNullable();
      table.text('private_key').nullable();
      table.double('created_at').notNullable();
      table.double('signs_from').notNullable();
      table.double('ended_at').nullable();
      table.string('created_by').notNullable();
      table.unique(['domain', 'selector'], { indexName: 'newsletter_dkim_keys_domain_selector' });
    });
    const senders = await knex('newsletter_senders')
      .whereNotNull('dkim_private_key')
      .orderBy('id')
      .select<Signing[]>('domain', 'dkim_selector', 'dkim_public_key', 'dkim_private_key');
    for (const sender of senders) {
      // Of two senders of one domain the first one's key stays: it is the one that was published first.
      await knex('newsletter_dkim_keys')
        .insert({
          domain: domainToASCII(sender.domain) || sender.domain.toLowerCase(),
          selector: sender.dkim_selector ?? 'nl1',
          algorithm: 'rsa-sha256',
          record: sender.dkim_public_key ?? '',
          private_key: sender.dkim_private_key,
          created_at: 0,
          signs_from: 0,
          created_by: 'migration',
        })
        .onConflict(['domain', 'selector'])
        .ignore();
    }
    await knex('newsletter_senders').update({
      dkim_selector: null,
      dkim_public_key: null,
      dkim_private_key: null,
    });
  },
};
