import { checkForm, partnersOf } from '../../domain/signup-form/checks';
import { formFinding, type FormFinding } from '../../domain/signup-form/findings';
import type { FormBox, FormContent } from '../../domain/signup-form/form-version';
import { WITHDRAWAL, type StarterFacts } from '../../domain/signup-form/starter-texts';
import { Refusal } from '../../domain/refusal';
import type { Purpose, PurposeRepository } from '../../repositories/forms/purposes';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { SignupForm } from '../../repositories/forms/signup-forms';
import { policyFor, type SiteProfiles } from '../policies';

/** The words of a form as somebody wrote them, wherever they come from. */
export type WrittenForm = Pick<
  SignupForm,
  | 'senderId'
  | 'slug'
  | 'language'
  | 'title'
  | 'intro'
  | 'privacyNotice'
  | 'privacyUrl'
  | 'toolNotice'
  | 'trackingNotice'
  | 'withdrawalNotice'
> & { readonly purposeKeys: readonly string[]; readonly fields: FormContent['fields'] };

export interface AssessedForm {
  readonly sender: Sender;
  readonly content: FormContent;
  /** Gravest first. */
  readonly findings: readonly FormFinding[];
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

export const starterFacts = ({ name, imprint }: Sender): StarterFacts => {
  const company = [
    imprint.organisationName ?? [imprint.firstName, imprint.lastName].filter(Boolean).join(' '),
    imprint.legalForm,
  ]
    .map(text)
    .filter((part) => part !== '')
    .join(' ');
  const town = [text(imprint.postalCode), text(imprint.city)].filter((part) => part !== '').join(' ');
  return {
    company: company === '' ? name : company,
    address: [text(imprint.street), town].filter((part) => part !== '').join(', '),
    email: text(imprint.email),
    country: text(imprint.country),
  };
};

/** Who is responsible where the purpose does not name anybody else: the sender, with its legal form. */
export const controllerOf = (sender: Sender): string => starterFacts(sender).company;

const boxOf = (purpose: Purpose, sender: Sender): FormBox => ({
  purposeKey: purpose.key,
  kind: purpose.kind,
  title: purpose.title,
  messageTypes: purpose.messageTypes,
  frequency: purpose.frequency,
  text: purpose.text,
  // A partner is never somebody it does not name.
  controller: purpose.controller ?? (purpose.kind === 'partner' ? '' : sender.name),
  ...(purpose.kind === 'partner' ? { products: purpose.products ?? '', address: purpose.address ?? '' } : {}),
});

interface Deps {
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly siteProfiles: SiteProfiles;
}

/** Puts together what a visitor would see, and finds what stands against showing it. */
export const createFormContent = ({ senders, purposes, siteProfiles }: Deps) => {
  const compose = (form: WrittenForm, sender: Sender, offered: readonly Purpose[]): FormContent => ({
    slug: form.slug,
    senderId: form.senderId,
    senderName: sender.name,
    language: form.language,
    title: form.title,
    intro: form.intro,
    boxes: offered.map((purpose) => boxOf(purpose, sender)),
    privacyNotice: form.privacyNotice,
    privacyUrl: form.privacyUrl ?? sender.privacyUrl,
    toolNotice: form.toolNotice,
    trackingNotice: form.trackingNotice,
    withdrawalNotice: form.withdrawalNotice ?? WITHDRAWAL[form.language],
    fields: [...form.fields],
  });

  return {
    /** @throws Refusal form_incomplete for a sender that does not exist, unknown_profile */
    assess: async (form: WrittenForm): Promise<AssessedForm> => {
      const sender = await senders.find(form.senderId);
      if (!sender) throw new Refusal('form_incomplete', 'MFR-1.1', { field: 'senderId' });
      const known = await purposes.ofSender(sender.id);
      const wanted = form.purposeKeys.map((key) => ({ key, purpose: known.find((one) => one.key === key) }));
      const offered = wanted.flatMap(({ purpose }) => (purpose ? [purpose] : []));
      const content = compose(form, sender, offered);
      const missing = wanted
        .filter(({ purpose }) => !purpose)
        .map(({ key }) => formFinding('purpose-unknown', 'purposeKeys', key.slice(0, 80)));
      const archived = offered
        .filter((purpose) => purpose.archived)
        .map(({ key, title }) => formFinding('purpose-archived', key, title));
      // Without partners a form does not depend on a policy, not even on one that cannot be read.
      const limit =
        partnersOf(content).length === 0
          ? { value: 0, rule: 'MSR-2.4-5', profile: '' }
          : policyFor(sender.profiles, siteProfiles).maxPartners;
      return { sender, content, findings: [...missing, ...archived, ...checkForm(content, limit)] };
    },
  };
};

export type FormContentService = ReturnType<typeof createFormContent>;
