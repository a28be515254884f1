import type { Database } from '../../db/database';
import { offsetOf, type PageRequest } from '../rows';

const REQUESTS = 'newsletter_rights_requests';
const CHANGES = 'newsletter_address_changes';
const SUBSCRIBERS = 'newsletter_subscribers';
const MOST_CHANGES = 20;

export interface RightsRequest {
  readonly id: string;
  readonly senderId: string;
  readonly subscriberId: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export interface AddressChange {
  /** The confirmation request at the new address. */
  readonly requestId: string;
  readonly senderId: string;
  readonly oldSubscriberId: string;
  readonly newSubscriberId: string;
}

/** A wish to see one's data, with who and how far it came. */
export interface ListedRequest extends RightsRequest {
  readonly usedAt: number | null;
  readonly email: string;
}

/** A wish to get mail at another address, seen from the old one. */
export interface ListedChange {
  readonly newSubscriberId: string;
  /** Empty once the new one is erased. */
  readonly newEmail: string;
  readonly requestedAt: number;
  readonly expiresAt: number;
  readonly confirmedAt: number | null;
}

interface ListedRow {
  id: string;
  sender_id: string;
  subscriber_id: string;
  created_at: number;
  expires_at: number;
  used_at: number | null;
  email: string;
}

interface ChangeRow {
  new_subscriber_id: string;
  email: string;
  requested_at: number;
  expires_at: number;
  confirmed_at: number | null;
}

/** Links to one's own data, and wishes to get mail at another address. */
export const createRightsRequestRepository = (database: Database) => ({
  insert: async (request: RightsRequest): Promise<void> => {
    await database.knex()(REQUESTS).insert({
      id: request.id,
      kind: 'data',
      sender_id: request.senderId,
      subscriber_id: request.subscriberId,
      created_at: request.createdAt,
      expires_at: request.expiresAt,
    });
  },

  find: async (id: string): Promise<RightsRequest | null> => {
    const row = await database
      .knex()(REQUESTS)
      .where({ id })
      .first<
        | { id: string; sender_id: string; subscriber_id: string; created_at: number; expires_at: number }
        | undefined
      >();
    return row
      ? {
          id: row.id,
          senderId: row.sender_id,
          subscriberId: row.subscriber_id,
          createdAt: row.created_at,
          expiresAt: row.expires_at,
        }
      : null;
  },

  markUsed: async (id: string, now: number): Promise<void> => {
    await database.knex()(REQUESTS).where({ id }).whereNull('used_at').update({ used_at: now });
  },

  /** Newest first. What is older than 30 days is gone, and what was erased with it (docs/retention.md). */
  page: async (page: PageRequest): Promise<{ results: readonly ListedRequest[]; total: number }> => {
    const rows = await database
      .knex()({ r: REQUESTS })
      .join({ s: SUBSCRIBERS }, 's.document_id', 'r.subscriber_id')
      .orderBy('r.created_at', 'desc')
      .orderBy('r.id')
      .offset(offsetOf(page))
      .limit(page.pageSize)
      .select<ListedRow[]>(
        'r.id',
        'r.sender_id',
        'r.subscriber_id',
        'r.created_at',
        'r.expires_at',
        'r.used_at',
        's.email',
      );
    const total = await database.knex()(REQUESTS).count<{ n: number | string }[]>({ n: '*' }).first();
    const results = rows.map((row) => ({
      id: row.id,
      senderId: row.sender_id,
      subscriberId: row.subscriber_id,
      createdAt: row.created_at,
      expiresAt: row.expires_at,
      usedAt: row.used_at,
      email: row.email,
    }));
    return { results, total: Number(total?.n ?? 0) };
  },

  /** Newest first. */
  changesOf: async (oldSubscriberId: string): Promise<readonly ListedChange[]> => {
    const rows = await database
      .knex()({ c: CHANGES })
      .join({ q: 'newsletter_confirmation_requests' }, 'q.id', 'c.request_id')
      .join({ s: SUBSCRIBERS }, 's.document_id', 'c.new_subscriber_id')
      .where({ 'c.old_subscriber_id': oldSubscriberId })
      .orderBy('c.created_at', 'desc')
      .limit(MOST_CHANGES)
      .select<ChangeRow[]>(
        'c.new_subscriber_id',
        's.email',
        'q.requested_at',
        'q.expires_at',
        'q.confirmed_at',
      );
    return rows.map((row) => ({
      newSubscriberId: row.new_subscriber_id,
      newEmail: row.email,
      requestedAt: row.requested_at,
      expiresAt: row.expires_at,
      confirmedAt: row.confirmed_at,
    }));
  },

  insertChange: async (change: AddressChange, now: number): Promise<void> => {
    await database.knex()(CHANGES).insert({
      request_id: change.requestId,
      sender_id: change.senderId,
      old_subscriber_id: change.oldSubscriberId,
      new_subscriber_id: change.newSubscriberId,
      created_at: now,
    });
  },

  findChange: async (requestId: string): Promise<AddressChange | null> => {
    const row = await database
      .knex()(CHANGES)
      .where({ request_id: requestId })
      .first<
        | { request_id: string; sender_id: string; old_subscriber_id: string; new_subscriber_id: string }
        | undefined
      >();
    return row
      ? {
          requestId: row.request_id,
          senderId: row.sender_id,
          oldSubscriberId: row.old_subscriber_id,
          newSubscriberId: row.new_subscriber_id,
        }
      : null;
  },
});

export type RightsRequestRepository = ReturnType<typeof createRightsRequestRepository>;
