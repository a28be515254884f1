import type { Database } from '../../db/database';
import { documentColumns } from '../rows';

const TABLE = 'newsletter_suppressions';

export type SuppressionReason = 'bounce' | 'complaint' | 'objection' | 'operator' | 'erasure';

export interface Suppression {
  readonly reason: SuppressionReason;
  readonly since: string;
  readonly source: string;
}

/** Why an address at a sender is never mailed. Kept by keyed hash, so that it outlives the address itself. */
export const createSuppressionRepository = (database: Database) => ({
  of: async (senderId: string, emailHash: string): Promise<readonly Suppression[]> =>
    database
      .knex()(TABLE)
      .where({ sender_id: senderId, email_hash: emailHash })
      .select<Suppression[]>('reason', 'since', 'source'),

  /** Every reason against any of these addresses, at whatever sender. */
  ofMany: async (
    emailHashes: readonly string[],
  ): Promise<readonly { senderId: string; emailHash: string; reason: SuppressionReason }[]> =>
    emailHashes.length === 0
      ? []
      : database
          .knex()(TABLE)
          .whereIn('email_hash', emailHashes)
          .select({ senderId: 'sender_id', emailHash: 'email_hash', reason: 'reason' }),

  add: async (
    senderId: string,
    emailHash: string,
    entry: { reason: SuppressionReason; source: string; now: number },
  ) => {
    await database
      .knex()(TABLE)
      .insert({
        ...documentColumns(entry.now),
        sender_id: senderId,
        email_hash: emailHash,
        reason: entry.reason,
        source: entry.source,
        since: new Date(entry.now).toISOString(),
      })
      .onConflict(['sender_id', 'email_hash', 'reason'])
      .ignore();
  },

  /** A fresh double opt-in by the person lifts these (standards C.2.3); an operator's entry stays. */
  lift: async (senderId: string, emailHash: string, reasons: readonly SuppressionReason[]) => {
    await database
      .knex()(TABLE)
      .where({ sender_id: senderId, email_hash: emailHash })
      .whereIn('reason', reasons)
      .delete();
  },
});

export type SuppressionRepository = ReturnType<typeof createSuppressionRepository>;
