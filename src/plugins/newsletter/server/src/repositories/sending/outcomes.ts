import type { Database } from '../../db/database';
import type { DeliveryState } from '../../domain/delivery/delivery-state';
import { offsetOf, type PageRequest } from '../rows';

const TABLE = 'newsletter_deliveries';

/** A line of the report on a run. */
export interface ReportedDelivery {
  readonly id: number;
  /** Null once the person was erased. */
  readonly email: string | null;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly rule: string | null;
  readonly attempts: number;
  readonly reply: string | null;
  /** Epoch ms. */
  readonly at: number | null;
}

export interface OutcomePage extends PageRequest {
  readonly state?: string | undefined;
}

/** What became of the recipients of a run, for people who look at it. */
export const createOutcomeRepository = (database: Database) => ({
  /**
   * Deliveries of a run in the order of their freeze, from behind an id on. The plus keeps both databases to the
   * order of ids: by the index of the run they would sort the whole run for each batch.
   */
  behind: async (runId: number, after: number, limit: number): Promise<readonly ReportedDelivery[]> =>
    database
      .knex()({ d: TABLE })
      .whereRaw('+d.run_id = ?', [runId])
      .andWhere('d.id', '>', after)
      .leftJoin({ s: 'newsletter_subscribers' }, 's.document_id', 'd.subscriber_id')
      .orderBy('d.id')
      .limit(limit)
      .select<ReportedDelivery[]>(
        'd.id',
        's.email',
        'd.state',
        'd.reason',
        'd.rule',
        'd.attempts',
        'd.reply',
        { at: 'd.handed_over_at' },
      ),

  page: async (runId: number, page: OutcomePage) => {
    const query = database.knex()({ d: TABLE }).where({ 'd.run_id': runId });
    if (page.state) void query.andWhere({ 'd.state': page.state });
    const count = await query.clone().count<{ n: number | string }[]>({ n: '*' }).first();
    const rows = await query
      .leftJoin({ s: 'newsletter_subscribers' }, 's.document_id', 'd.subscriber_id')
      .orderBy('d.id')
      .limit(page.pageSize)
      .offset(offsetOf(page))
      .select<
        {
          id: number;
          subscriber_id: string;
          email: string | null;
          state: string;
          reason: string | null;
          rule: string | null;
          handed_over_at: number | null;
        }[]
      >('d.id', 'd.subscriber_id', 's.email', 'd.state', 'd.reason', 'd.rule', 'd.handed_over_at');
    return { rows, total: Number(count?.n ?? 0) };
  },
});

export type OutcomeRepository = ReturnType<typeof createOutcomeRepository>;
