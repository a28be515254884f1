import type { Migration } from './migration';

/**
 * What looks for one person, or for what is over, goes by an index: suppressions of an address at whatever sender,
 * mails that name an address, and the rows of each retention step that grow with the traffic.
 */
const INDEXES = [
  'newsletter_suppressions_hash ON newsletter_suppressions (email_hash)',
  'newsletter_notices_subscriber ON newsletter_notices (subscriber_id)',
  'newsletter_notices_address ON newsletter_notices (lower(to_address))',
  'newsletter_abuse_reports_reporter ON newsletter_abuse_reports (lower(reporter_email))',
  'newsletter_notices_age ON newsletter_notices (created_at)',
  'newsletter_requests_age ON newsletter_confirmation_requests (requested_at)',
  'newsletter_deliveries_replies ON newsletter_deliveries (handed_over_at) WHERE reply IS NOT NULL',
  'newsletter_sending_log_age ON newsletter_sending_log (at)',
  'newsletter_audit_age ON newsletter_audit (at)',
];

export const erasureAndRetention: Migration = {
  name: '0010-erasure-and-retention',
  async up(knex) {
    for (const index of INDEXES) await knex.raw(`CREATE INDEX IF NOT EXISTS ${index}`);
  },
};
