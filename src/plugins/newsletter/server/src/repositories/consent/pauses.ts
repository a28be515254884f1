import type { Database } from '../../db/database';

const TABLE = 'newsletter_pauses';

export interface Pause {
  /** Empty: everything of the sender. */
  readonly purposeKey: string;
  readonly since: number;
  readonly until: number;
}

/** Mail somebody does not want for a while. The consent stays as it is; a pause ends by itself. */
export const createPauseRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    running: async (subscriberId: string, now: number): Promise<readonly Pause[]> => {
      const rows = await table()
        .where({ subscriber_id: subscriberId })
        .andWhere('until', '>', now)
        .orderBy('purpose_key')
        .select<{ purpose_key: string; since: number; until: number }[]>('purpose_key', 'since', 'until');
      return rows.map((row) => ({ purposeKey: row.purpose_key, since: row.since, until: row.until }));
    },

    set: async (
      pause: Pause & { readonly senderId: string; readonly subscriberId: string },
    ): Promise<void> => {
      await table()
        .insert({
          sender_id: pause.senderId,
          subscriber_id: pause.subscriberId,
          purpose_key: pause.purposeKey,
          since: pause.since,
          until: pause.until,
        })
        .onConflict(['subscriber_id', 'purpose_key'])
        .merge(['since', 'until']);
    },

    end: async (subscriberId: string, purposeKey: string): Promise<void> => {
      await table().where({ subscriber_id: subscriberId, purpose_key: purposeKey }).delete();
    },
  };
};

export type PauseRepository = ReturnType<typeof createPauseRepository>;
