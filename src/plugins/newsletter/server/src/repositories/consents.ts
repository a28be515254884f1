import type { Database } from '../db/database';
import type { Consent, ConsentState } from '../domain/consent/state';

const TABLE = 'newsletter_consents';

interface ConsentRow {
  subscriber_id: string;
  purpose_key: string;
  state: ConsentState;
  since: number;
  expressed_at: number | null;
  expires_at: number | null;
}

const toConsent = (row: ConsentRow): Consent => ({
  state: row.state,
  since: row.since,
  expressedAt: row.expressed_at,
  expiresAt: row.expires_at,
});

/** The state the ledger amounts to, cached per subscriber and purpose. Written together with the record it follows from. */
export const createConsentRepository = (database: Database) => ({
  find: async (subscriberId: string, purposeKey: string): Promise<Consent | null> => {
    const row = await database
      .knex()(TABLE)
      .where({ subscriber_id: subscriberId, purpose_key: purposeKey })
      .first<ConsentRow>();
    return row ? toConsent(row) : null;
  },

  ofSubscriber: async (
    subscriberId: string,
  ): Promise<readonly { purposeKey: string; consent: Consent }[]> => {
    const rows = await database
      .knex()(TABLE)
      .where({ subscriber_id: subscriberId })
      .orderBy('purpose_key')
      .select<ConsentRow[]>();
    return rows.map((row) => ({ purposeKey: row.purpose_key, consent: toConsent(row) }));
  },

  save: async (
    key: { senderId: string; subscriberId: string; purposeKey: string },
    consent: Consent,
  ): Promise<void> => {
    await database
      .knex()(TABLE)
      .insert({
        sender_id: key.senderId,
        subscriber_id: key.subscriberId,
        purpose_key: key.purposeKey,
        state: consent.state,
        since: consent.since,
        expressed_at: consent.expressedAt,
        expires_at: consent.expiresAt,
      })
      .onConflict(['subscriber_id', 'purpose_key'])
      .merge(['state', 'since', 'expressed_at', 'expires_at']);
  },

  /** How many would receive a campaign for this purpose now (suppressions not yet taken off). */
  countActive: async (senderId: string, purposeKey: string, now: number): Promise<number> => {
    const row = await database
      .knex()(TABLE)
      .where({ sender_id: senderId, purpose_key: purposeKey, state: 'active' })
      .andWhere('expires_at', '>', now)
      .count<{ n: number | string }[]>({ n: '*' })
      .first();
    return Number(row?.n ?? 0);
  },

  /** Consents of whatever state to a purpose. */
  countAny: async (senderId: string, purposeKey: string): Promise<number> => {
    const row = await database
      .knex()(TABLE)
      .where({ sender_id: senderId, purpose_key: purposeKey })
      .count<{ n: number | string }[]>({ n: '*' })
      .first();
    return Number(row?.n ?? 0);
  },
});

export type ConsentRepository = ReturnType<typeof createConsentRepository>;
