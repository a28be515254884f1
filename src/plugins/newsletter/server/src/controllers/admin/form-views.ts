import type {
  Form,
  FormAssessment,
  FormDraft,
  FormFinding,
  FormSummary,
  FormVersionSummary,
} from '../../../../shared/contracts';
import { Refusal } from '../../domain/refusal';
import { embedCodes } from '../../domain/signup-form/embed-code';
import { formChanges } from '../../domain/signup-form/changes';
import type { FormFinding as Found } from '../../domain/signup-form/findings';
import { formState } from '../../domain/signup-form/form-state';
import { formHash, type FormContent } from '../../domain/signup-form/form-version';
import { WITHDRAWAL } from '../../domain/signup-form/starter-texts';
import { frameOf } from '../../http/pages';
import type { Locale } from '../../http/locale';
import { newsletter } from '../../instance';
import { formPage, formView } from '../../pages';
import { IncompleteViewError } from '../../pages/incomplete-view-error';
import type { FormCounts, PublishedVersion } from '../../repositories/forms/form-versions';
import type { Sender } from '../../repositories/senders';
import type { SignupForm } from '../../repositories/forms/signup-forms';
import type { AssessedForm } from '../../services/forms/form-content';
import { nameOfActor } from './actor';
import { iso } from './instants';

export const findingView = (finding: Found, locale: Locale): FormFinding => {
  const { id, code, rule, severity, field, excerpt } = finding;
  return { id, code, rule, severity, field, excerpt, message: finding[locale] };
};

const isText = (value: unknown): value is string => typeof value === 'string';

const draftView = (form: SignupForm): FormDraft => ({
  senderId: form.senderId,
  name: form.name,
  slug: form.slug,
  language: form.language,
  title: form.title,
  intro: form.intro,
  purposeKeys: Array.isArray(form.purposeKeys) ? form.purposeKeys.filter(isText) : [],
  privacyNotice: form.privacyNotice,
  privacyUrl: form.privacyUrl,
  toolNotice: form.toolNotice,
  trackingNotice: form.trackingNotice,
  withdrawalNotice: form.withdrawalNotice ?? WITHDRAWAL[form.language],
  fields: Array.isArray(form.fields) ? (form.fields as FormDraft['fields']) : [],
  allowedOrigins: form.allowedOrigins,
  proofOfWork: form.proofOfWork,
});

const NOBODY: FormCounts = { confirmed: 0, open: 0 };

const sumOf = (counts: ReadonlyMap<number, FormCounts>): FormCounts =>
  [...counts.values()].reduce(
    (sum, one) => ({ confirmed: sum.confirmed + one.confirmed, open: sum.open + one.open }),
    NOBODY,
  );

interface Known {
  readonly form: SignupForm;
  readonly assessed: AssessedForm;
  readonly published: { readonly contentHash: string; readonly content: FormContent } | null;
  readonly counts: ReadonlyMap<number, FormCounts>;
}

const known = async (form: SignupForm): Promise<Known> => {
  const { forms, repositories, clock } = newsletter();
  const { publishedVersion } = form;
  return {
    form,
    assessed: await forms.assess(form),
    published: publishedVersion === null ? null : await repositories.forms.version(form.id, publishedVersion),
    counts: await repositories.forms.counts(form.id, clock.now()),
  };
};

const summaryOf = ({ form, assessed, published, counts }: Known): FormSummary => ({
  id: form.id,
  name: form.name || form.title || form.slug,
  slug: form.slug,
  language: form.language,
  senderName: assessed.sender.name,
  state: formState({
    publishedHash: published?.contentHash ?? null,
    currentHash: formHash(assessed.content),
    retired: form.retired,
  }),
  publishedVersion: form.publishedVersion,
  ...sumOf(counts),
});

/** A form whose sender is gone, or whose policy cannot be read, does not hide the others. */
const unreadable = ({
  id,
  name,
  title,
  slug,
  language,
  publishedVersion,
  retired,
}: SignupForm): FormSummary => ({
  id,
  name: name || title || slug,
  slug,
  language,
  senderName: '',
  state: retired ? 'retired' : publishedVersion === null ? 'draft' : 'changed',
  publishedVersion,
  ...NOBODY,
});

export const summaryView = async (form: SignupForm): Promise<FormSummary> => {
  try {
    return summaryOf(await known(form));
  } catch (error) {
    if (error instanceof Refusal) return unreadable(form);
    throw error;
  }
};

const assessmentOf = ({ assessed, published }: Known, locale: Locale): FormAssessment => ({
  contentHash: formHash(assessed.content),
  findings: assessed.findings.map((finding) => findingView(finding, locale)),
  changes: formChanges(published?.content ?? null, assessed.content),
});

const embedOf = ({ form, published }: Known): Form['embed'] =>
  published === null || form.publishedVersion === null
    ? null
    : embedCodes({
        baseUrl: newsletter().config.publicUrl,
        version: form.publishedVersion,
        content: published.content,
        anyAddress: newsletter().reach.smtpUtf8,
      });

export const versionSummary = async (
  version: PublishedVersion,
  { form, counts }: Pick<Known, 'form' | 'counts'>,
): Promise<FormVersionSummary> => ({
  version: version.version,
  publishedAt: iso(version.publishedAt),
  publishedBy: await nameOfActor(version.publishedBy),
  contentHash: version.contentHash,
  ...(counts.get(version.version) ?? NOBODY),
  current: form.publishedVersion === version.version,
});

export const detailView = async (form: SignupForm, locale: Locale): Promise<Form> => {
  const { repositories, links } = newsletter();
  const facts = await known(form);
  const versions = await repositories.forms.versions(form.id);
  return {
    ...summaryOf(facts),
    draft: draftView(form),
    assessment: assessmentOf(facts, locale),
    url: links.form(form.slug),
    embed: embedOf(facts),
    versions: await Promise.all(versions.map((version) => versionSummary(version, facts))),
  };
};

/** The hosted page with this content, to look at: it carries no nonce and so cannot be submitted. */
export const pageOfContent = (content: FormContent, sender: Sender | null, version: string): string =>
  formPage(
    formView(content, { frame: frameOf(sender, content.language), nonce: '', version }),
    content.language,
  );

/** The same for a draft, which may not tell enough to be shown at all. */
export const pageOfDraft = ({ content, sender }: AssessedForm): string => {
  try {
    return pageOfContent(content, sender, '');
  } catch (error) {
    if (error instanceof IncompleteViewError) return '';
    throw error;
  }
};
