import type { FormBox, FormVersion } from '../../domain/signup-form/form-version';
import type { StoredRequest } from '../../repositories/signup/confirmation-requests';
import type { SubscriberRecord } from '../../repositories/subscribers/subscribers';

/** How somebody confirmed by a request to this site, as it goes into the evidence (VIV-2.4c). */
export interface ConfirmationAct {
  readonly method: 'button' | 'api' | 'graphql';
  readonly ip: string;
  readonly userAgent: string;
  /** When and from where the page was loaded before the button was pressed, where there was a page. */
  readonly pageView?: { readonly at: number; readonly ip: string };
}

/** The second yes by mail. */
export interface ReplyAct {
  readonly method: 'reply';
  readonly messageId: string;
  readonly receivedAt: string;
}

export interface PendingConfirmation {
  readonly request: StoredRequest;
  readonly subscriber: SubscriberRecord;
  readonly form: FormVersion;
  readonly boxes: readonly FormBox[];
  /** Purposes this link can still make active; empty when all of them are already. */
  readonly open: readonly FormBox[];
}

/** The two IP addresses are compared and kept, never a reason to refuse: people ask at work and confirm at home. */
const evidenceOf = (act: ConfirmationAct | ReplyAct, askedFrom: string | null) =>
  act.method === 'reply'
    ? { ...act, ip: null, userAgent: null, sameIpAsRequest: null }
    : {
        method: act.method,
        ip: act.ip,
        userAgent: act.userAgent.slice(0, 300),
        sameIpAsRequest: askedFrom === null ? null : askedFrom === act.ip,
      };

/** What the record of the second yes holds, apart from the box it stands for. */
export const confirmationEvidence = (
  { request, form }: PendingConfirmation,
  act: ConfirmationAct | ReplyAct,
  askedFrom: string | null,
) => ({
  request: request.id,
  form: { id: form.formId, slug: form.content.slug, version: form.version, hash: form.contentHash },
  ...evidenceOf(act, askedFrom),
});

/** The view of the page before its button was pressed; a record of its own. */
export const pageViewOf = (act: ConfirmationAct | ReplyAct) =>
  act.method !== 'reply' && act.pageView
    ? { viewedAt: new Date(act.pageView.at).toISOString(), ip: act.pageView.ip }
    : null;
