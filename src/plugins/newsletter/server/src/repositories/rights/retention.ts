import type { Knex } from 'knex';
import type { Database } from '../../db/database';
import { lastBeginningOver } from '../../domain/retention/period';
import { KEPT, type RetentionStep } from '../../domain/retention/table';

const BATCH = 500;

/** Rows whose time is over, by an id column, and what happens to them. */
export interface Due {
  readonly table: string;
  readonly id: string;
  /** The time by which they are found, where an index holds it; then they come oldest first. */
  readonly by?: string;
  readonly rows: (query: Knex.QueryBuilder) => Knex.QueryBuilder;
  readonly act: 'delete' | 'erase' | Readonly<Record<string, string | null>>;
}

const SUBSCRIBERS = 'newsletter_subscribers';
const isoOf = (instant: number): string => new Date(instant).toISOString();

const olderThan = (table: string, column: string, cutoff: number): Due => ({
  table,
  id: 'id',
  by: column,
  rows: (query) => query.where(column, '<=', cutoff),
  act: 'delete',
});

/** People without any consent in force whose last word lies before the cutoff. */
const silentSince = (query: Knex.QueryBuilder, cutoff: number): Knex.QueryBuilder =>
  query.whereIn('state', ['left', 'suppressed']).whereRaw(
    `NOT EXISTS (SELECT 1 FROM newsletter_consents c WHERE c.subscriber_id = ${SUBSCRIBERS}.document_id
       AND (c.state IN ('active', 'requested') OR c.since > ?))`,
    [cutoff],
  );

/** One entry per step of `domain/retention`: what is over at `now`. */
export const dueAt = (now: number): Readonly<Record<RetentionStep, Due>> => {
  const over = (step: RetentionStep): number => lastBeginningOver(KEPT[step], now);
  return {
    unconfirmed: {
      table: SUBSCRIBERS,
      id: 'document_id',
      rows: (query) =>
        query
          .where({ state: 'unconfirmed' })
          .whereRaw(
            `EXISTS (SELECT 1 FROM newsletter_consents c WHERE c.subscriber_id = ${SUBSCRIBERS}.document_id
               AND c.state = 'requested' AND c.since <= ?)`,
            [over('unconfirmed')],
          )
          .whereRaw(
            `NOT EXISTS (SELECT 1 FROM newsletter_confirmation_requests r
               WHERE r.subscriber_id = ${SUBSCRIBERS}.document_id AND r.requested_at > ?)`,
            [over('unconfirmed')],
          ),
      act: 'erase',
    },
    requests: {
      table: 'newsletter_confirmation_requests',
      id: 'id',
      by: 'requested_at',
      rows: (query) => query.where('requested_at', '<=', over('requests')).whereNull('confirmed_at'),
      act: 'delete',
    },
    'never-consented': {
      table: SUBSCRIBERS,
      id: 'document_id',
      rows: (query) =>
        query
          .where({ state: 'unconfirmed' })
          .where('created_at', '<=', new Date(over('never-consented')))
          .whereRaw(
            `NOT EXISTS (SELECT 1 FROM newsletter_consents c WHERE c.subscriber_id = ${SUBSCRIBERS}.document_id)`,
          ),
      act: 'erase',
    },
    'left-details': {
      table: SUBSCRIBERS,
      id: 'document_id',
      rows: (query) => silentSince(query, over('left-details')).whereRaw(`CAST(fields AS TEXT) <> '{}'`),
      act: { fields: '{}' },
    },
    left: {
      table: SUBSCRIBERS,
      id: 'document_id',
      rows: (query) =>
        silentSince(query, over('left')).whereRaw(
          `NOT EXISTS (SELECT 1 FROM newsletter_deliveries d WHERE d.subscriber_id = ${SUBSCRIBERS}.document_id
             AND d.handed_over_at > ?)`,
          [over('left')],
        ),
      act: 'erase',
    },
    // Their rows say when they end: the day was told to whoever asked for the erasure.
    proofs: olderThan('newsletter_restricted_proofs', 'keep_until', now),
    notices: {
      table: 'newsletter_notices',
      id: 'id',
      by: 'created_at',
      rows: (query) =>
        query
          .where('created_at', '<=', over('notices'))
          .whereNotIn('state', ['queued', 'handing-over'])
          // It may have waited for its turn.
          .where(
            (sent) => void sent.whereNull('handed_over_at').orWhere('handed_over_at', '<=', over('notices')),
          ),
      act: 'delete',
    },
    replies: {
      table: 'newsletter_deliveries',
      id: 'id',
      by: 'handed_over_at',
      rows: (query) => query.whereNotNull('reply').where('handed_over_at', '<=', over('replies')),
      act: { reply: null },
    },
    'sending-log': olderThan('newsletter_sending_log', 'at', over('sending-log')),
    'access-links': olderThan('newsletter_rights_requests', 'created_at', over('access-links')),
    pauses: olderThan('newsletter_pauses', 'until', over('pauses')),
    'leaving-tasks': olderThan('newsletter_leaving_tasks', 'decided_at', over('leaving-tasks')),
    leavings: olderThan('newsletter_leavings', 'effective_at', over('leavings')),
    'import-reports': {
      table: 'newsletter_import_reports',
      id: 'import_id',
      rows: (query) =>
        query.whereRaw(`import_id IN (SELECT i.id FROM newsletter_imports i WHERE i.finished_at <= ?)`, [
          over('import-reports'),
        ]),
      act: 'delete',
    },
    'abuse-files': {
      table: 'newsletter_attachments',
      id: 'report_id',
      rows: (query) =>
        query.whereRaw(
          `EXISTS (SELECT 1 FROM newsletter_abuse_reports r
             WHERE r.document_id = newsletter_attachments.report_id AND r.state = 'closed' AND r.decided_at <= ?)`,
          [isoOf(over('abuse-files'))],
        ),
      act: 'delete',
    },
    'abuse-reporters': {
      table: 'newsletter_abuse_reports',
      id: 'document_id',
      rows: (query) =>
        query
          .where({ state: 'closed' })
          .where('decided_at', '<=', isoOf(over('abuse-reporters')))
          .whereRaw("(reporter_email <> '' OR message <> '')"),
      act: {
        reporter_email: '',
        reporter_name: null,
        salutation: null,
        message: '',
        location: null,
        attachment_name: null,
      },
    },
    audit: olderThan('newsletter_audit', 'at', over('audit')),
  };
};

export const createRetentionRepository = (database: Database) => ({
  count: async ({ table, rows }: Due): Promise<number> => {
    const row = await (rows(database.knex()(table)).count({ n: '*' }).first() as Promise<
      { n: number | string } | undefined
    >);
    return Number(row?.n ?? 0);
  },

  /** The next few, in the order in which an index has them. */
  next: async ({ table, id, by = id, rows }: Due): Promise<readonly (string | number)[]> =>
    rows(database.knex()(table)).orderBy(by).limit(BATCH).pluck(id),

  /** Those of them whose time is over still: somebody may have said yes again since they were found. */
  still: async ({ table, id, rows }: Due, ids: readonly string[]): Promise<readonly string[]> =>
    rows(database.knex()(table)).whereIn(id, ids).pluck(id),

  /** @returns how many rows that were: of one import, all at once */
  apply: async ({ table, id, act, rows }: Due, ids: readonly (string | number)[]): Promise<number> => {
    const found = rows(database.knex()(table)).whereIn(id, ids);
    if (act === 'delete') return found.delete();
    return act === 'erase' ? 0 : found.update(act);
  },
});

export type RetentionRepository = ReturnType<typeof createRetentionRepository>;
