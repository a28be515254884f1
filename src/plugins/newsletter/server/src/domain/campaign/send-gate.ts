import type { Verdict } from '../content-policy';
import { checkListSizes, type ListSizes, type SendingPolicy } from '../sending-policy';

/** A confirmation nobody used lapses: the person should confirm what is on the screen now. */
export const CONFIRMATION_FRESH_MS = 30 * 60_000;

/** One tick of the box "I confirm the rules" for one content (MFR-3.3, LM-3.2). */
export interface SendConfirmation {
  readonly campaignId: string;
  readonly contentHash: string;
  readonly rulesVersion: string;
  readonly createdAt: number;
  readonly usedAt: number | null;
}

export type SenderState = 'pending' | 'active' | 'suspended' | 'ended';

export interface SendFacts {
  readonly now: number;
  /** When it is to start, epoch ms. */
  readonly startAt: number;
  readonly campaignId: string;
  readonly contentHash: string;
  readonly rulesVersion: string;
  readonly sender: {
    readonly state: SenderState;
    /** Epoch ms; null: no end is known. */
    readonly contractEndsAt: number | null;
    readonly policiesAccepted: boolean;
    readonly imprintComplete: boolean;
  };
  readonly fromAllowed: boolean;
  readonly dkimReady: boolean;
  readonly verdict: Verdict;
  readonly verdictRule: string;
  /** An approval by another person for exactly this content. */
  readonly approvedContent: boolean;
  readonly confirmation: SendConfirmation | null;
  readonly recipients: ListSizes;
  readonly policy: SendingPolicy;
}

/** Codes that stop a campaign before its first mail; each has its HTTP status in http/refusal-table.ts. */
export type SendRefusalCode =
  | 'sender_not_active'
  | 'contract_ended'
  | 'policy_not_accepted'
  | 'imprint_incomplete'
  | 'from_not_allowed'
  | 'dkim_not_ready'
  | 'content_forbidden'
  | 'content_not_accepted'
  | 'content_incomplete'
  | 'approval_required'
  | 'confirmation_missing'
  | 'confirmation_used'
  | 'confirmation_void'
  | 'no_recipients'
  | 'list_too_large'
  | 'list_split';

export type SendDecision =
  | { readonly allowed: true }
  | { readonly allowed: false; readonly code: SendRefusalCode; readonly rule: string };

const no = (code: SendRefusalCode, rule: string): SendDecision => ({ allowed: false, code, rule });

type Gate = (facts: SendFacts) => SendDecision | null;

const senderGate: Gate = ({ sender, startAt, now }) => {
  if (sender.state !== 'active')
    return no('sender_not_active', sender.state === 'pending' ? 'MFR-1.1' : 'MOS-1.5');
  if (sender.contractEndsAt !== null && Math.max(startAt, now) >= sender.contractEndsAt)
    return no('contract_ended', 'MSR-4.1b');
  if (!sender.policiesAccepted) return no('policy_not_accepted', 'MFR-3.1');
  return sender.imprintComplete ? null : no('imprint_incomplete', 'MFR-5.2');
};

const messageGate: Gate = ({ fromAllowed, dkimReady }) => {
  if (!fromAllowed) return no('from_not_allowed', 'MFR-5.3');
  return dkimReady ? null : no('dkim_not_ready', 'R6376-1');
};

const CONTENT_CODE: Readonly<Record<Exclude<Verdict, 'ok' | 'approval-required'>, SendRefusalCode>> = {
  forbidden: 'content_forbidden',
  'not-accepted': 'content_not_accepted',
  incomplete: 'content_incomplete',
};

const contentGate: Gate = ({ verdict, verdictRule, approvedContent }) => {
  if (verdict === 'ok') return null;
  if (verdict === 'approval-required') return approvedContent ? null : no('approval_required', verdictRule);
  return no(CONTENT_CODE[verdict], verdictRule);
};

const confirmationGate: Gate = ({ confirmation, campaignId, contentHash, rulesVersion, now }) => {
  if (confirmation === null || confirmation.campaignId !== campaignId)
    return no('confirmation_missing', 'MFR-3.3');
  if (confirmation.usedAt !== null) return no('confirmation_used', 'MFR-3.3');
  const fresh = now - confirmation.createdAt < CONFIRMATION_FRESH_MS;
  const bound = confirmation.contentHash === contentHash && confirmation.rulesVersion === rulesVersion;
  return fresh && bound ? null : no('confirmation_void', 'MFR-3.3');
};

const listGate: Gate = ({ recipients, policy }) => {
  if (recipients.own < 1) return no('no_recipients', 'MOS-2.5');
  const size = checkListSizes(recipients, policy);
  if (size.allowed) return null;
  return no(size.code === 'list_split' ? 'list_split' : 'list_too_large', size.rule);
};

/** In the order a person can do something about them; approval comes before the box, which is ticked last. */
const GATES: readonly Gate[] = [senderGate, messageGate, contentGate, listGate, confirmationGate];

/** Whether a campaign may be scheduled (design 2.1). Asked once more when it starts and again at every hand-over. */
export const maySchedule = (facts: SendFacts): SendDecision => {
  for (const gate of GATES) {
    const refusal = gate(facts);
    if (refusal !== null) return refusal;
  }
  return { allowed: true };
};
