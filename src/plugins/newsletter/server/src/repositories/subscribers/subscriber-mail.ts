import type { Database } from '../../db/database';

interface MailRow {
  id: number;
  campaign_id: string;
  title: string | null;
  state: string;
  reason: string | null;
  handed_over_at: number | null;
}

/** One campaign's mail to one person. */
export interface SubscriberMail {
  readonly id: string;
  readonly campaignId: string;
  readonly title: string;
  readonly state: string;
  readonly reason: string | null;
  readonly at: number | null;
}

/** What campaigns sent, or will send, to one person. */
export const createSubscriberMailRepository = (database: Database) => ({
  newest: async (subscriberId: string, limit: number): Promise<readonly SubscriberMail[]> => {
    const rows = await database
      .knex()({ d: 'newsletter_deliveries' })
      .join({ r: 'newsletter_runs' }, 'r.id', 'd.run_id')
      .leftJoin({ c: 'newsletter_campaigns' }, 'c.document_id', 'r.campaign_id')
      .where({ 'd.subscriber_id': subscriberId })
      .orderBy('d.id', 'desc')
      .limit(limit)
      .select<MailRow[]>('d.id', 'r.campaign_id', 'c.title', 'd.state', 'd.reason', 'd.handed_over_at');
    return rows.map((row) => ({
      id: String(row.id),
      campaignId: row.campaign_id,
      title: row.title ?? row.campaign_id,
      state: row.state,
      reason: row.reason,
      at: row.handed_over_at,
    }));
  },
});
