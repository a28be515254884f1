import type { Database } from '../../db/database';
import { BREAKER_NUMBERS } from '../../domain/delivery/breakers';
import { whereAny } from '../bulk';

const TABLE = 'newsletter_first_sends';

export interface FirstSend {
  readonly importId: string;
  readonly answered: number;
  readonly hard: number;
}

/** The first mailing to each list that was brought in, watched more closely than any other (C.2.3). */
export const createFirstSendRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    /** When a run is frozen: it is the first one to every list brought in before, unless another was. */
    begin: async (run: {
      readonly id: number;
      readonly senderId: string;
      readonly purposeKey: string;
    }): Promise<void> => {
      await database.knex().raw(
        `INSERT INTO ${TABLE} (import_id, run_id)
         SELECT id, CAST(? AS INTEGER) FROM newsletter_imports
         WHERE sender_id = ? AND purpose_key = ? AND state = 'done'
         ON CONFLICT (import_id) DO NOTHING`,
        [run.id, run.senderId, run.purposeKey],
      );
    },

    of: async (runId: number): Promise<readonly FirstSend[]> =>
      table()
        .where({ run_id: runId })
        .orderBy('import_id')
        .select<FirstSend[]>({ importId: 'import_id' }, 'answered', 'hard'),

    /** Which of these people came with one of these lists. */
    importsOf: async (
      subscriberIds: readonly string[],
      importIds: readonly string[],
    ): Promise<ReadonlyMap<string, string>> => {
      const query = database.knex()('newsletter_imported_rows').whereIn('import_id', importIds);
      const rows: readonly { subscriber_id: string; import_id: string }[] = await whereAny(
        database,
        query,
        'subscriber_id',
        subscriberIds,
      ).select('subscriber_id', 'import_id');
      return new Map(rows.map((row) => [row.subscriber_id, row.import_id]));
    },

    /** Counts until the first so many have answered. */
    add: async (
      importId: string,
      by: { readonly answered: number; readonly hard: number },
    ): Promise<void> => {
      const { knex } = database;
      await table()
        .where({ import_id: importId })
        .andWhere('answered', '<', BREAKER_NUMBERS.importAnswers)
        .update({
          answered: knex().raw('answered + ?', [by.answered]),
          hard: knex().raw('hard + ?', [by.hard]),
        });
    },

    /** Lists of this run that still owe the proof asked for when they were first mailed. */
    owingProof: async (runId: number): Promise<readonly string[]> => {
      const rows = await database
        .knex()({ f: TABLE })
        .join({ e: 'newsletter_import_evidence' }, 'e.import_id', 'f.import_id')
        .where({ 'f.run_id': runId, 'e.kind': 'bounces' })
        .whereNot({ 'e.state': 'released' })
        .orderBy('f.import_id')
        .select<{ import_id: string }[]>('f.import_id');
      return rows.map((row) => row.import_id);
    },

    /** A person looked: the list gets another first sending, as closely watched. */
    lookedAt: async (runId: number): Promise<void> => {
      await table().where({ run_id: runId }).update({ answered: 0, hard: 0 });
    },
  };
};

export type FirstSendRepository = ReturnType<typeof createFirstSendRepository>;
