import type { OffPeak } from './off-peak';
import type { Ruled, Sourced } from './sourced';
import type { WarmUp } from './warm-up';

export type { Ruled, Sourced } from './sourced';

/**
 * Everything a profile can put a number on. `null` says "no limit" in so many words; leaving a field out
 * says nothing, and then the other profiles or the product's default decide.
 */
export interface SendingLimits {
  /** Mails of all kinds per sender domain in any sliding 3,600 s. */
  readonly capPerHour: number | null;
  /** Mails of the hourly cap that campaigns leave to confirmations, and signups to campaigns. */
  readonly confirmationReserve: number;
  /** How many mails a day a new domain may send. */
  readonly warmUp: WarmUp | null;
  /** Milliseconds between any two mails of the sender domain; 0 allows bursts. */
  readonly spacingMs: number;
  readonly offPeak: OffPeak | null;
  /** Recipients one list may have on this transport. */
  readonly maxListSize: number | null;
  /** Silence after the mail server itself reported the quota as used up. */
  readonly coolDownMs: number;
  /** Calendar months a consent lasts, counted from the last expression of will. */
  readonly consentMonths: number;
  /** Co-registration partners one signup form may name. */
  readonly maxPartners: number;
  /** Share (0..1) of a campaign's recipients who may mark it as spam. */
  readonly maxSpamRate: number | null;
  /** Share (0..1) of hard bounces. */
  readonly maxHardBounceRate: number | null;
  /** Share (0..1) of function addresses in an imported list from which on proof is asked for first. */
  readonly maxImportRoleShare: number | null;
  /** Share (0..1) of rows without a date of confirmation from which on proof is asked for first. */
  readonly maxImportUndatedShare: number | null;
}

/** Demands that are not numbers. The product makes all of them of everybody; profiles add their rule. */
export type Demand =
  | 'doubleOptIn'
  | 'documentedOptIn'
  | 'policyAcceptance'
  | 'accountApproval'
  | 'perSendConfirmation'
  | 'roleAddressesRefused';

export interface SendingProfile {
  readonly name: string;
  readonly limits: { readonly [K in keyof SendingLimits]?: Ruled<SendingLimits[K]> };
  readonly demands: { readonly [D in Demand]?: string };
}

type SourcedLimits = { readonly [K in keyof SendingLimits]: Sourced<SendingLimits[K]> };

/** The rules in force for a sender: the strictest value of every field, each with where it came from. */
export interface SendingPolicy extends SourcedLimits {
  /** Names of the merged profiles, in the order given. */
  readonly profiles: readonly string[];
  readonly demands: { readonly [D in Demand]: Sourced<true> };
}
