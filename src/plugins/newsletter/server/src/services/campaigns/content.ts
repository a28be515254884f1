import { contentHash, type SentContent } from '../../domain/campaign/content-hash';
import { checkMail, contentPolicyFor, type Finding, type Verdict } from '../../domain/content-policy';
import type { MergeContext } from '../../domain/message';
import { Refusal } from '../../domain/refusal';
import { compileContent, renderContent, renderFor, renderTwins } from '../../domain/rendering';
import { checkFromAddress } from '../../domain/sender';
import { checkImprint, imprintLines } from '../../domain/sender';
import type { CampaignDraft, CampaignRepository } from '../../repositories/campaigns/campaigns';
import type { Purpose, PurposeRepository } from '../../repositories/forms/purposes';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { Links } from '../links';
import { namesInForce } from '../policies';

/** A draft as it would be sent: rendered, checked, hashed. */
export interface RenderedCampaign {
  readonly sender: Sender;
  readonly purpose: Purpose;
  readonly content: SentContent;
  readonly hash: string;
  readonly sample: { readonly subject: string; readonly html: string; readonly text: string };
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly imprintComplete: boolean;
  readonly fromAllowed: boolean;
}

interface Deps {
  readonly links: Links;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly campaigns: CampaignRepository;
}

const SAMPLE_TOKEN = 'sample';

const sampleContext = (links: Links, draft: CampaignDraft): MergeContext => ({
  subscriber: { email: 'anna.muster@example.org', fields: { firstName: 'Anna', lastName: 'Muster' } },
  links: {
    unsubscribe: links.page(`u/${SAMPLE_TOKEN}`),
    preferences: links.page(`preferences/${SAMPLE_TOKEN}`),
    webView: links.page(`view/${SAMPLE_TOKEN}`),
    reportAbuse: links.page(`abuse?t=${SAMPLE_TOKEN}`),
    origin: links.originPage(),
  },
  campaign: { mailingId: 'sample-00000000-a0-00000000', subject: draft.subject },
});

const unmerged = (failure: { rule: string; code: string; detail: string }): Refusal =>
  new Refusal('content_invalid', failure.rule, { problem: failure.code, detail: failure.detail });

export const createContentService = ({ links, senders, purposes, campaigns }: Deps) => {
  const renderSource = async (
    draft: CampaignDraft,
    sender: Sender,
    purpose: Purpose,
    { lines, disclosureUrl }: { lines: readonly string[]; disclosureUrl: string | undefined },
  ) => {
    const template = draft.templateId === null ? null : await campaigns.template(draft.templateId);
    if (draft.templateId !== null && template?.senderId !== sender.id) {
      throw new Refusal('field_invalid', 'DESIGN-2.8', { field: 'templateId' });
    }
    const result = await renderContent({
      format: draft.format,
      subject: draft.subject,
      ...(draft.preheader === null ? {} : { preheader: draft.preheader }),
      body: draft.body,
      ...(template === null ? {} : { template: { format: template.format, source: template.source } }),
      locale: draft.locale,
      imprint: {
        lines,
        ...(sender.websiteUrl !== null && { url: sender.websiteUrl }),
        ...(disclosureUrl !== undefined && { disclosureUrl }),
      },
      senderName: sender.name,
      purposeTitle: purpose.title,
      poweredBy: sender.poweredBy,
    });
    if (!result.ok) {
      const { code, rule, message, detail } = result;
      throw new Refusal('content_invalid', rule, { problem: code, message: message[draft.locale], detail });
    }
    return result.rendered;
  };

  /** Whose mail it is and for which purpose. A draft may be unfinished, but these must exist. */
  const subjectOf = async (draft: CampaignDraft): Promise<{ sender: Sender; purpose: Purpose }> => {
    const sender = await senders.find(draft.senderId);
    if (!sender) throw new Refusal('field_invalid', 'DESIGN-2.8', { field: 'senderId' });
    const purpose = await purposes.find(sender.id, draft.purposeKey);
    if (purpose?.kind !== 'mailing') throw new Refusal('field_invalid', 'MOS-2.5', { field: 'purposeKey' });
    return { sender, purpose };
  };

  return {
    subjectOf,

    /**
     * Renders a draft exactly as it would be sent and checks it by the profiles of its sender.
     * @throws Refusal field_invalid, content_invalid
     */
    render: async (draft: CampaignDraft, locale: 'de' | 'en' = draft.locale): Promise<RenderedCampaign> => {
      const { sender, purpose } = await subjectOf(draft);
      const imprint = checkImprint(sender.imprint);
      if (!imprint.ok) {
        const fields = imprint.problems.map(({ field }) => field);
        throw new Refusal('imprint_incomplete', 'MFR-5.2', { fields });
      }
      const lines = imprintLines(imprint.imprint, draft.locale);
      const rendered = await renderSource(draft, sender, purpose, {
        lines,
        disclosureUrl: imprint.imprint.disclosureUrl,
      });
      const compiled = compileContent(rendered);
      if (!compiled.ok) {
        throw new Refusal('content_invalid', compiled.rule, {
          problem: compiled.code,
          message: compiled.message[locale],
          detail: compiled.detail,
        });
      }
      const context = sampleContext(links, draft);
      const sample = renderFor(compiled.content, context);
      if (!sample.ok) throw unmerged(sample);
      const pair = renderTwins(compiled.content, rendered, context);
      if (!pair.ok) throw unmerged(pair);
      const { twins } = pair;
      const { verdict, findings } = checkMail(
        { sample, source: rendered, twins, unsubscribeUrl: context.links.unsubscribe, imprintLines: lines },
        contentPolicyFor(namesInForce(sender.profiles)),
        locale,
      );
      const content: SentContent = {
        ...rendered,
        fromName: sender.fromName,
        fromEmail: sender.fromEmail,
        replyTo: sender.replyTo,
        purposeKey: purpose.key,
        locale: draft.locale,
      };
      const from = checkFromAddress({
        fromName: sender.fromName,
        fromEmail: sender.fromEmail,
        ...(sender.replyTo === null ? {} : { replyTo: sender.replyTo }),
        senderDomain: sender.domain,
      });
      return {
        sender,
        purpose,
        content,
        hash: contentHash(content),
        sample,
        findings,
        verdict,
        imprintComplete: imprint.ok,
        fromAllowed: from.ok,
      };
    },
  };
};

export type ContentService = ReturnType<typeof createContentService>;
