import type { Knex } from 'knex';
import type { Database } from '../../db/database';
import { originsInForce } from '../../domain/signup-form/allowed-origins';
import type { FormDraft } from '../../domain/signup-form/form-draft';
import { formVersionQueries, standing, type Standing, type StandingRow } from './form-versions';
import { documentColumns, offsetOf, readJson, type PageRequest } from '../rows';

const FORMS = 'newsletter_signup_forms';

/** A form as the editor keeps it; what visitors see is its published version. */
export interface SignupForm {
  readonly id: string;
  readonly senderId: string;
  /** For the team's own eyes. */
  readonly name: string;
  readonly slug: string;
  readonly language: 'de' | 'en';
  readonly title: string;
  readonly intro: string;
  readonly purposeKeys: unknown;
  readonly privacyNotice: string;
  readonly privacyUrl: string | null;
  readonly toolNotice: string;
  readonly trackingNotice: string;
  /** Null where nobody wrote one: the product's own stands in. */
  readonly withdrawalNotice: string | null;
  readonly fields: unknown;
  /** Sites the form may stand on; null where the sender's list counts. Not part of the version: no visitor reads it. */
  readonly allowedOrigins: readonly string[] | null;
  /** Whether every submission has to bring a proof of work, not only while the breaker is open. */
  readonly proofOfWork: boolean;
  readonly publishedVersion: number | null;
  readonly retired: boolean;
}

interface FormRow {
  document_id: string;
  sender_id: string;
  name: string | null;
  slug: string;
  language: 'de' | 'en';
  title: string | null;
  intro: string | null;
  purpose_keys: unknown;
  privacy_notice: string | null;
  privacy_url: string | null;
  tool_notice: string | null;
  tracking_notice: string | null;
  withdrawal_notice: string | null;
  fields: unknown;
  allowed_origins: unknown;
  proof_of_work: boolean | number | null;
  published_version: number | null;
  retired_at: unknown;
}

export interface FormFilter extends PageRequest {
  readonly q?: string | undefined;
  readonly state?: string | undefined;
  readonly senderId?: string | undefined;
}

const toForm = (row: FormRow): SignupForm => ({
  id: row.document_id,
  senderId: row.sender_id,
  name: row.name ?? '',
  slug: row.slug,
  language: row.language,
  title: row.title ?? '',
  intro: row.intro ?? '',
  purposeKeys: readJson<unknown>(row.purpose_keys, []),
  privacyNotice: row.privacy_notice ?? '',
  privacyUrl: row.privacy_url,
  toolNotice: row.tool_notice ?? '',
  trackingNotice: row.tracking_notice ?? '',
  withdrawalNotice: row.withdrawal_notice,
  fields: readJson<unknown>(row.fields, []),
  ...standing(row),
  publishedVersion: row.published_version,
  retired: row.retired_at !== null,
});

const draftColumns = (draft: FormDraft) => ({
  sender_id: draft.senderId,
  name: draft.name,
  slug: draft.slug,
  language: draft.language,
  title: draft.title,
  intro: draft.intro,
  purpose_keys: JSON.stringify(draft.purposeKeys),
  privacy_notice: draft.privacyNotice,
  privacy_url: draft.privacyUrl,
  tool_notice: draft.toolNotice,
  tracking_notice: draft.trackingNotice,
  withdrawal_notice: draft.withdrawalNotice,
  fields: JSON.stringify(draft.fields),
  allowed_origins: draft.allowedOrigins === null ? null : JSON.stringify(draft.allowedOrigins),
  proof_of_work: draft.proofOfWork,
});

const inState = (query: Knex.QueryBuilder, state: string | undefined): void => {
  if (state === 'draft') void query.whereNull('published_version').whereNull('retired_at');
  if (state === 'published') void query.whereNotNull('published_version');
  if (state === 'retired') void query.whereNotNull('retired_at');
};

export const createSignupFormRepository = (database: Database) => ({
  ...formVersionQueries(database),

  find: async (id: string): Promise<SignupForm | null> => {
    const row = await database.knex()(FORMS).where({ document_id: id }).first<FormRow>();
    return row ? toForm(row) : null;
  },

  /** Which version of which form visitors see now under these short names; of the content nothing is read. */
  shown: async (
    slugs: readonly string[],
  ): Promise<readonly { slug: string; formId: string; version: number; standing: Standing }[]> => {
    const rows = await database
      .knex()(FORMS)
      .whereIn('slug', slugs)
      .whereNotNull('published_version')
      .select<(StandingRow & { slug: string; document_id: string; published_version: number })[]>(
        'slug',
        'document_id',
        'published_version',
        'allowed_origins',
        'proof_of_work',
      );
    return rows.map((row) => ({
      slug: row.slug,
      formId: row.document_id,
      version: row.published_version,
      standing: standing(row),
    }));
  },

  /** Two who publish at once take turns; SQLite has one writer anyway. */
  lock: async (id: string): Promise<void> => {
    if (database.isSqlite) return;
    await database.knex()(FORMS).where({ document_id: id }).forUpdate().select('id');
  },

  /** From now on visitors see this version. */
  show: async (formId: string, version: number): Promise<void> => {
    await database
      .knex()(FORMS)
      .where({ document_id: formId })
      .update({ published_version: version, retired_at: null });
  },

  /** Visitors see it no longer; its versions stay. False when it was not public. */
  retire: async (formId: string, now: number): Promise<boolean> =>
    (await database
      .knex()(FORMS)
      .where({ document_id: formId })
      .whereNotNull('published_version')
      .update({ published_version: null, retired_at: new Date(now) })) === 1,

  /** The new id; null where somebody was quicker with this short name. */
  insert: async (draft: FormDraft, now: number): Promise<string | null> => {
    const columns = documentColumns(now);
    const inserted = await database
      .knex()(FORMS)
      .insert({ ...columns, ...draftColumns(draft) })
      .onConflict('slug')
      .ignore()
      .returning('document_id');
    return inserted.length === 0 ? null : columns.document_id;
  },

  save: async (id: string, draft: FormDraft, now: number): Promise<void> => {
    await database
      .knex()(FORMS)
      .where({ document_id: id })
      .update({ ...draftColumns(draft), updated_at: new Date(now) });
  },

  remove: async (id: string): Promise<void> => {
    await database.knex()(FORMS).where({ document_id: id }).delete();
  },

  /** The form that has this short name, or null while it is free. */
  idOfSlug: async (slug: string): Promise<string | null> => {
    const row = await database
      .knex()(FORMS)
      .where({ slug })
      .first<{ document_id: string } | undefined>('document_id');
    return row?.document_id ?? null;
  },

  page: async (filter: FormFilter) => {
    const query = database.knex()(FORMS);
    if (filter.senderId) void query.where({ sender_id: filter.senderId });
    inState(query, filter.state);
    if (filter.q) {
      const like = `%${filter.q.toLowerCase().replace(/[%_\\]/g, '')}%`;
      void query.whereRaw('(LOWER(title) LIKE ? OR LOWER(name) LIKE ? OR slug LIKE ?)', [like, like, like]);
    }
    const count = await query.clone().count<{ n: number | string }[]>({ n: '*' }).first();
    const rows = await query
      .orderBy('id', 'desc')
      .limit(filter.pageSize)
      .offset(offsetOf(filter))
      .select<FormRow[]>();
    return { results: rows.map(toForm), total: Number(count?.n ?? 0) };
  },

  /** Whether any form may stand on a site: all that a browser's question before a POST can be answered by. */
  anyStandsOn: async (origin: string): Promise<boolean> => {
    const knex = database.knex();
    const naming = (table: string) =>
      knex(table)
        .whereRaw('CAST(allowed_origins AS TEXT) LIKE ?', [`%"${origin}%`])
        .select<{ allowed_origins: unknown }[]>('allowed_origins');
    const rows = [...(await naming(FORMS)), ...(await naming('newsletter_senders'))];
    return rows.some((row) =>
      originsInForce(readJson<string[] | null>(row.allowed_origins, null), []).includes(origin),
    );
  },

  ofSender: async (senderId: string): Promise<readonly SignupForm[]> =>
    (await database.knex()(FORMS).where({ sender_id: senderId }).orderBy('id').select<FormRow[]>()).map(
      toForm,
    ),
});

export type SignupFormRepository = ReturnType<typeof createSignupFormRepository>;
