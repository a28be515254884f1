import type { Database } from '../db/database';

const REQUESTS = 'newsletter_rights_requests';
const CHANGES = 'newsletter_address_changes';

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
