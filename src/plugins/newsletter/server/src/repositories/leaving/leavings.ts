import type { Database } from '../../db/database';

const TABLE = 'newsletter_leavings';
const BATCH = 5_000;

export interface LeavingRow {
  readonly senderId: string;
  readonly subscriberId: string;
  /** How many consents ended with it. */
  readonly purposes: number;
  readonly method: string;
  readonly requestedAt: number;
  readonly effectiveAt: number;
}

/** When somebody asked to leave and when it took effect (MSR-2.4-18). */
export const createLeavingRepository = (database: Database) => ({
  add: async (row: LeavingRow): Promise<void> => {
    await database.knex()(TABLE).insert({
      sender_id: row.senderId,
      subscriber_id: row.subscriberId,
      method: row.method,
      purposes: row.purposes,
      requested_at: row.requestedAt,
      effective_at: row.effectiveAt,
    });
  },

  /** Of one person, oldest first. */
  ofSubscriber: async (subscriberId: string): Promise<readonly Omit<LeavingRow, 'senderId'>[]> => {
    const rows = await database
      .knex()(TABLE)
      .where({ subscriber_id: subscriberId })
      .orderBy('id')
      .select<{ method: string; purposes: number; requested_at: number; effective_at: number }[]>(
        'method',
        'purposes',
        'requested_at',
        'effective_at',
      );
    return rows.map((row) => ({
      subscriberId,
      method: row.method,
      purposes: row.purposes,
      requestedAt: row.requested_at,
      effectiveAt: row.effective_at,
    }));
  },

  /** Oldest first, a batch at a time: a report over years holds only its sums in memory. */
  each: async (
    range: { from: number; to: number; senderId?: string | undefined },
    visit: (row: { method: string; requestedAt: number; effectiveAt: number }) => void,
  ): Promise<void> => {
    let last = 0;
    for (;;) {
      const query = database
        .knex()(TABLE)
        .where('id', '>', last)
        .andWhere('effective_at', '>=', range.from)
        .andWhere('effective_at', '<', range.to)
        .orderBy('id')
        .limit(BATCH);
      if (range.senderId !== undefined) void query.andWhere({ sender_id: range.senderId });
      const rows = await query.select<
        { id: number; method: string; requested_at: number; effective_at: number }[]
      >('id', 'method', 'requested_at', 'effective_at');
      for (const row of rows)
        visit({ method: row.method, requestedAt: row.requested_at, effectiveAt: row.effective_at });
      last = rows.at(-1)?.id ?? last;
      if (rows.length < BATCH) return;
    }
  },
});

export type LeavingRepository = ReturnType<typeof createLeavingRepository>;
