import type { SenderSummary } from './common';

/** One policy a sender agrees to; terms and rules are accepted one by one (MFR-3.1). */
export interface AgreementState {
  readonly policy: 'terms' | 'anti-spam';
  readonly version: string;
  readonly title: string;
  readonly text: string;
  readonly accepted: { readonly at: string; readonly by: string } | null;
}

/** A value of the policy in force and where it comes from. */
export interface PolicyValue {
  /** As in a profile of the site; `throttle` for what an operator imposed. */
  readonly key: string;
  readonly name: string;
  readonly value: string;
  readonly rule: string;
  readonly profile: string;
}

interface SetByOperator {
  readonly reason: string;
  readonly setBy: string;
  readonly setAt: string;
}

/** What the operator imposed on a sender; only a person lifts a throttle again (MSR-2.4-3, MSR-2.4-8). */
export interface Sanction {
  readonly id: string;
  readonly kind: 'throttle' | 'termination';
  readonly perHour: number | null;
  readonly reason: string;
  readonly imposedBy: string;
  readonly imposedAt: string;
  readonly released: { readonly by: string; readonly at: string; readonly reason: string } | null;
}

/** As in a profile of the site; every field may be left out, and each can only tighten (MOS-1.4). */
export interface SenderLimits {
  readonly capPerHour?: number;
  readonly spacingSeconds?: number;
  readonly maxListSize?: number;
  readonly warmUpPerDay?: readonly number[];
  readonly offPeak?: object;
}

/** POST /newsletter/senders/:id/sanctions; POST …/sanctions/:sanction/release and …/termination take { reason }. */
export interface ThrottleRequest {
  readonly kind: 'throttle';
  readonly perHour: number;
  readonly reason: string;
}

/** PUT /newsletter/senders/:id/contract-end */
export interface ContractEndRequest {
  /** ISO 8601; null: no end is known. */
  readonly endsAt: string | null;
  readonly reason: string;
}

/** PUT /newsletter/senders/:id/limits – all of them at once; an empty object takes them away. */
export interface LimitsRequest {
  readonly limits: SenderLimits;
  readonly reason: string;
}

/** GET /newsletter/senders → { results: SenderDetail[] } */
export interface SenderDetail extends SenderSummary {
  readonly domain: string;
  readonly bounceDomain: string;
  /** What is missing or wrong in the imprint, in words; empty when it is complete. */
  readonly imprintProblems: readonly {
    readonly field: string;
    readonly rule: string;
    readonly message: string;
  }[];
  readonly agreements: readonly AgreementState[];
  /** The keys of the sender's domain, oldest first, each with the DNS record to publish. */
  readonly dkimKeys: readonly DkimKey[];
  readonly policy: readonly PolicyValue[];
  /** The latest first; those without `released` are in force. */
  readonly sanctions: readonly Sanction[];
  readonly contractEnd: (SetByOperator & { readonly at: string }) | null;
  /** What the operator holds this one sender to, besides its profiles. */
  readonly limits: (SetByOperator & { readonly values: SenderLimits }) | null;
  readonly forms: readonly {
    readonly slug: string;
    readonly title: string;
    readonly version: number | null;
    readonly url: string;
  }[];
}

export type DkimAlgorithm = 'rsa-sha256' | 'ed25519-sha256';

/** A signing key. `next` does not sign yet, `previous` stays published while its mails are under way. */
export interface DkimKey {
  readonly selector: string;
  readonly algorithm: DkimAlgorithm;
  readonly role: 'next' | 'active' | 'previous' | 'retired';
  /** Null for a key of the time before keys had a day. */
  readonly signsFrom: string | null;
  /** When the next one takes over, or how long a previous one stays published. */
  readonly until: string | null;
  readonly record: { readonly name: string; readonly value: string };
}

/** POST /newsletter/senders/:id/dkim-keys – a next key, or another day for the one that waits. */
export interface DkimOrder {
  readonly algorithm: DkimAlgorithm;
  /** ISO 8601, at least an hour after the record was first shown. */
  readonly signsFrom: string;
}

/** POST /newsletter/senders/:id/acceptances – the box of one policy. */
export interface AcceptanceRequest {
  readonly policy: 'terms' | 'anti-spam';
  readonly accepted: true;
}

/** POST /newsletter/senders/:id/decision – the operator approves or suspends; effective at once. */
export interface SenderDecision {
  readonly state: 'active' | 'suspended';
  readonly reason: string;
}
