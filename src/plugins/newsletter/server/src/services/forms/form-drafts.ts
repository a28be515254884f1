import type { Database } from '../../db/database';
import { Refusal } from '../../domain/refusal';
import { readAllowedOrigins } from '../../domain/signup-form/allowed-origins';
import { findStructuralFault } from '../../domain/signup-form/checks';
import { formDraftSchema, type FormDraft } from '../../domain/signup-form/form-draft';
import type { SenderRepository } from '../../repositories/senders';
import type { SignupForm, SignupFormRepository } from '../../repositories/forms/signup-forms';
import type { Audit } from '../audit';
import type { Clock } from '../clock';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly forms: SignupFormRepository;
  readonly senders: SenderRepository;
}

/** Parses what the form builder sent. @throws Refusal form_preticks, form_ties, form_bundles, field_invalid */
export const parseFormDraft = (input: Readonly<Record<string, unknown>>): FormDraft => {
  // What can never be a form is refused with its rule, before anything else is said about it.
  const fault = findStructuralFault(input);
  if (fault) throw new Refusal(fault.code, fault.rule, { field: fault.field, finding: fault.id });
  const parsed = formDraftSchema.safeParse(input);
  if (parsed.success) {
    const origins = readAllowedOrigins(parsed.data.allowedOrigins);
    return {
      ...parsed.data,
      privacyUrl: parsed.data.privacyUrl || null,
      allowedOrigins: origins === null ? null : [...origins],
    };
  }
  const [issue] = parsed.error.issues;
  const field = issue?.path.join('.') || String((issue as { keys?: string[] } | undefined)?.keys ?? 'body');
  throw new Refusal('field_invalid', 'MOS-2.3', { field: field.slice(0, 100) });
};

/** Forms while they are written: may be unfinished, and visitors see nothing of it. */
export const createFormDrafts = ({ database, clock, audit, forms, senders }: Deps) => {
  const find = async (id: string): Promise<SignupForm> => {
    const form = await forms.find(id);
    if (!form) throw new Refusal('form_unknown', 'DESIGN-2.6');
    return form;
  };

  const requireFree = async (slug: string, id: string | null): Promise<void> => {
    const owner = await forms.idOfSlug(slug);
    if (owner !== null && owner !== id) throw new Refusal('name_taken', 'MFR-4.1', { field: 'slug' });
  };

  return {
    create: (draft: FormDraft, actor: string): Promise<SignupForm> =>
      database.transaction(async () => {
        if (!(await senders.find(draft.senderId)))
          throw new Refusal('field_invalid', 'MFR-1.1', { field: 'senderId' });
        await requireFree(draft.slug, null);
        const id = await forms.insert(draft, clock.now());
        if (id === null) throw new Refusal('name_taken', 'MFR-4.1', { field: 'slug' });
        await audit.write({ actor, action: 'form.create', subject: id });
        return find(id);
      }),

    save: (id: string, draft: FormDraft, actor: string): Promise<SignupForm> =>
      database.transaction(async () => {
        const before = await find(id);
        if (draft.senderId !== before.senderId)
          throw new Refusal('fixed_value', 'MSR-2.4-5', { field: 'senderId' });
        // Embedded forms and consent records call it by this name.
        if (draft.slug !== before.slug && (await forms.latest(id)) !== null)
          throw new Refusal('fixed_value', 'MFR-4.1', { field: 'slug' });
        await requireFree(draft.slug, id);
        await forms.save(id, draft, clock.now());
        await audit.write({ actor, action: 'form.update', subject: id });
        return find(id);
      }),

    /** Only what nobody has ever seen goes; a published form is retired (MOS-2.8). */
    remove: (id: string, actor: string): Promise<void> =>
      database.transaction(async () => {
        await find(id);
        if ((await forms.latest(id)) !== null) throw new Refusal('not_allowed', 'MOS-2.8');
        await forms.remove(id);
        await audit.write({ actor, action: 'form.delete', subject: id });
      }),
  };
};

export type FormDrafts = ReturnType<typeof createFormDrafts>;
