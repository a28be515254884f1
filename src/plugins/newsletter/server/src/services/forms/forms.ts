import type { Database } from '../../db/database';
import { Refusal } from '../../domain/refusal';
import { readAllowedOrigins } from '../../domain/signup-form/allowed-origins';
import { findStructuralFault } from '../../domain/signup-form/checks';
import { firstBlocking, type FormFinding } from '../../domain/signup-form/findings';
import { isSlug } from '../../domain/signup-form/form-draft';
import { formHash, type FormContent, type FormVersion } from '../../domain/signup-form/form-version';
import type { SignupForm, SignupFormRepository } from '../../repositories/forms/signup-forms';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { AssessedForm, FormContentService, WrittenForm } from './form-content';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly forms: SignupFormRepository;
  readonly formContent: FormContentService;
}

/** Who publishes, and what he saw when he decided to. */
export interface Publishing {
  readonly actor: string;
  /** Hash of the content that was confirmed; without it whatever the form says now. */
  readonly contentHash?: string;
}

const refusalOf = ({ code, rule, field, id }: FormFinding): Refusal =>
  new Refusal(code, rule, { field, finding: id });

const readFields = (fields: unknown): FormContent['fields'] => {
  if (fields === null || fields === undefined) return [];
  if (!Array.isArray(fields)) throw new Refusal('form_incomplete', 'G-25', { field: 'fields' });
  return fields.map((field: unknown) => {
    const { name, label, ...more } = (field ?? {}) as Record<string, unknown>;
    if (typeof name !== 'string' || typeof label !== 'string' || Object.keys(more).length > 0)
      throw new Refusal('form_incomplete', 'G-25', { field: 'fields' });
    return { name, label };
  });
};

/** A form of whatever origin, its shape made sure of. @throws Refusal form_preticks, form_ties, form_bundles … */
export const readForm = (form: Readonly<Record<string, unknown>>): WrittenForm => {
  const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
  if (!isSlug(form.slug)) throw new Refusal('form_incomplete', 'MOS-2.3', { field: 'slug' });
  const fault = findStructuralFault(form);
  if (fault) throw refusalOf(fault);
  return {
    senderId: text('senderId'),
    slug: form.slug,
    language: form.language === 'en' ? 'en' : 'de',
    title: text('title'),
    intro: text('intro'),
    purposeKeys: form.purposeKeys as readonly string[],
    privacyNotice: text('privacyNotice'),
    privacyUrl: text('privacyUrl') || null,
    toolNotice: text('toolNotice'),
    trackingNotice: text('trackingNotice'),
    withdrawalNotice: typeof form.withdrawalNotice === 'string' ? form.withdrawalNotice : null,
    fields: readFields(form.fields),
  };
};

export const createFormService = ({ database, clock, audit, forms, formContent }: Deps) => {
  const find = async (id: string): Promise<SignupForm> => {
    const form = await forms.find(id);
    if (!form) throw new Refusal('form_unknown', 'DESIGN-2.6');
    return form;
  };

  const assess = (form: object): Promise<AssessedForm> =>
    formContent.assess(readForm(form as Readonly<Record<string, unknown>>));

  const requireSound = async (form: object): Promise<FormContent> => {
    const { content, findings } = await assess(form);
    const blocking = firstBlocking(findings);
    if (blocking) throw refusalOf(blocking);
    return content;
  };

  return {
    find,
    assess,

    /** Whether a form may be published, before it is. Same refusals as `publish`. */
    check: async (form: Readonly<Record<string, unknown>>): Promise<void> => {
      readAllowedOrigins(form.allowedOrigins);
      await requireSound(form);
    },

    /**
     * Makes an immutable version of what the form says now, unless the latest says the same.
     * @throws Refusal form_incomplete, form_bundles, form_preticks, form_ties, purpose_*, too_many_partners,
     * not_allowed; form_changed where it no longer says what was confirmed
     */
    publish: (formId: string, { actor, contentHash }: Publishing): Promise<FormVersion> =>
      database.transaction(async () => {
        await forms.lock(formId);
        const form = await find(formId);
        const content = await requireSound(form);
        const hash = formHash(content);
        if (contentHash !== undefined && contentHash !== hash) throw new Refusal('form_changed', 'MOS-2.3');
        const latest = await forms.latest(formId);
        if (latest?.contentHash === hash) {
          if (form.publishedVersion !== latest.version) {
            await forms.show(formId, latest.version);
            await audit.write({
              actor,
              action: 'form.publish',
              subject: formId,
              details: { version: latest.version },
            });
          }
          return latest;
        }
        const version = { formId, version: (latest?.version ?? 0) + 1, contentHash: hash, content };
        await forms.insertVersion(version, { now: clock.now(), actor });
        await forms.show(formId, version.version);
        await audit.write({
          actor,
          action: 'form.publish',
          subject: formId,
          details: { version: version.version, hash },
        });
        return version;
      }),

    /** Visitors see the form no longer; every version stays, because consents rest on them. */
    retire: (formId: string, actor: string): Promise<void> =>
      database.transaction(async () => {
        await find(formId);
        if (!(await forms.retire(formId, clock.now()))) throw new Refusal('form_unknown', 'DESIGN-2.6');
        await audit.write({ actor, action: 'form.retire', subject: formId });
      }),
  };
};

export type FormService = ReturnType<typeof createFormService>;
