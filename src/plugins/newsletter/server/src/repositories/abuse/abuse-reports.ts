import type { Database } from '../../db/database';
import { documentColumns, offsetOf, type PageRequest } from '../rows';

const TABLE = 'newsletter_abuse_reports';
const ATTACHMENTS = 'newsletter_attachments';

export type ReceiptProof = 'token' | 'attached-mail' | 'confirmed-by-mail' | 'none';

export interface AbuseReportRecord {
  readonly id: string;
  readonly caseNumber: string;
  readonly state: 'open' | 'closed';
  readonly reason: string;
  readonly message: string;
  readonly mailingId: string | null;
  readonly campaignId: string | null;
  readonly senderId: string | null;
  readonly subscriberId: string | null;
  readonly salutation: string | null;
  readonly reporterName: string | null;
  readonly reporterEmail: string;
  readonly anonymous: boolean;
  readonly attachmentName: string | null;
  readonly proof: ReceiptProof;
  readonly suppressed: boolean;
  readonly receivedAt: string;
  /** The web address given, in full; a web version can be what is reported. */
  readonly location: string | null;
  readonly goodFaith: boolean;
  /** In which language the reporter is answered. */
  readonly locale: 'de' | 'en';
  readonly verdict: string | null;
  readonly verdictNote: string | null;
  readonly decidedBy: string | null;
  readonly decidedAt: string | null;
  readonly reasons: string | null;
  readonly measure: string | null;
  readonly ground: string | null;
}

/** Property → column, in both directions. */
const COLUMNS: Readonly<Record<Exclude<keyof AbuseReportRecord, 'id'>, string>> = {
  caseNumber: 'case_number',
  state: 'state',
  reason: 'reason',
  message: 'message',
  mailingId: 'mailing_id',
  campaignId: 'campaign_id',
  senderId: 'sender_id',
  subscriberId: 'subscriber_id',
  salutation: 'salutation',
  reporterName: 'reporter_name',
  reporterEmail: 'reporter_email',
  anonymous: 'anonymous',
  attachmentName: 'attachment_name',
  proof: 'proof',
  suppressed: 'suppressed',
  receivedAt: 'received_at',
  location: 'location',
  goodFaith: 'good_faith',
  locale: 'answer_locale',
  verdict: 'verdict',
  verdictNote: 'verdict_note',
  decidedBy: 'decided_by',
  decidedAt: 'decided_at',
  reasons: 'reasons',
  measure: 'measure',
  ground: 'ground',
};

const toReport = (row: Record<string, unknown>): AbuseReportRecord => {
  const fields = Object.entries(COLUMNS).map(([property, column]) => [property, row[column] ?? null]);
  const report = { ...Object.fromEntries(fields), id: row.document_id } as AbuseReportRecord;
  return {
    ...report,
    anonymous: Boolean(report.anonymous),
    suppressed: Boolean(report.suppressed),
    goodFaith: Boolean(report.goodFaith),
    locale: report.locale === 'en' ? 'en' : 'de',
    message: report.message ?? '',
  };
};

const toColumns = (report: Partial<AbuseReportRecord>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(report).flatMap(([property, value]) => {
      const column = COLUMNS[property as keyof typeof COLUMNS];
      return column ? [[column, value]] : [];
    }),
  );

export const createAbuseReportRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    find: async (id: string): Promise<AbuseReportRecord | null> => {
      const row = await table().where({ document_id: id }).first<Record<string, unknown>>();
      return row ? toReport(row) : null;
    },

    insert: async (report: AbuseReportRecord, now: number): Promise<void> => {
      await table().insert({ ...documentColumns(now, report.id), ...toColumns(report) });
    },

    update: async (id: string, changes: Partial<AbuseReportRecord>): Promise<void> => {
      await table().where({ document_id: id }).update(toColumns(changes));
    },

    /** Compare-and-set: false when somebody else closed it. */
    close: async (
      id: string,
      decision: Pick<
        AbuseReportRecord,
        'verdict' | 'verdictNote' | 'decidedBy' | 'decidedAt' | 'reasons' | 'measure' | 'ground'
      >,
    ) =>
      (await table()
        .where({ document_id: id, state: 'open' })
        .update({ ...toColumns(decision), state: 'closed' })) === 1,

    /** Whether somebody was sent a receipt or an answer lately: how many cases an address opened since then. */
    countFrom: async (reporterEmail: string, since: number): Promise<number> => {
      const row = await table()
        .whereRaw('lower(reporter_email) = ?', [reporterEmail.toLowerCase()])
        .andWhere('received_at', '>', new Date(since).toISOString())
        .count<{ n: number | string }[]>({ n: '*' })
        .first();
      return Number(row?.n ?? 0);
    },

    /** Whether a decision closed the web version of this campaign. */
    closesWebVersion: async (campaignId: string): Promise<boolean> =>
      (await table()
        .where({ campaign_id: campaignId, state: 'closed', measure: 'web_version_closed' })
        .first('id')) !== undefined,

    attach: async (reportId: string, filename: string, content: Buffer): Promise<void> => {
      await database.knex()(ATTACHMENTS).insert({ report_id: reportId, filename, content });
    },

    /** The attached mail as it lies there: of an erased reporter it is sealed. */
    attached: async (reportId: string): Promise<{ filename: string; content: Buffer } | null> =>
      (await database
        .knex()(ATTACHMENTS)
        .where({ report_id: reportId })
        .first<{ filename: string; content: Buffer } | undefined>('filename', 'content')) ?? null,

    /** What of an erased reporter waited for the verdict goes with it; every other case keeps its words. */
    forgetErased: async (reportId: string): Promise<void> => {
      const erased = await table()
        .where({ document_id: reportId, reporter_email: '' })
        .update({ message: '', location: null, attachment_name: null });
      if (erased === 1) await database.knex()(ATTACHMENTS).where({ report_id: reportId }).delete();
    },

    page: async (filter: PageRequest & { state?: string | undefined }) => {
      const query = table();
      if (filter.state) void query.where({ state: filter.state });
      const count = await query.clone().count<{ n: number | string }[]>({ n: '*' }).first();
      // Open cases first, the newest of them on top (LM-0.1).
      const rows = await query
        .orderByRaw("CASE WHEN state = 'open' THEN 0 ELSE 1 END, id DESC")
        .limit(filter.pageSize)
        .offset(offsetOf(filter))
        .select<Record<string, unknown>[]>();
      return { results: rows.map(toReport), total: Number(count?.n ?? 0) };
    },
  };
};

export type AbuseReportRepository = ReturnType<typeof createAbuseReportRepository>;
