import type { SecondLook } from './campaigns';
import type { Page } from './common';

export type LetterState = 'uncertain' | 'failed';

export type LetterKind =
  | 'double-opt-in'
  | 'address-change'
  | 'renewal'
  | 'origin'
  | 'rights'
  | 'abuse-acknowledgement'
  | 'abuse-confirm'
  | 'abuse-decision'
  | 'statement-of-reasons';

/** A mail to one person, and no campaign, that failed or whose fate nobody knows. */
export interface Letter {
  readonly id: string;
  readonly kind: LetterKind;
  readonly state: LetterState;
  readonly senderName: string;
  /** Empty for whoever was erased, or whom only the abuse desk may know. */
  readonly email: string;
  /** True where only the abuse desk may know who it went to (MSR-AS-4). */
  readonly hidden: boolean;
  readonly subscriberId: string | null;
  readonly reason: string | null;
  /** What the mail server said last. */
  readonly reply: string | null;
  /** As the log of the mail server names it. */
  readonly messageId: string;
  readonly createdAt: string;
  readonly at: string | null;
  /** Whether it may be sent again, as things stand now; if not, why and by which rule. */
  readonly again:
    { readonly allowed: true } | { readonly allowed: false; readonly reason: string; readonly rule: string };
}

/** GET /newsletter/letters?state=uncertain|failed&kind=&page=&pageSize= (uncertain when none is named) */
export interface LetterPage extends Page<Letter> {
  /** Of all kinds, or of the one that was asked for. */
  readonly counts: Readonly<Record<LetterState, number>>;
}

/**
 * POST /newsletter/letters/:id/decision → 204.
 * Refusals: 404 not_found, 409 letter_state_conflict (decided already), 409 letter_not_sendable with `reason` and rule.
 */
export interface LetterDecision {
  readonly decision: SecondLook;
}
