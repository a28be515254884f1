import type { Campaign, CampaignDraft, Overview, SourceFormat } from '../../../../shared/contracts';

export const FORMATS = ['markdown', 'html', 'mjml'] as const satisfies readonly SourceFormat[];

export type DraftProblem = 'title' | 'senderId' | 'purposeKey' | 'subject' | 'body';

const REQUIRED: readonly DraftProblem[] = ['title', 'senderId', 'purposeKey', 'subject', 'body'];

/** Fields without which the server takes no draft. */
export const problemsIn = (draft: CampaignDraft): readonly DraftProblem[] =>
  REQUIRED.filter((field) => draft[field].trim() === '');

/** A new campaign; the sender is chosen already where there is only one. */
export function emptyDraft({ senders, purposes }: Overview): CampaignDraft {
  const senderId = senders.length === 1 ? (senders[0]?.id ?? '') : '';
  return withSender(
    {
      title: '',
      senderId: '',
      purposeKey: '',
      subject: '',
      preheader: null,
      format: 'markdown',
      body: '',
      templateId: null,
      locale: 'de',
    },
    senderId,
    purposes,
  );
}

export function draftOf(campaign: Campaign): CampaignDraft {
  const { title, senderId, purposeKey, subject, format, body, locale } = campaign;
  return {
    title,
    senderId,
    purposeKey,
    subject,
    preheader: campaign.preheader ?? null,
    format,
    body,
    templateId: campaign.templateId ?? null,
    locale,
  };
}

/** Purposes and templates belong to one sender: another sender empties both. */
export function withSender(
  draft: CampaignDraft,
  senderId: string,
  purposes: Overview['purposes'],
): CampaignDraft {
  const own = mailingPurposes(purposes, senderId);
  const purposeKey = own.length === 1 ? (own[0]?.key ?? '') : '';
  return { ...draft, senderId, purposeKey, templateId: null };
}

/** What a campaign can be sent for: consent to tracking or to partners is none to mail. */
export const mailingPurposes = (purposes: Overview['purposes'], senderId: string) =>
  purposes.filter((purpose) => purpose.senderId === senderId && purpose.kind === 'mailing');

/** Characters: what most inboxes show on a phone, and on a desktop. */
export const SUBJECT_LENGTHS = { phone: 40, desktop: 70 } as const;

export type SubjectFit = 'empty' | 'phone' | 'desktop' | 'cut';

export function subjectFit(subject: string): SubjectFit {
  const { length } = [...subject.trim()];
  if (length === 0) return 'empty';
  if (length <= SUBJECT_LENGTHS.phone) return 'phone';
  return length <= SUBJECT_LENGTHS.desktop ? 'desktop' : 'cut';
}
