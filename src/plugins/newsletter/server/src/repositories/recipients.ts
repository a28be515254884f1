import type { Database } from '../db/database';
import type { Consent, ConsentState } from '../domain/consent/state';
import type { RecipientFacts } from '../domain/delivery/hand-over-gate';
import { readJson } from './rows';

/** A claimed delivery with all that is needed to decide and to address it, read in one go. */
export interface Recipient extends RecipientFacts {
  readonly deliveryId: number;
  readonly subscriberId: string;
  readonly emailHash: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly firstAttemptAt: number | null;
}

interface RecipientRow {
  delivery_id: number;
  subscriber_id: string;
  attempts: number;
  first_attempt_at: number | null;
  email: string | null;
  email_hash: string | null;
  fields: unknown;
  consent_state: ConsentState | null;
  since: number | null;
  expressed_at: number | null;
  expires_at: number | null;
  suppressed_by: string | null;
  last_word: string | null;
  paused_until: number | null;
}

/** The events that say yes, and those that take it back: the last of them in the ledger is what counts. */
const GRANTING = ['confirmed', 'imported', 'renewed', 'restored'] as const;
const LAST_WORDS = [...GRANTING, 'withdrawn', 'objected', 'expired', 'erased'] as const;

const consentOf = (row: RecipientRow): Consent | null =>
  row.consent_state === null
    ? null
    : {
        state: row.consent_state,
        since: row.since ?? 0,
        expressedAt: row.expressed_at,
        expiresAt: row.expires_at,
      };

const toRecipient = (row: RecipientRow): Recipient => ({
  deliveryId: row.delivery_id,
  subscriberId: row.subscriber_id,
  attempts: row.attempts,
  firstAttemptAt: row.first_attempt_at,
  email: row.email,
  emailHash: row.email_hash ?? '',
  fields: readJson<Record<string, string>>(row.fields, {}),
  consent: consentOf(row),
  suppressedBy: row.suppressed_by,
  proven: GRANTING.some((event) => event === row.last_word),
  pausedUntil: row.paused_until,
});

/** Read side of claimed deliveries: what the hand-over gate decides on. */
export const createRecipientRepository = (database: Database) => ({
  /** Everything the gate asks about claimed deliveries, as it is in the database now. */
  facts: async (ids: readonly number[], scope: { senderId: string; purposeKey: string; holder: string }) => {
    const rows = await database
      .knex()({ d: 'newsletter_deliveries' })
      .leftJoin({ s: 'newsletter_subscribers' }, 's.document_id', 'd.subscriber_id')
      .leftJoin({ c: 'newsletter_consents' }, (join) =>
        join
          .on('c.subscriber_id', 'd.subscriber_id')
          .andOnVal('c.purpose_key', scope.purposeKey)
          .andOnVal('c.sender_id', scope.senderId),
      )
      .whereIn('d.id', ids)
      .andWhere({ 'd.state': 'claimed', 'd.holder': scope.holder })
      .orderBy('d.id')
      .select<RecipientRow[]>(
        'd.id as delivery_id',
        'd.subscriber_id',
        'd.attempts',
        'd.first_attempt_at',
        's.email',
        's.email_hash',
        's.fields',
        'c.state as consent_state',
        'c.since',
        'c.expressed_at',
        'c.expires_at',
        database
          .knex()
          .raw(
            '(SELECT MIN(x.reason) FROM newsletter_suppressions x WHERE x.sender_id = ? AND x.email_hash = s.email_hash) AS suppressed_by',
            [scope.senderId],
          ),
        database.knex().raw(
          `(SELECT MAX(p.until) FROM newsletter_pauses p
              WHERE p.subscriber_id = d.subscriber_id AND p.purpose_key IN ('', ?)) AS paused_until`,
          [scope.purposeKey],
        ),
        database.knex().raw(
          `(SELECT r.event FROM newsletter_consent_records r WHERE r.subscriber_id = d.subscriber_id
              AND r.purpose_key = ? AND r.sender_id = ? AND r.event IN (${LAST_WORDS.map(() => '?').join(', ')})
              ORDER BY r.seq DESC LIMIT 1) AS last_word`,
          [scope.purposeKey, scope.senderId, ...LAST_WORDS],
        ),
      );
    return rows.map(toRecipient);
  },
});

export type RecipientRepository = ReturnType<typeof createRecipientRepository>;
