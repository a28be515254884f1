import type { Migration } from './migration';

/** Erasures that were done, newest first: few entries among all that the audit holds. */
export const erasureList: Migration = {
  name: '0012-erasure-list',
  async up(knex) {
    await knex.raw(
      `CREATE INDEX IF NOT EXISTS newsletter_audit_erasures ON newsletter_audit (at, id) WHERE action = 'subscriber.erase'`,
    );
  },
};
