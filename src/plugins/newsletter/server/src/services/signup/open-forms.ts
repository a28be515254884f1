import { Refusal } from '../../domain/refusal';
import { checkImprint, imprintLines } from '../../domain/sender';
import { requirePartnersAllowed } from '../../domain/signup-form/checks';
import { adsInConfirmation } from '../../domain/signup-form/confirmation-preview';
import type { FormVersion } from '../../domain/signup-form/form-version';
import type { PublishedForm } from '../../repositories/forms/form-versions';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { SignupFormRepository } from '../../repositories/forms/signup-forms';
import { createCoalescer } from '../coalescer';
import { policyFor, type SiteProfiles } from '../policies';

/** A published form with what every mail about it says. */
export interface OpenForm {
  readonly form: PublishedForm;
  readonly sender: Sender;
  readonly imprint: readonly string[];
}

interface Deps {
  readonly forms: SignupFormRepository;
  readonly senders: SenderRepository;
  readonly siteProfiles: SiteProfiles;
}

const SLUG = /^[a-z0-9-]{1,80}$/;
/** Versions are immutable, so those once read are kept; more than an installation shows at a time. */
const MOST_VERSIONS = 500;
/** Visitors of the same moment share the look at what is public now. */
const GATHER_MS = 2;

/**
 * The forms that take signups now. Which version is public and what state the sender is in are read anew for every
 * batch of callers, so that taking a form off and suspending a sender work at once; only what cannot change is kept.
 */
export const createOpenForms = ({ forms, senders, siteProfiles }: Deps) => {
  const versions = new Map<string, FormVersion>();
  const plain = new Map<string, boolean>();
  const imprints = new Map<string, ReturnType<typeof checkImprint>>();

  /** What an imprint amounts to hangs on nothing but its words. */
  const imprintOf = (sender: Sender): ReturnType<typeof checkImprint> => {
    const key = JSON.stringify(sender.imprint);
    const checked = imprints.get(key) ?? checkImprint(sender.imprint);
    if (imprints.size >= MOST_VERSIONS) imprints.clear();
    imprints.set(key, checked);
    return checked;
  };

  /** The sender may have been renamed since the version was published; then its mail is looked at anew (DE-6). */
  const mailIsPlain = ({ contentHash, content }: FormVersion, senderName: string): boolean => {
    const key = `${contentHash} ${senderName}`;
    const known = plain.get(key) ?? adsInConfirmation({ ...content, senderName }).length === 0;
    if (plain.size >= MOST_VERSIONS) plain.clear();
    plain.set(key, known);
    return known;
  };

  const versionOf = async (formId: string, version: number): Promise<FormVersion | null> => {
    const key = `${formId} ${version}`;
    const found = versions.get(key) ?? (await forms.version(formId, version));
    if (!found) return null;
    if (versions.size >= MOST_VERSIONS) versions.clear();
    versions.set(key, found);
    return found;
  };

  const open = (form: PublishedForm, sender: Sender | undefined): OpenForm | null => {
    const checked = sender ? imprintOf(sender) : null;
    // A sender who may not send may not collect either: nobody could be asked to confirm.
    if (sender?.state !== 'active' || !checked?.ok || !mailIsPlain(form, sender.name)) return null;
    return { form, sender, imprint: imprintLines(checked.imprint, form.content.language) };
  };

  const shownForms = async (slugs: readonly string[]): Promise<ReadonlyMap<string, PublishedForm>> => {
    const found = new Map<string, PublishedForm>();
    for (const { slug, formId, version, standing } of await forms.shown(slugs)) {
      const form = await versionOf(formId, version);
      if (form) found.set(slug, { ...form, ...standing });
    }
    return found;
  };

  const read = createCoalescer<string, OpenForm | null>(
    async (slugs) => {
      const shown = await shownForms([...new Set(slugs)]);
      const senderIds = new Set([...shown.values()].map(({ content }) => content.senderId));
      const known = new Map((await senders.findMany([...senderIds])).map((sender) => [sender.id, sender]));
      return slugs.map((slug) => {
        const form = shown.get(slug);
        return form ? open(form, known.get(form.content.senderId)) : null;
      });
    },
    { gatherMs: GATHER_MS },
  );

  /** @throws Refusal form_unknown, and what `requirePartnersAllowed` says under the sender's policy of today */
  return async (slug: string): Promise<OpenForm> => {
    const open = SLUG.test(slug) ? await read(slug) : null;
    if (!open) throw new Refusal('form_unknown', 'MFR-1.1');
    requirePartnersAllowed(
      open.form.content,
      () => policyFor(open.sender.profiles, siteProfiles).maxPartners,
    );
    return open;
  };
};

export type OpenForms = ReturnType<typeof createOpenForms>;
