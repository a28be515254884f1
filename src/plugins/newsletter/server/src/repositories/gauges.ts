import type { Database } from '../db/database';

/** More records without a place than that are said as that many; counting on would hold up what seals them. */
const MOST_UNSEALED = 10_000;

/** What the metrics read: sums of stored counters and looks at indexes that are short unless something is wrong. */
export const createGaugeRepository = (database: Database) => ({
  /** Recipients of campaigns by where they stand, from the counters of the runs. */
  recipients: async (): Promise<Readonly<Record<string, number>>> => {
    const states = ['queued', 'submitted', 'bounced', 'skipped', 'failed', 'uncertain', 'cancelled'];
    const knex = database.knex();
    const row = await knex('newsletter_runs').first<Record<string, number | string | null>>(
      states.map((state) => knex.raw('SUM(??) AS ??', [state, state])),
    );
    return Object.fromEntries(states.map((state) => [state, Number(row?.[state] ?? 0)]));
  },

  unsealed: async (): Promise<number> => {
    const knex = database.knex();
    const some = knex('newsletter_consent_records')
      .whereNull('seq')
      .limit(MOST_UNSEALED)
      .select('id')
      .as('some');
    const row = await knex(some).count<{ n: number | string }[]>({ n: '*' });
    return Number(row[0]?.n ?? 0);
  },

  /** When each job last took or renewed its lease, epoch ms. */
  leases: (
    names: readonly string[],
  ): Promise<readonly { readonly name: string; readonly beat_at: number }[]> =>
    database.knex()('newsletter_leases').whereIn('name', names).select('name', 'beat_at'),
});

export type GaugeRepository = ReturnType<typeof createGaugeRepository>;
