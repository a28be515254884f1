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
  readonly name: string;
  readonly value: string;
  readonly rule: string;
  readonly profile: string;
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
  /** The DNS record to publish so that receivers can verify the signature. */
  readonly dkimRecord: { readonly name: string; readonly value: string };
  readonly policy: readonly PolicyValue[];
  readonly forms: readonly {
    readonly slug: string;
    readonly title: string;
    readonly version: number | null;
    readonly url: string;
  }[];
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
