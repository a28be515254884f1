import { isRefusedRole } from '../address/role-address';
import { isTestAddress } from '../address/test-address';
import { mayReceive, type Consent } from '../consent/state';

/** What is re-read about one recipient in the moment before the mail goes to the mail server. */
export interface RecipientFacts {
  readonly email: string | null;
  readonly consent: Consent | null;
  readonly suppressedBy: string | null;
  /** Whether the ledger's last word on exactly this purpose is a yes; the state above is only derived from it. */
  readonly proven: boolean;
  /** When a pause the person asked for ends, epoch ms. */
  readonly pausedUntil: number | null;
}

export type RecipientDecision =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: string; readonly rule: string };

const skip = (reason: string, rule: string): RecipientDecision => ({ allowed: false, reason, rule });

/** Reasons kept in the suppression list, and the rule each stands for. */
const SUPPRESSION_RULE: Readonly<Record<string, string>> = {
  bounce: 'MFR-6.1',
  complaint: 'MSR-AS-5',
  objection: 'MSR-2.4-21',
  operator: 'MSR-6.10d',
  erasure: 'G-17',
};

/** Permission at hand-over for one recipient (design 2.1, MOS-1.3). Whatever is missing or unknown means no. */
export const mayHandOver = (
  facts: RecipientFacts,
  now: number,
  consentMonths?: number,
): RecipientDecision => {
  if (facts.email === null || facts.email === '') return skip('address_missing', 'MSR-2.4-21');
  if (facts.suppressedBy !== null) {
    return skip(`suppressed_${facts.suppressedBy}`, SUPPRESSION_RULE[facts.suppressedBy] ?? 'MSR-2.4-21');
  }
  if (isRefusedRole(facts.email.slice(0, facts.email.lastIndexOf('@'))))
    return skip('role_address', 'MFR-2.1');
  if (isTestAddress(facts.email)) return skip('test_address', 'AT-4');
  const decision = mayReceive(facts.consent, now, consentMonths);
  // Still a yes, only not now: expected mail is what MOS-1.3 asks for.
  if (decision.allowed && facts.pausedUntil !== null && now < facts.pausedUntil)
    return skip('paused', 'MOS-1.3');
  // A state nobody can prove was written past the product (MOS-2.8: no sendable contact without a proof).
  return decision.allowed && !facts.proven ? skip('no_proof', 'MOS-2.8') : decision;
};

/** What is re-read about the campaign and its sender before each mail. */
export interface CampaignFacts {
  readonly runState: string;
  readonly senderState: string;
  /** Whether the sender's contract is over by now. */
  readonly contractOver: boolean;
  readonly policiesAccepted: boolean;
  /** Hash of the content about to leave, computed from the stored content itself. */
  readonly contentHash: string;
  readonly confirmedHash: string | null;
  readonly approvalNeeded: boolean;
  readonly approvedHash: string | null;
}

/** Whether the campaign as a whole may still send; a no pauses it and shows why. */
export const mayContinue = (facts: CampaignFacts): RecipientDecision => {
  if (facts.runState !== 'sending') return skip('campaign_not_sending', 'DESIGN-2.1');
  if (facts.senderState !== 'active') return skip('sender_not_active', 'MOS-1.5');
  if (facts.contractOver) return skip('contract_ended', 'MSR-4.1b');
  if (!facts.policiesAccepted) return skip('policy_not_accepted', 'MOS-1.2');
  if (facts.confirmedHash !== facts.contentHash) return skip('confirmation_void', 'MFR-3.3');
  if (facts.approvalNeeded && facts.approvedHash !== facts.contentHash)
    return skip('approval_void', 'MOS-5.0');
  return { allowed: true };
};
