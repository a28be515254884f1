import type { Database } from '../db/database';
import { DAY_MS, type ConfirmationRequest, type RequestHistory } from '../domain/consent/confirmation';

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

/** Signups that wait for their click. Their tokens are keyed, so nothing here opens a link. */
export const createConfirmationRequestRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  const count = async (query: ReturnType<typeof table>): Promise<number> => {
    const row = await query.count<{ n: number | string }[]>({ n: '*' }).first();
    return Number(row?.n ?? 0);
  };
  return {
    find: async (id: string): Promise<StoredRequest | null> => {
      const row = await table().where({ id }).first<RequestRow>();
      return row ? toRequest(row) : null;
    },

    /**
     * Signups of one address take turns until the transaction ends: several at the same moment must not each find
     * that nobody was asked yet (standards C.6). SQLite's writers take turns anyway.
     */
    takeTurn: async (emailHash: string): Promise<void> => {
      if (database.isSqlite) return;
      await database.knex().raw('SELECT pg_advisory_xact_lock(hashtextextended(?, 0))', [emailHash]);
    },

    insert: async (request: StoredRequest): Promise<void> => {
      await table().insert({
        id: request.id,
        subscriber_id: request.subscriberId,
        sender_id: request.senderId,
        email_hash: request.emailHash,
        form_id: request.formId,
        form_version: request.formVersion,
        purpose_keys: JSON.stringify(request.purposeKeys),
        locale: request.locale,
        fields: JSON.stringify(request.fields),
        source: request.source,
        requested_at: request.requestedAt,
        expires_at: request.expiresAt,
      });
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

    history: async (emailHash: string, formId: string, now: number): Promise<RequestHistory> => {
      const recent = () => table().where({ email_hash: emailHash });
      const blocked = await database.knex()(BLOCKED).where({ email_hash: emailHash }).first();
      return {
        sameFormLastDay: await count(
          recent()
            .where({ form_id: formId })
            .andWhere('requested_at', '>', now - DAY_MS),
        ),
        anywhereLast30Days: await count(recent().andWhere('requested_at', '>', now - 30 * DAY_MS)),
        refusedForever: blocked !== undefined,
      };
    },
  };
};

export type ConfirmationRequestRepository = ReturnType<typeof createConfirmationRequestRepository>;
