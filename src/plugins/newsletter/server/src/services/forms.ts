import { Refusal } from '../domain/refusal';
import { originsInForce, readAllowedOrigins } from '../domain/signup-form/allowed-origins';
import {
  checkForm,
  findPreticking,
  formHash,
  type FormContent,
  type FormVersion,
} from '../domain/signup-form/form-version';
import type { PurposeRepository } from '../repositories/purposes';
import type { SenderRepository } from '../repositories/senders';
import type { SignupForm, SignupFormRepository } from '../repositories/signup-forms';
import type { Clock } from './clock';

interface Deps {
  readonly clock: Clock;
  readonly forms: SignupFormRepository;
  readonly purposes: PurposeRepository;
  readonly senders: SenderRepository;
}

const incomplete = (rule: string, field: string) => new Refusal('form_incomplete', rule, { field });

const readKeys = (keys: unknown): readonly string[] => {
  if (!Array.isArray(keys)) throw incomplete('MOS-2.5', 'purposeKeys');
  // A box bound to several purposes would arrive as a list in the list (MOS-2.4).
  if (!keys.every((key): key is string => typeof key === 'string')) {
    throw new Refusal('form_bundles', 'MOS-2.4', { field: 'purposeKeys' });
  }
  return keys;
};

const SLUG = /^[a-z0-9][a-z0-9-]{0,79}$/;
const FIELD_NAME = /^[a-z][A-Za-z0-9]{0,39}$/;

const readFields = (fields: unknown): FormContent['fields'] => {
  if (fields === null || fields === undefined) return [];
  if (!Array.isArray(fields)) throw incomplete('G-25', 'fields');
  return fields.map((field: unknown) => {
    const { name, label } = (field ?? {}) as { name?: unknown; label?: unknown };
    if (typeof name !== 'string' || !FIELD_NAME.test(name) || typeof label !== 'string' || label === '') {
      throw incomplete('G-25', 'fields');
    }
    return { name, label };
  });
};

export const createFormService = ({ clock, forms, purposes, senders }: Deps) => {
  const contentOf = async (form: SignupForm): Promise<FormContent> => {
    const preticking = findPreticking([form.purposeKeys, form.fields, form.partners]);
    if (preticking !== null) throw new Refusal('form_preticks', 'MOS-2.2', { field: preticking });
    // Co-registration is off unless a profile allows it; until then no partner can be named (MSR-2.4-5).
    if (Array.isArray(form.partners) && form.partners.length > 0) {
      throw new Refusal('not_allowed', 'MSR-2.4-5', { field: 'partners' });
    }
    const sender = await senders.find(form.senderId);
    if (!sender) throw incomplete('MFR-1.1', 'senderId');
    const known = await purposes.ofSender(form.senderId);
    const boxes = readKeys(form.purposeKeys).map((key) => {
      const purpose = known.find((candidate) => candidate.key === key);
      if (!purpose) throw new Refusal('purpose_unknown', 'MOS-2.4', { field: 'purposeKeys' });
      const { kind, title, messageTypes, frequency, text } = purpose;
      return {
        purposeKey: key,
        kind,
        title,
        messageTypes,
        frequency,
        text,
        controller: purpose.controller ?? sender.name,
      };
    });
    return {
      slug: form.slug,
      senderId: form.senderId,
      senderName: sender.name,
      language: form.language,
      title: form.title,
      intro: form.intro,
      boxes,
      privacyNotice: form.privacyNotice,
      privacyUrl: form.privacyUrl,
      toolNotice: form.toolNotice,
      trackingNotice: form.trackingNotice,
      fields: readFields(form.fields),
    };
  };

  const requireSound = (content: FormContent): void => {
    const [problem] = checkForm(content);
    if (problem) throw new Refusal(problem.code, problem.rule, { field: problem.field });
  };

  return {
    /** The sites a published form may stand on, as they are set now: the version does not fix them. */
    originsOf: async ({ formId, content }: FormVersion): Promise<readonly string[]> => {
      const form = await forms.find(formId);
      const sender = await senders.find(content.senderId);
      return originsInForce(form?.allowedOrigins ?? null, sender?.allowedOrigins ?? []);
    },

    /** Whether a form may be saved, before it is. Same refusals as `publish`. */
    check: async (form: Readonly<Record<string, unknown>>): Promise<void> => {
      const text = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
      if (!SLUG.test(text('slug'))) throw incomplete('MOS-2.3', 'slug');
      const preticking = findPreticking(form);
      if (preticking !== null) throw new Refusal('form_preticks', 'MOS-2.2', { field: preticking });
      const content = await contentOf({
        id: '',
        senderId: text('senderId'),
        slug: text('slug'),
        language: form.language === 'en' ? 'en' : 'de',
        title: text('title'),
        intro: text('intro'),
        purposeKeys: form.purposeKeys,
        privacyNotice: text('privacyNotice'),
        privacyUrl: text('privacyUrl') || null,
        toolNotice: text('toolNotice'),
        trackingNotice: text('trackingNotice'),
        partners: form.partners,
        fields: form.fields,
        allowedOrigins: readAllowedOrigins(form.allowedOrigins),
        proofOfWork: form.proofOfWork === true,
        publishedVersion: null,
      });
      requireSound(content);
    },

    /**
     * Makes an immutable version of what the form says now, unless it says what the last one did.
     * @throws Refusal form_incomplete, form_bundles, form_preticks, purpose_unknown, not_allowed
     */
    publish: async (formId: string): Promise<FormVersion> => {
      const form = await forms.find(formId);
      if (!form) throw new Refusal('form_unknown', 'DESIGN-2.6');
      const content = await contentOf(form);
      requireSound(content);
      const latest = await forms.latest(formId);
      const hash = formHash(content);
      if (latest?.contentHash === hash && form.publishedVersion === latest.version) return latest;
      const version: FormVersion = {
        formId,
        version: (latest?.version ?? 0) + 1,
        contentHash: hash,
        content,
      };
      await forms.publish(version, clock.now());
      return version;
    },
  };
};

export type FormService = ReturnType<typeof createFormService>;
