import type { Database } from '../../db/database';

/** A campaign that may count as one list with another (VIV-1.6). */
export interface NearRun {
  readonly id: number;
  readonly purposeKey: string;
  readonly contentHash: string;
  /** Epoch ms. */
  readonly startAt: number;
  /** False: nobody is written down yet, and whoever is active then will be. */
  readonly frozen: boolean;
  readonly total: number;
}

interface NearRow {
  id: number;
  purpose_key: string;
  content_hash: string;
  start_at: number;
  frozen_at: number | null;
  total: number;
}

/** Who gets several campaigns of one sender, taken together. */
export const createJointListRepository = (database: Database) => ({
  /** Campaigns that start between two instants (both left out, epoch ms) and were not cancelled before they began. */
  startedBetween: async (senderId: string, after: number, before: number): Promise<readonly NearRun[]> => {
    const rows = await database
      .knex()('newsletter_runs')
      .where({ sender_id: senderId })
      .andWhere('start_at', '>', after)
      .andWhere('start_at', '<', before)
      .andWhere((query) => void query.whereNot({ state: 'cancelled' }).orWhereNotNull('frozen_at'))
      .orderBy('id')
      .select<NearRow[]>('id', 'purpose_key', 'content_hash', 'start_at', 'frozen_at', 'total');
    return rows.map((row) => ({
      id: row.id,
      purposeKey: row.purpose_key,
      contentHash: row.content_hash,
      startAt: Number(row.start_at),
      frozen: row.frozen_at !== null,
      total: row.total,
    }));
  },

  /** Distinct people: active for one of the purposes, or written down for one of the runs and not left out there. */
  countPeople: async (
    senderId: string,
    { purposeKeys, runIds }: { purposeKeys: readonly string[]; runIds: readonly number[] },
    { now, floor }: { now: number; floor: number | null },
  ): Promise<number> => {
    const knex = database.knex();
    const active = knex('newsletter_consents')
      .where({ sender_id: senderId, state: 'active' })
      .whereIn('purpose_key', purposeKeys)
      .andWhere('expires_at', '>', now)
      .select('subscriber_id');
    if (floor !== null) void active.andWhere('expressed_at', '>', floor);
    const written = knex('newsletter_deliveries')
      .whereIn('run_id', runIds)
      .whereNotIn('state', ['skipped', 'cancelled'])
      .select('subscriber_id');
    const row = await knex
      .from(active.union(written).as('people'))
      .count<{ n: number | string }[]>({ n: '*' })
      .first();
    return Number(row?.n ?? 0);
  },
});

export type JointListRepository = ReturnType<typeof createJointListRepository>;
