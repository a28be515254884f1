import type { Database } from '../../db/database';
import { formVersionSchema, type FormVersion } from '../../domain/signup-form/form-version';
import { readJson } from '../rows';

const FORMS = 'newsletter_signup_forms';
const VERSIONS = 'newsletter_form_versions';
const REQUESTS = 'newsletter_confirmation_requests';

interface VersionRow {
  form_id: string;
  version: number;
  content_hash: string;
  content: string;
  published_at: number;
  published_by: string | null;
}

/** What counts beside a version, as it is set now. */
export interface StandingRow {
  allowed_origins: unknown;
  proof_of_work: boolean | number | null;
}

export interface Standing {
  readonly allowedOrigins: readonly string[] | null;
  readonly proofOfWork: boolean;
}

/** The version visitors see, with what counts beside it. */
export interface PublishedForm extends FormVersion, Standing {}

/** One published version with its circumstances. */
export interface PublishedVersion extends FormVersion {
  readonly publishedAt: number;
  /** `user:7`, `site`; null for what was published before this was noted. */
  readonly publishedBy: string | null;
}

/** Requests by this form that were confirmed, and those that may still be. */
export interface FormCounts {
  readonly confirmed: number;
  readonly open: number;
}

interface CountRow {
  form_version: number;
  n: number | string;
}

const toVersion = (row: VersionRow): FormVersion => ({
  formId: row.form_id,
  version: row.version,
  contentHash: row.content_hash,
  content: formVersionSchema.parse(JSON.parse(row.content)),
});

export const standing = (row: StandingRow): Standing => ({
  allowedOrigins: readJson<string[] | null>(row.allowed_origins, null),
  proofOfWork: Boolean(row.proof_of_work),
});

const toPublished = (row: VersionRow): PublishedVersion => ({
  ...toVersion(row),
  publishedAt: row.published_at,
  publishedBy: row.published_by,
});

/** The immutable versions of forms; none is ever changed or deleted. */
export const formVersionQueries = (database: Database) => ({
  version: async (formId: string, version: number): Promise<FormVersion | null> => {
    const row = await database.knex()(VERSIONS).where({ form_id: formId, version }).first<VersionRow>();
    return row ? toVersion(row) : null;
  },

  latest: async (formId: string): Promise<FormVersion | null> => {
    const row = await database
      .knex()(VERSIONS)
      .where({ form_id: formId })
      .orderBy('version', 'desc')
      .first<VersionRow>();
    return row ? toVersion(row) : null;
  },

  /** All versions, newest first. */
  versions: async (formId: string): Promise<readonly PublishedVersion[]> =>
    (
      await database
        .knex()(VERSIONS)
        .where({ form_id: formId })
        .orderBy('version', 'desc')
        .select<VersionRow[]>()
    ).map(toPublished),

  /** The content of every version visitors of this sender see now. */
  publishedOfSender: async (senderId: string): Promise<readonly FormVersion[]> =>
    (
      await database
        .knex()({ f: FORMS })
        .join({ v: VERSIONS }, (join) =>
          join.on('v.form_id', 'f.document_id').andOn('v.version', 'f.published_version'),
        )
        .where({ 'f.sender_id': senderId })
        .select<VersionRow[]>('v.*')
    ).map(toVersion),

  insertVersion: async (
    version: FormVersion,
    { now, actor }: { readonly now: number; readonly actor: string },
  ): Promise<void> => {
    await database
      .knex()(VERSIONS)
      .insert({
        form_id: version.formId,
        version: version.version,
        content_hash: version.contentHash,
        content: JSON.stringify(version.content),
        published_at: now,
        published_by: actor,
      });
  },

  /** Per version of a form; read from the index alone. */
  counts: async (formId: string, now: number): Promise<ReadonlyMap<number, FormCounts>> => {
    const requests = () => database.knex()(REQUESTS).where({ form_id: formId }).groupBy('form_version');
    const confirmed = await requests()
      .whereNotNull('confirmed_at')
      .select<CountRow[]>('form_version', database.knex().raw('COUNT(*) AS n'));
    const open = await requests()
      .whereNull('confirmed_at')
      .whereNull('refused_at')
      .andWhere('expires_at', '>', now)
      .select<CountRow[]>('form_version', database.knex().raw('COUNT(*) AS n'));
    const counts = new Map<number, FormCounts>();
    const of = (version: number) => counts.get(version) ?? { confirmed: 0, open: 0 };
    for (const row of confirmed)
      counts.set(row.form_version, { ...of(row.form_version), confirmed: Number(row.n) });
    for (const row of open) counts.set(row.form_version, { ...of(row.form_version), open: Number(row.n) });
    return counts;
  },
});
