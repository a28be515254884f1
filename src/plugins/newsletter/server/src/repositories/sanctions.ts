import type { Database } from '../db/database';

const TABLE = 'newsletter_sanctions';

export type SanctionKind = 'throttle' | 'termination';

/** What the operator imposed on a sender: in force from that moment until a person releases it (MSR-2.4-3, MSR-2.4-8). */
export interface Sanction {
  readonly id: number;
  readonly senderId: string;
  readonly kind: SanctionKind;
  readonly perHour: number | null;
  readonly reason: string;
  readonly imposedBy: string;
  readonly imposedAt: number;
  readonly releasedBy: string | null;
  readonly releasedAt: number | null;
  readonly releaseReason: string | null;
}

interface SanctionRow {
  id: number;
  sender_id: string;
  kind: SanctionKind;
  per_hour: number | null;
  reason: string;
  imposed_by: string;
  imposed_at: number;
  released_by: string | null;
  released_at: number | null;
  release_reason: string | null;
}

const toSanction = (row: SanctionRow): Sanction => ({
  id: row.id,
  senderId: row.sender_id,
  kind: row.kind,
  perHour: row.per_hour,
  reason: row.reason,
  imposedBy: row.imposed_by,
  imposedAt: row.imposed_at,
  releasedBy: row.released_by,
  releasedAt: row.released_at,
  releaseReason: row.release_reason,
});

export const createSanctionRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    impose: async (sanction: {
      readonly senderId: string;
      readonly kind: SanctionKind;
      readonly perHour: number | null;
      readonly reason: string;
      readonly imposedBy: string;
      readonly imposedAt: number;
    }): Promise<number> => {
      const [row] = await table()
        .insert({
          sender_id: sanction.senderId,
          kind: sanction.kind,
          per_hour: sanction.perHour,
          reason: sanction.reason,
          imposed_by: sanction.imposedBy,
          imposed_at: sanction.imposedAt,
        })
        .returning<{ id: number }[]>('id');
      return Number(row!.id);
    },

    /** Compare-and-set: false when it is no throttle in force on this sender. */
    release: async (
      { id, senderId }: Pick<Sanction, 'id' | 'senderId'>,
      done: { readonly by: string; readonly at: number; readonly reason: string },
    ): Promise<boolean> =>
      (await table()
        .where({ id, sender_id: senderId, kind: 'throttle', released_at: null })
        .update({ released_by: done.by, released_at: done.at, release_reason: done.reason })) === 1,

    /** Of these senders, everything in force. */
    inForce: async (senderIds: readonly string[]): Promise<readonly Sanction[]> =>
      (
        await table()
          .where({ released_at: null })
          .whereIn('sender_id', senderIds)
          .orderBy('id')
          .select<SanctionRow[]>('*')
      ).map(toSanction),

    /** The latest of one sender, those released among them. */
    ofSender: async (senderId: string, most: number): Promise<readonly Sanction[]> =>
      (
        await table()
          .where({ sender_id: senderId })
          .orderBy('id', 'desc')
          .limit(most)
          .select<SanctionRow[]>('*')
      ).map(toSanction),
  };
};

export type SanctionRepository = ReturnType<typeof createSanctionRepository>;
