import type { Database } from '../db/database';
import { formVersionSchema, type FormVersion } from '../domain/signup-form/form-version';
import { readJson } from './rows';

const FORMS = 'newsletter_signup_forms';
const VERSIONS = 'newsletter_form_versions';

/** A form as the editor keeps it; what visitors see is its published version. */
export interface SignupForm {
  readonly id: string;
  readonly senderId: string;
  readonly slug: string;
  readonly language: 'de' | 'en';
  readonly title: string;
  readonly intro: string;
  readonly purposeKeys: unknown;
  readonly privacyNotice: string;
  readonly privacyUrl: string | null;
  readonly toolNotice: string;
  readonly trackingNotice: string;
  readonly partners: unknown;
  readonly fields: unknown;
  /** Sites the form may stand on; null where the sender's list counts. Not part of the version: no visitor reads it. */
  readonly allowedOrigins: readonly string[] | null;
  /** Whether every submission has to bring a proof of work, not only while the breaker is open. */
  readonly proofOfWork: boolean;
  readonly publishedVersion: number | null;
}

interface FormRow {
  document_id: string;
  sender_id: string;
  slug: string;
  language: 'de' | 'en';
  title: string;
  intro: string | null;
  purpose_keys: unknown;
  privacy_notice: string | null;
  privacy_url: string | null;
  tool_notice: string | null;
  tracking_notice: string | null;
  partners: unknown;
  fields: unknown;
  allowed_origins: unknown;
  proof_of_work: boolean | number | null;
  published_version: number | null;
}

interface VersionRow {
  form_id: string;
  version: number;
  content_hash: string;
  content: string;
}

const toForm = (row: FormRow): SignupForm => ({
  id: row.document_id,
  senderId: row.sender_id,
  slug: row.slug,
  language: row.language,
  title: row.title,
  intro: row.intro ?? '',
  purposeKeys: readJson<unknown>(row.purpose_keys, []),
  privacyNotice: row.privacy_notice ?? '',
  privacyUrl: row.privacy_url,
  toolNotice: row.tool_notice ?? '',
  trackingNotice: row.tracking_notice ?? '',
  partners: readJson<unknown>(row.partners, []),
  fields: readJson<unknown>(row.fields, []),
  allowedOrigins: readJson<string[] | null>(row.allowed_origins, null),
  proofOfWork: Boolean(row.proof_of_work),
  publishedVersion: row.published_version,
});

const toVersion = (row: VersionRow): FormVersion => ({
  formId: row.form_id,
  version: row.version,
  contentHash: row.content_hash,
  content: formVersionSchema.parse(JSON.parse(row.content)),
});

export const createSignupFormRepository = (database: Database) => ({
  find: async (id: string): Promise<SignupForm | null> => {
    const row = await database.knex()(FORMS).where({ document_id: id }).first<FormRow>();
    return row ? toForm(row) : null;
  },

  /** The version visitors see now. */
  published: async (slug: string): Promise<FormVersion | null> => {
    const row = await database
      .knex()({ f: FORMS })
      .join({ v: VERSIONS }, (join) =>
        join.on('v.form_id', 'f.document_id').andOn('v.version', 'f.published_version'),
      )
      .where({ 'f.slug': slug })
      .first<VersionRow>('v.*');
    return row ? toVersion(row) : null;
  },

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

  publish: async (version: FormVersion, now: number): Promise<void> => {
    await database
      .knex()(VERSIONS)
      .insert({
        form_id: version.formId,
        version: version.version,
        content_hash: version.contentHash,
        content: JSON.stringify(version.content),
        published_at: now,
      });
    await database
      .knex()(FORMS)
      .where({ document_id: version.formId })
      .update({ published_version: version.version });
  },

  ofSender: async (senderId: string): Promise<readonly SignupForm[]> =>
    (await database.knex()(FORMS).where({ sender_id: senderId }).orderBy('id').select<FormRow[]>()).map(
      toForm,
    ),
});

export type SignupFormRepository = ReturnType<typeof createSignupFormRepository>;
