import type { Database } from '../../db/database';
import { runForEach } from '../../db/sqlite-statements';
import { change, statement } from '../../db/statements';
import type { AnswerTally } from '../../domain/delivery/answer-tally';
import type { ProviderAnswers } from '../../domain/delivery/breakers';
import type { ProviderGroup } from '../../domain/delivery/provider';

const TABLE = 'newsletter_run_answers';

const COUNTERS = [
  'submitted',
  'bounced',
  'failed',
  'deferred',
  'answered',
  'hard',
  'content',
  'blocked',
] as const;

const COLUMNS = ['run_id', 'provider', ...COUNTERS, 'policy_streak'] as const;

/** A row of refusals goes on where nothing was accepted, and begins anew where something was. */
const ON_CONFLICT = `ON CONFLICT (run_id, provider) DO UPDATE SET
  ${COUNTERS.map((name) => `${name} = ${TABLE}.${name} + excluded.${name}`).join(', ')},
  policy_streak = excluded.policy_streak
    + CASE WHEN excluded.submitted > 0 THEN 0 ELSE ${TABLE}.policy_streak END`;

const INSERT = `INSERT INTO ${TABLE} (${COLUMNS.join(', ')})`;

const ADD_ONE = `${INSERT} VALUES (${COLUMNS.map(() => '?').join(', ')}) ${ON_CONFLICT}`;

const ADD = {
  ...statement('-- run answers'),
  postgres: `${INSERT} SELECT * FROM unnest(${COLUMNS.map((name, at) => `$${at + 1}::${name === 'provider' ? 'text' : 'int'}[]`).join(', ')}) ${ON_CONFLICT}`,
};

/** One provider's answers to one campaign. */
export interface StoredAnswers extends ProviderAnswers {
  readonly provider: ProviderGroup;
  readonly bounced: number;
  readonly failed: number;
  readonly deferred: number;
}

type AnswersRow = Omit<StoredAnswers, 'policyStreak'> & { policy_streak: number };

const valuesOf = (runId: number, provider: string, tally: AnswerTally): readonly (string | number)[] => {
  const { submitted, bounced, failed, deferred, hard, content, blocked, policy } = tally;
  const answered = submitted + bounced + failed;
  return [runId, provider, submitted, bounced, failed, deferred, answered, hard, content, blocked, policy];
};

/** What mailbox providers answered to a campaign, as counters. */
export const createRunAnswerRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    /** Adds what came of a few mails, in the transaction that records them. */
    add: async (runId: number, tallies: ReadonlyMap<ProviderGroup, AnswerTally>): Promise<void> => {
      // In one order by everybody, so that two processes never wait for each other.
      const rows = [...tallies]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([provider, tally]) => valuesOf(runId, provider, tally));
      if (rows.length === 0) return;
      if (database.isSqlite) await runForEach(database, ADD_ONE, rows);
      else
        await change(
          database,
          ADD,
          COLUMNS.map((_, at) => rows.map((row) => row[at] ?? null)),
        );
    },

    of: async (runId: number): Promise<readonly StoredAnswers[]> => {
      const rows = await table().where({ run_id: runId }).orderBy('provider').select<AnswersRow[]>();
      return rows.map(({ policy_streak: policyStreak, ...row }) => ({ ...row, policyStreak }));
    },

    /** Somebody called a mail of this campaign unwanted. */
    complain: async (runId: number, provider: ProviderGroup): Promise<void> => {
      await table()
        .insert({ run_id: runId, provider, complaints: 1 })
        .onConflict(['run_id', 'provider'])
        .merge({ complaints: database.knex().raw(`${TABLE}.complaints + 1`) });
    },

    /** A person looked and lets it go on: breakers begin to count anew. */
    lookedAt: async (runId: number): Promise<void> => {
      const anew = { answered: 0, hard: 0, content: 0, blocked: 0, policy_streak: 0, complaints: 0 };
      await table().where({ run_id: runId }).update(anew);
    },
  };
};

export type RunAnswerRepository = ReturnType<typeof createRunAnswerRepository>;
