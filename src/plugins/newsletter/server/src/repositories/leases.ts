import type { Database } from '../db/database';

const TABLE = 'newsletter_leases';

export interface LeaseState {
  readonly held: boolean;
}

/** One runner among many processes: whoever holds the row, for a few seconds at a time. */
export const createLeaseRepository = (database: Database) => ({
  acquire: async (name: string, holder: string, now: number, lastsMs: number): Promise<LeaseState> => {
    const knex = database.knex();
    const row = { name, holder, expires_at: now + lastsMs, beat_at: now };
    const inserted = await knex(TABLE).insert(row).onConflict('name').ignore().returning('name');
    if (inserted.length > 0) return { held: true };
    const renewed = await knex(TABLE)
      .where({ name, holder })
      .update({ expires_at: row.expires_at, beat_at: now });
    if (renewed === 1) return { held: true };
    // A lease from the future is one whose clock was set back since; it must not hold everybody up.
    const taken = await knex(TABLE)
      .where({ name })
      .andWhere(
        (query) => void query.where('expires_at', '<=', now).orWhere('expires_at', '>', now + lastsMs),
      )
      .update({ holder, expires_at: row.expires_at, beat_at: now });
    return { held: taken === 1 };
  },

  release: async (name: string, holder: string): Promise<void> => {
    await database.knex()(TABLE).where({ name, holder }).update({ expires_at: 0 });
  },
});

export type LeaseRepository = ReturnType<typeof createLeaseRepository>;
