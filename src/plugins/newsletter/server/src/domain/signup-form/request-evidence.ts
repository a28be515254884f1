import { partnerNamesOf, type FormBox, type FormVersion } from './form-version';

/** How a request came in. */
export interface RequestAct {
  readonly requestId: string;
  /** IANA name of the zone in which the sender tells times. */
  readonly zone: string;
  readonly source: string | null;
  readonly ip: string;
  readonly userAgent: string;
  /** Every box of the form that was ticked. */
  readonly ticked: readonly string[];
}

/** The evidence of one requested purpose: what was shown, what was ticked, from where (B.16, VIV-2.4a, VIV-2.4b). */
export const requestEvidence = ({ formId, version, contentHash, content }: FormVersion, act: RequestAct) => {
  const shared = {
    request: act.requestId,
    channel: 'e-mail',
    zone: act.zone,
    collectedBy: content.senderName,
    form: {
      id: formId,
      slug: content.slug,
      version,
      hash: contentHash,
      language: content.language,
    },
    notices: {
      privacy: content.privacyNotice,
      privacyUrl: content.privacyUrl,
      tool: content.toolNotice,
      tracking: content.trackingNotice,
      withdrawal: content.withdrawalNotice ?? null,
    },
    partners: [...partnerNamesOf(content.boxes)],
    boxTicked: true,
    boxes: content.boxes.map(({ purposeKey }) => ({ purposeKey, ticked: act.ticked.includes(purposeKey) })),
    source: act.source,
    ip: act.ip,
    userAgent: act.userAgent.slice(0, 300),
  };
  return (box: FormBox) => ({ ...shared, text: box });
};
