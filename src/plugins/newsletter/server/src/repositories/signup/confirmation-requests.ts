import type { Database } from '../../db/database';
import { DAY_MS, type ConfirmationRequest } from '../../domain/consent/confirmation';
import { bulkInsert, type BulkTable } from '../bulk';
import type { EarlierRequest } from '../../domain/signup-form/decide-signups';

const TABLE = 'newsletter_confirmation_requests';
const BLOCKED = 'newsletter_blocked_addresses';

export interface StoredRequest extends ConfirmationRequest {
  readonly id: string;
  readonly subscriberId: string;
  readonly senderId: string;
  readonly emailHash: string;
  readonly formId: string;
  readonly formVersion: number;
  readonly purposeKeys: readonly string[];
  readonly locale: 'de' | 'en';
  /** What else was filled in; becomes the subscriber's only when he confirms. */
  readonly fields: Readonly<Record<string, string>>;
  readonly source: string | null;
}

interface RequestRow {
  id: string;
  subscriber_id: string;
  sender_id: string;
  email_hash: string;
  form_id: string;
  form_version: number;
  purpose_keys: string;
  locale: 'de' | 'en';
  fields: string;
  source: string | null;
  requested_at: number;
  expires_at: number;
  confirmed_at: number | null;
  refused_at: number | null;
}

const toRequest = (row: RequestRow): StoredRequest => ({
  id: row.id,
  subscriberId: row.subscriber_id,
  senderId: row.sender_id,
  emailHash: row.email_hash,
  formId: row.form_id,
  formVersion: row.form_version,
  purposeKeys: JSON.parse(row.purpose_keys) as string[],
  locale: row.locale,
  fields: JSON.parse(row.fields) as Record<string, string>,
  source: row.source,
  requestedAt: row.requested_at,
  expiresAt: row.expires_at,
  confirmedAt: row.confirmed_at,
  refusedAt: row.refused_at,
});

/** What a new request's row has, in the order of `toValues`. */
const NEW_REQUESTS: BulkTable = {
  table: TABLE,
  columns: {
    id: 'text',
    subscriber_id: 'text',
    sender_id: 'text',
    email_hash: 'text',
    form_id: 'text',
    form_version: 'int',
    purpose_keys: 'text',
    locale: 'text',
    fields: 'text',
    source: 'text',
    requested_at: 'float8',
    expires_at: 'float8',
  },
};

const toValues = (request: StoredRequest) => [
  request.id,
  request.subscriberId,
  request.senderId,
  request.emailHash,
  request.formId,
  request.formVersion,
  JSON.stringify(request.purposeKeys),
  request.locale,
  JSON.stringify(request.fields),
  request.source,
  request.requestedAt,
  request.expiresAt,
];

/** Signups that wait for their click. Their tokens are keyed, so nothing here opens a link. */
export const createConfirmationRequestRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    find: async (id: string): Promise<StoredRequest | null> => {
      const row = await table().where({ id }).first<RequestRow>();
      return row ? toRequest(row) : null;
    },

    /**
     * Signups of one address take turns until the transaction ends: several at the same moment must not each find
     * that nobody was asked yet (standards C.6). In one order, so that two batches never wait for each other; SQLite's
     * writers take turns anyway.
     */
    takeTurns: async (emailHashes: readonly string[]): Promise<void> => {
      if (database.isSqlite) return;
      await database.knex().raw(
        `SELECT pg_advisory_xact_lock(turn) FROM
           (SELECT DISTINCT hashtextextended(hash, 0) AS turn FROM unnest(?::text[]) AS hash ORDER BY turn) AS turns`,
        [emailHashes],
      );
    },

    insert: async (requests: readonly StoredRequest[]): Promise<void> => {
      await bulkInsert(database, NEW_REQUESTS, requests.map(toValues));
    },

    /** Compare-and-set: true for the one call that confirmed it. */
    markConfirmed: async (id: string, now: number): Promise<boolean> =>
      (await table()
        .where({ id })
        .whereNull('confirmed_at')
        .whereNull('refused_at')
        .update({ confirmed_at: now })) === 1,

    markRefused: async (id: string, now: number): Promise<void> => {
      await table().where({ id }).whereNull('refused_at').update({ refused_at: now });
    },

    blockAddress: async (emailHash: string, now: number): Promise<void> => {
      await database
        .knex()(BLOCKED)
        .insert({ email_hash: emailHash, since: now })
        .onConflict('email_hash')
        .ignore();
    },

    /** Requests of the last thirty days by these addresses, at whatever sender. */
    recent: async (emailHashes: readonly string[], now: number): Promise<readonly EarlierRequest[]> =>
      table()
        .whereIn('email_hash', emailHashes)
        .andWhere('requested_at', '>', now - 30 * DAY_MS)
        .select({ emailHash: 'email_hash', formId: 'form_id', requestedAt: 'requested_at' }),

    /** Purposes that the same form was asked for by the same person after this request. */
    askedLater: async (
      request: Pick<StoredRequest, 'emailHash' | 'formId' | 'requestedAt'>,
    ): Promise<ReadonlySet<string>> => {
      const rows = await table()
        .where({ email_hash: request.emailHash, form_id: request.formId })
        .andWhere('requested_at', '>', request.requestedAt)
        .select<Pick<RequestRow, 'purpose_keys'>[]>('purpose_keys');
      return new Set(rows.flatMap((row) => JSON.parse(row.purpose_keys) as string[]));
    },

    /** Which of these addresses said "never write again". */
    blocked: async (emailHashes: readonly string[]): Promise<ReadonlySet<string>> => {
      const rows = await database
        .knex()(BLOCKED)
        .whereIn('email_hash', emailHashes)
        .select<{ email_hash: string }[]>('email_hash');
      return new Set(rows.map((row) => row.email_hash));
    },
  };
};

export type ConfirmationRequestRepository = ReturnType<typeof createConfirmationRequestRepository>;
