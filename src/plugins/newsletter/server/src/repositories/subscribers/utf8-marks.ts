import type { Database } from '../../db/database';
import { UTF8_LACKS, type Utf8Lack } from '../../domain/delivery/smtputf8-mark';

const TABLE = 'newsletter_needs_smtputf8';

/** The last mail to an address that could not leave for want of SMTPUTF8. */
export interface Utf8Mark {
  readonly lack: Utf8Lack;
  /** Epoch ms. */
  readonly at: number;
}

/** Marks of addresses, by their subscribers. None blocks a mail: every campaign tries again. */
export const createUtf8MarkRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    of: async (subscriberId: string): Promise<Utf8Mark | null> => {
      const row = await table().where({ subscriber_id: subscriberId }).first<{ lack: string; at: number }>();
      // A kind that only a later version knows is no lack of ours to explain.
      const lack = UTF8_LACKS.find((one) => one === row?.lack);
      return row && lack ? { lack, at: row.at } : null;
    },

    put: async (subscriberId: string, mark: Utf8Mark): Promise<void> => {
      await table()
        .insert({ subscriber_id: subscriberId, ...mark })
        .onConflict('subscriber_id')
        .merge(['lack', 'at']);
    },

    clear: async (subscriberId: string): Promise<void> => {
      await table().where({ subscriber_id: subscriberId }).delete();
    },
  };
};

export type Utf8MarkRepository = ReturnType<typeof createUtf8MarkRepository>;
