import type { Database } from '../../db/database';
import type { Consent, ConsentState } from '../../domain/consent/state';
import { bulkInsert, type BulkRow, type BulkTable } from '../bulk';

const TABLE = 'newsletter_consents';

interface ConsentRow {
  subscriber_id: string;
  purpose_key: string;
  state: ConsentState;
  since: number;
  expressed_at: number | null;
  expires_at: number | null;
}

interface LapsingRow {
  id: number;
  subscriber_id: string;
  purpose_key: string;
  expressed_at: number;
  expires_at: number;
  renewals_asked: number;
}

/** An active consent near its end. */
export interface LapsingConsent {
  readonly id: number;
  readonly subscriberId: string;
  readonly purposeKey: string;
  readonly expressedAt: number;
  readonly expiresAt: number;
  /** Renewal mails since the last expression of will. */
  readonly asked: number;
}

export interface ConsentKey {
  readonly senderId: string;
  readonly subscriberId: string;
  readonly purposeKey: string;
}

/** What saving a consent writes, in the order of `consentValues`. Whoever gives a new yes has not been asked to renew it. */
export const SAVED_CONSENTS: BulkTable = {
  table: TABLE,
  columns: {
    sender_id: 'text',
    subscriber_id: 'text',
    purpose_key: 'text',
    state: 'text',
    since: 'float8',
    expressed_at: 'float8',
    expires_at: 'float8',
    renewals_asked: 'int',
  },
  onConflict:
    'ON CONFLICT (subscriber_id, purpose_key) DO UPDATE SET state = excluded.state, since = excluded.since, expressed_at = excluded.expressed_at, expires_at = excluded.expires_at, renewals_asked = 0',
};

export const consentValues = (key: ConsentKey, consent: Consent): BulkRow => [
  key.senderId,
  key.subscriberId,
  key.purposeKey,
  consent.state,
  consent.since,
  consent.expressedAt,
  consent.expiresAt,
  0,
];

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

  /** What these people hold, per subscriber and purpose. */
  ofSubscribers: async (
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, Consent>>> => {
    const held = new Map<string, Map<string, Consent>>(ids.map((id) => [id, new Map()]));
    if (ids.length === 0) return held;
    const rows = await database.knex()(TABLE).whereIn('subscriber_id', ids).select<ConsentRow[]>();
    for (const row of rows) held.get(row.subscriber_id)?.set(row.purpose_key, toConsent(row));
    return held;
  },

  saveMany: async (changes: readonly (ConsentKey & { readonly consent: Consent })[]): Promise<void> => {
    await bulkInsert(
      database,
      SAVED_CONSENTS,
      changes.map((change) => consentValues(change, change.consent)),
    );
  },

  /** Active consents that lapse until then, a page at a time in the order of their ids. */
  lapsing: async (
    which: { until: number; senderId?: string | undefined },
    afterId: number,
    limit: number,
  ): Promise<readonly LapsingConsent[]> => {
    const query = database.knex()(TABLE).where({ state: 'active' });
    if (which.senderId !== undefined) void query.andWhere({ sender_id: which.senderId });
    const rows = await query
      .andWhere('expires_at', '<=', which.until)
      .andWhere('id', '>', afterId)
      .orderBy('id')
      .limit(limit)
      .select<LapsingRow[]>(
        'id',
        'subscriber_id',
        'purpose_key',
        'expressed_at',
        'expires_at',
        'renewals_asked',
      );
    return rows.map((row) => ({
      id: row.id,
      subscriberId: row.subscriber_id,
      purposeKey: row.purpose_key,
      expressedAt: row.expressed_at,
      expiresAt: row.expires_at,
      asked: row.renewals_asked,
    }));
  },

  setAsked: async (id: number, asked: number): Promise<void> => {
    await database.knex()(TABLE).where({ id }).update({ renewals_asked: asked });
  },

  /** How many would receive a campaign for this purpose now (suppressions not yet taken off). */
  countActive: async (
    senderId: string,
    purposeKey: string,
    at: { now: number; floor: number | null },
  ): Promise<number> => {
    const query = database
      .knex()(TABLE)
      .where({ sender_id: senderId, purpose_key: purposeKey, state: 'active' })
      .andWhere('expires_at', '>', at.now);
    if (at.floor !== null) void query.andWhere('expressed_at', '>', at.floor);
    const row = await query.count<{ n: number | string }[]>({ n: '*' }).first();
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
