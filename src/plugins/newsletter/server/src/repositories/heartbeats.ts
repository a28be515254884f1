import type { Database } from '../db/database';

const TABLE = 'newsletter_heartbeats';

export interface Beat {
  /** How many there were; two reads with the same number saw the same beat. */
  readonly beats: number;
  /** By the clock of the process that wrote it, epoch ms. */
  readonly at: number;
}

/** Signs of life, seen by every process. */
export const createHeartbeatRepository = (database: Database) => ({
  beat: async (name: string, now: number): Promise<void> => {
    const knex = database.knex();
    const row = { beats: knex.raw('beats + 1'), beat_at: now };
    if ((await knex(TABLE).where({ name }).update(row)) === 1) return;
    await knex(TABLE).insert({ name, beats: 1, beat_at: now }).onConflict('name').ignore();
  },

  last: async (name: string): Promise<Beat | null> => {
    const row = await database
      .knex()(TABLE)
      .where({ name })
      .first<{ beats: number; beat_at: number }>('beats', 'beat_at');
    return row ? { beats: row.beats, at: row.beat_at } : null;
  },
});

export type HeartbeatRepository = ReturnType<typeof createHeartbeatRepository>;
