import type { Database } from '../../db/database';
import type { CampaignState } from '../../domain/campaign/campaign-state';
import { documentColumns, offsetOf, type PageRequest } from '../rows';

const TABLE = 'newsletter_campaigns';

/** What an editor writes. */
export interface CampaignDraft {
  readonly title: string;
  readonly senderId: string;
  readonly purposeKey: string;
  readonly subject: string;
  readonly preheader: string | null;
  readonly format: 'markdown' | 'html' | 'mjml';
  readonly body: string;
  readonly templateId: string | null;
  readonly locale: 'de' | 'en';
}

export interface CampaignRecord extends CampaignDraft {
  readonly id: string;
  readonly state: CampaignState;
  readonly mailingId: string | null;
  readonly contentHash: string | null;
  readonly startAt: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly createdByUser: number | null;
}

interface CampaignRow {
  document_id: string;
  title: string;
  sender_id: string;
  purpose_key: string;
  subject: string;
  preheader: string | null;
  format: CampaignDraft['format'];
  body: string;
  template_id: string | null;
  language: 'de' | 'en';
  state: CampaignState;
  mailing_id: string | null;
  content_hash: string | null;
  start_at: string | null;
  created_at: Date | number | string;
  updated_at: Date | number | string;
  created_by_user: number | null;
}

const toCampaign = (row: CampaignRow): CampaignRecord => ({
  id: row.document_id,
  title: row.title,
  senderId: row.sender_id,
  purposeKey: row.purpose_key,
  subject: row.subject,
  preheader: row.preheader,
  format: row.format,
  body: row.body,
  templateId: row.template_id,
  locale: row.language,
  state: row.state,
  mailingId: row.mailing_id,
  contentHash: row.content_hash,
  startAt: row.start_at,
  createdAt: new Date(row.created_at).toISOString(),
  updatedAt: new Date(row.updated_at).toISOString(),
  createdByUser: row.created_by_user,
});

const draftColumns = (draft: CampaignDraft) => ({
  title: draft.title,
  sender_id: draft.senderId,
  purpose_key: draft.purposeKey,
  subject: draft.subject,
  preheader: draft.preheader,
  format: draft.format,
  body: draft.body,
  template_id: draft.templateId,
  language: draft.locale,
});

export interface CampaignFilter extends PageRequest {
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly senderId?: string | undefined;
}

export interface Template {
  readonly id: string;
  readonly senderId: string;
  readonly name: string;
  readonly format: 'html' | 'mjml';
  readonly source: string;
}

interface TemplateRow {
  document_id: string;
  sender_id: string;
  name: string;
  format: 'html' | 'mjml';
  source: string;
}

const toTemplate = (row: TemplateRow): Template => ({
  id: row.document_id,
  senderId: row.sender_id,
  name: row.name,
  format: row.format,
  source: row.source,
});

export const createCampaignRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    find: async (id: string): Promise<CampaignRecord | null> => {
      const row = await table().where({ document_id: id }).first<CampaignRow>();
      return row ? toCampaign(row) : null;
    },

    insert: async (draft: CampaignDraft, userId: number | null, now: number): Promise<string> => {
      const columns = documentColumns(now);
      await table().insert({ ...columns, ...draftColumns(draft), state: 'draft', created_by_user: userId });
      return columns.document_id;
    },

    /** Compare-and-set on the state: false when it is not what the caller saw. */
    saveDraft: async (id: string, from: CampaignState, draft: CampaignDraft, now: number): Promise<boolean> =>
      (await table()
        .where({ document_id: id, state: from })
        .update({
          ...draftColumns(draft),
          state: 'draft',
          content_hash: null,
          updated_at: new Date(now),
        })) === 1,

    move: async (
      id: string,
      from: CampaignState,
      to: CampaignState,
      more: { contentHash?: string; mailingId?: string; startAt?: string } = {},
    ): Promise<boolean> =>
      (await table()
        .where({ document_id: id, state: from })
        .update({
          state: to,
          ...(more.contentHash === undefined ? {} : { content_hash: more.contentHash }),
          ...(more.mailingId === undefined ? {} : { mailing_id: more.mailingId }),
          ...(more.startAt === undefined ? {} : { start_at: more.startAt }),
        })) === 1,

    remove: async (id: string): Promise<boolean> =>
      (await table().where({ document_id: id, state: 'draft' }).delete()) === 1,

    page: async (filter: CampaignFilter) => {
      const query = table();
      if (filter.senderId) void query.where({ sender_id: filter.senderId });
      if (filter.state) void query.where({ state: filter.state });
      if (filter.q) {
        const like = `%${filter.q.toLowerCase().replace(/[%_\\]/g, '')}%`;
        void query.whereRaw('(LOWER(title) LIKE ? OR LOWER(subject) LIKE ?)', [like, like]);
      }
      const count = await query.clone().count<{ n: number | string }[]>({ n: '*' }).first();
      const rows = await query
        .orderBy('id', 'desc')
        .limit(filter.pageSize)
        .offset(offsetOf(filter))
        .select<CampaignRow[]>();
      return { results: rows.map(toCampaign), total: Number(count?.n ?? 0) };
    },

    template: async (id: string): Promise<Template | null> => {
      const row = await database
        .knex()('newsletter_templates')
        .where({ document_id: id })
        .first<TemplateRow>();
      return row ? toTemplate(row) : null;
    },

    templates: async (): Promise<readonly Template[]> =>
      (await database.knex()('newsletter_templates').orderBy('id').select<TemplateRow[]>()).map(toTemplate),
  };
};

export type CampaignRepository = ReturnType<typeof createCampaignRepository>;
