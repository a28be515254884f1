import { decideConfirmation, newestSuppression } from '../../domain/consent/confirmation';
import { mayReceive, type ConsentDecision } from '../../domain/consent/state';
import type { ConfirmationRequestRepository } from '../../repositories/signup/confirmation-requests';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { Notice } from '../../repositories/sending/notices';
import type { RightsRequestRepository } from '../../repositories/rights/rights-requests';
import type { Sender } from '../../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { SuppressionRepository } from '../../repositories/consent/suppressions';
import { consentMonths, type SiteProfiles } from '../policies';

interface Deps {
  readonly requests: ConfirmationRequestRepository;
  readonly rightsRequests: Pick<RightsRequestRepository, 'findChange'>;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly suppressions: SuppressionRepository;
  readonly siteProfiles: SiteProfiles;
}

/** What the gate looks at. */
type Asked = Pick<Notice, 'notice' | 'subscriberId' | 'reference'>;

const ALLOWED: ConsentDecision = { allowed: true };
const no = (reason: string, rule: string): ConsentDecision => ({ allowed: false, reason, rule });

/**
 * What is read again in the moment before a mail about a consent leaves (MOS-1.3): a cap can hold it back for hours,
 * and meanwhile the person may have said no. Mail that answers somebody, such as where an address comes from, was
 * asked for by the very person and waits for nobody's consent.
 */
export const createNoticeGate = (deps: Deps) => {
  const { requests, rightsRequests, subscribers, consents, suppressions, siteProfiles } = deps;

  const personOf = async ({ subscriberId }: Asked): Promise<SubscriberRecord | null> =>
    subscriberId === null ? null : subscribers.find(subscriberId);

  /** Only a mail whose link is good may go out (standards C.6). */
  const ofConfirmation = async (notice: Asked, now: number): Promise<ConsentDecision> => {
    const person = await personOf(notice);
    const request = notice.reference === null ? null : await requests.find(notice.reference);
    if (!person || !request) return no('request_gone', 'VIV-2.3a');
    if ((await requests.blocked([request.emailHash])).size > 0) return no('never_again', 'C.6');
    const reasons = await suppressions.of(person.senderId, person.emailHash);
    if (reasons.some(({ reason }) => reason === 'operator')) return no('suppressed_operator', 'MSR-6.10d');
    const suppressedAt = newestSuppression(reasons);
    for (const purposeKey of request.purposeKeys) {
      const consent = await consents.find(person.id, purposeKey);
      if (decideConfirmation(request, { consent, suppressedAt }, now).outcome === 'confirm') return ALLOWED;
    }
    return no('request_settled', 'VIV-2.3a');
  };

  /** One that waited or failed comes too late where the same was asked for again: that is another mail (DE-7). */
  const ofSignup = async (notice: Asked, now: number): Promise<ConsentDecision> => {
    const request = notice.reference === null ? null : await requests.find(notice.reference);
    const later = request ? await requests.askedLater(request) : new Set<string>();
    return request?.purposeKeys.every((key) => later.has(key))
      ? no('request_settled', 'DE-7')
      : ofConfirmation(notice, now);
  };

  /** A change moves what the old address has: whoever left there meanwhile has nothing to confirm (MOS-1.3). */
  const ofAddressChange = async (notice: Asked, now: number): Promise<ConsentDecision> => {
    const change = notice.reference === null ? null : await rightsRequests.findChange(notice.reference);
    const request = change ? await requests.find(change.requestId) : null;
    if (!change || !request) return no('request_gone', 'VIV-2.3a');
    for (const purposeKey of request.purposeKeys) {
      const held = await consents.find(change.oldSubscriberId, purposeKey);
      if (mayReceive(held, now).allowed) return ofConfirmation(notice, now);
    }
    return no('request_settled', 'MOS-1.3');
  };

  /** The question itself is mail that needs the consent it asks about (MSR-2.4-10). */
  const ofRenewal = async (notice: Asked, sender: Sender, now: number): Promise<ConsentDecision> => {
    const person = await personOf(notice);
    if (!person || notice.reference === null) return no('no_consent', 'MOS-2.5');
    const [reason] = await suppressions.of(person.senderId, person.emailHash);
    if (reason) return no(`suppressed_${reason.reason}`, 'MSR-2.4-21');
    const consent = await consents.find(person.id, notice.reference);
    return mayReceive(consent, now, consentMonths(sender.profiles, siteProfiles));
  };

  return (notice: Asked, sender: Sender, now: number): Promise<ConsentDecision> => {
    if (notice.notice === 'double-opt-in') return ofSignup(notice, now);
    if (notice.notice === 'address-change') return ofAddressChange(notice, now);
    return notice.notice === 'renewal' ? ofRenewal(notice, sender, now) : Promise.resolve(ALLOWED);
  };
};

export type NoticeGate = ReturnType<typeof createNoticeGate>;
