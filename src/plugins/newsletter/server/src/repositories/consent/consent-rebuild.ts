import type { Database } from '../../db/database';
import type { Consent, ConsentState } from '../../domain/consent/state';
import {
  GUARDED_COLUMNS,
  OLDEST_FIRST,
  RECORDS,
  toGuarded,
  type GuardedRecord,
  type RecordRow,
} from '../ledger/ledger';
import type { SubscriberState } from '../subscribers/subscribers';

/** A person as the cache shows him. */
export interface CachedSubscriber {
  readonly subscriberId: string;
  readonly senderId: string;
  readonly state: SubscriberState;
  readonly suppressed: boolean;
  /** The row of somebody who was erased: it has no address any more, whether or not the ledger knew the person. */
  readonly nameless: boolean;
}

export interface CachedConsent {
  readonly subscriberId: string;
  readonly purposeKey: string;
  readonly consent: Consent;
}

interface ConsentRow {
  id: number;
  sender_id: string;
  subscriber_id: string;
  purpose_key: string;
  state: ConsentState;
  since: number;
  expressed_at: number | null;
  expires_at: number | null;
}

const toCached = (row: ConsentRow): CachedConsent => ({
  subscriberId: row.subscriber_id,
  purposeKey: row.purpose_key,
  consent: {
    state: row.state,
    since: row.since,
    expressedAt: row.expressed_at,
    expiresAt: row.expires_at,
  },
});

/** Reads ledger and cache side by side, a page of people at a time. */
export const createConsentRebuildRepository = (database: Database) => ({
  /** The next people, in the order of their ids. */
  subscribers: async (afterId: string, limit: number): Promise<readonly string[]> => {
    const rows = await database
      .knex()('newsletter_subscribers')
      .where('document_id', '>', afterId)
      .orderBy('document_id')
      .limit(limit)
      .select<{ document_id: string }[]>('document_id');
    return rows.map((row) => row.document_id);
  },

  states: async (ids: readonly string[]): Promise<readonly CachedSubscriber[]> => {
    const knex = database.knex();
    const rows = await knex({ s: 'newsletter_subscribers' }).whereIn('s.document_id', ids).select<
      {
        document_id: string;
        sender_id: string;
        state: SubscriberState;
        email: string;
        suppressed: number | string;
      }[]
    >('s.document_id', 's.sender_id', 's.state', 's.email', knex.raw('(SELECT COUNT(*) FROM newsletter_suppressions x WHERE x.sender_id = s.sender_id AND x.email_hash = s.email_hash) AS suppressed'));
    return rows.map((row) => ({
      subscriberId: row.document_id,
      senderId: row.sender_id,
      state: row.state,
      suppressed: Number(row.suppressed) > 0,
      nameless: row.email === '',
    }));
  },

  /** All records of these people, oldest first. */
  records: async (ids: readonly string[]): Promise<readonly GuardedRecord[]> => {
    const rows = await database
      .knex()(RECORDS)
      .whereIn('subscriber_id', ids)
      .orderByRaw(OLDEST_FIRST)
      .select<RecordRow[]>(GUARDED_COLUMNS);
    return rows.map(toGuarded);
  },

  consents: async (ids: readonly string[]): Promise<readonly CachedConsent[]> =>
    (await database.knex()('newsletter_consents').whereIn('subscriber_id', ids).select<ConsentRow[]>()).map(
      toCached,
    ),

  /** Cached consents of nobody, behind a row id. */
  orphans: async (
    afterId: number,
    limit: number,
  ): Promise<readonly (CachedConsent & { readonly rowId: number })[]> => {
    const knex = database.knex();
    const rows = await knex({ c: 'newsletter_consents' })
      .where('c.id', '>', afterId)
      .whereNotExists(
        knex({ s: 'newsletter_subscribers' })
          .whereRaw('s.document_id = c.subscriber_id')
          .select(knex.raw('1')),
      )
      .orderBy('c.id')
      .limit(limit)
      .select<ConsentRow[]>('c.*');
    return rows.map((row) => ({ rowId: row.id, ...toCached(row) }));
  },

  /** For a consent that no record speaks of. */
  removeConsent: async (subscriberId: string, purposeKey: string): Promise<void> => {
    await database
      .knex()('newsletter_consents')
      .where({ subscriber_id: subscriberId, purpose_key: purposeKey })
      .delete();
  },
});

export type ConsentRebuildRepository = ReturnType<typeof createConsentRebuildRepository>;
