import type { Database } from '../db/database';
import { rowsOf, statement } from '../db/statements';

const TABLE = 'newsletter_leases';

const HELD = statement(`SELECT name FROM ${TABLE} WHERE name = ? AND holder = ?`);
const FENCE = { ...HELD, postgres: `${HELD.postgres} FOR SHARE` };

/** Whoever holds it runs the sending. */
export const SENDING_LEASE = 'sending';

export interface LeaseState {
  readonly held: boolean;
  /** True when it was another's before: what that process left behind has to be looked at. */
  readonly takenOver: boolean;
}

/** One runner among many processes: whoever holds the row, for a few seconds at a time. */
export const createLeaseRepository = (database: Database) => ({
  acquire: async (name: string, holder: string, now: number, lastsMs: number): Promise<LeaseState> => {
    const knex = database.knex();
    const row = { name, holder, expires_at: now + lastsMs, beat_at: now };
    const inserted = await knex(TABLE).insert(row).onConflict('name').ignore().returning('name');
    if (inserted.length > 0) return { held: true, takenOver: true };
    const renewed = await knex(TABLE)
      .where({ name, holder })
      .update({ expires_at: row.expires_at, beat_at: now });
    if (renewed === 1) return { held: true, takenOver: false };
    // A lease from the future is one whose clock was set back since; it must not hold everybody up.
    const taken = await knex(TABLE)
      .where({ name })
      .andWhere(
        (query) => void query.where('expires_at', '<=', now).orWhere('expires_at', '>', now + lastsMs),
      )
      .update({ holder, expires_at: row.expires_at, beat_at: now });
    return { held: taken === 1, takenOver: taken === 1 };
  },

  /**
   * Whether the lease is still this holder's, inside the transaction that acts on it: the lock makes a takeover
   * wait for that transaction, so that the successor sees all its predecessor did.
   */
  fence: async (name: string, holder: string): Promise<boolean> =>
    (await rowsOf(database, FENCE, [name, holder])).length > 0,

  release: async (name: string, holder: string): Promise<void> => {
    await database.knex()(TABLE).where({ name, holder }).update({ expires_at: 0 });
  },
});

export type LeaseRepository = ReturnType<typeof createLeaseRepository>;
