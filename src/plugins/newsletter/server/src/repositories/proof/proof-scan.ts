import type { Database } from '../../db/database';

/** A consent mail could go out on now. */
export interface SendableConsent {
  readonly id: number;
  readonly senderId: string;
  readonly subscriberId: string;
  readonly purposeKey: string;
  readonly email: string | null;
  readonly emailNormalised: string;
  readonly emailHash: string | null;
}

interface Row {
  id: number;
  sender_id: string;
  subscriber_id: string;
  purpose_key: string;
  email: string | null;
  email_normalised: string;
  email_hash: string | null;
}

/** Everybody a mail could go to, as the cache says it. */
export const createProofScanRepository = (database: Database) => ({
  /** Active, not expired, not suppressed: the next ones behind a row id. */
  sendable: async (now: number, afterId: number, limit: number): Promise<readonly SendableConsent[]> => {
    const knex = database.knex();
    const suppressed = knex({ x: 'newsletter_suppressions' })
      .whereRaw('x.sender_id = s.sender_id')
      .whereRaw('x.email_hash = s.email_hash')
      .select(knex.raw('1'));
    const rows = await knex({ c: 'newsletter_consents' })
      .join({ s: 'newsletter_subscribers' }, 's.document_id', 'c.subscriber_id')
      .where('c.state', 'active')
      .andWhere('c.expires_at', '>', now)
      .andWhere('c.id', '>', afterId)
      .whereNotExists(suppressed)
      .orderBy('c.id')
      .limit(limit)
      .select<Row[]>(
        'c.id',
        'c.sender_id',
        'c.subscriber_id',
        'c.purpose_key',
        's.email',
        's.email_normalised',
        's.email_hash',
      );
    return rows.map((row) => ({
      id: row.id,
      senderId: row.sender_id,
      subscriberId: row.subscriber_id,
      purposeKey: row.purpose_key,
      email: row.email,
      emailNormalised: row.email_normalised,
      emailHash: row.email_hash,
    }));
  },
});

export type ProofScanRepository = ReturnType<typeof createProofScanRepository>;
