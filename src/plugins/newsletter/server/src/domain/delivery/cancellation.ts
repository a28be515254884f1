/** Why what is left of a campaign does not leave any more: what stands at its recipients, and which rule it comes from. */
export interface Cancellation {
  readonly reason: string;
  readonly rule: string;
}

const BY_USER: Cancellation = { reason: 'cancelled_by_user', rule: 'DESIGN-2.3' };

/** What ended the run, by the reason that is shown at the campaign. */
const ENDED_BY = {
  contract_ended: { reason: 'cancelled_contract_end', rule: 'MSR-4.1b' },
  sender_terminated: { reason: 'cancelled_terminated', rule: 'MSR-2.4-8' },
} as const satisfies Readonly<Record<string, Cancellation>>;

export type RunEnd = keyof typeof ENDED_BY;

/** A run without such a reason was cancelled by a person. */
export const cancellationOf = (pauseReason: string | null): Cancellation =>
  pauseReason !== null && Object.hasOwn(ENDED_BY, pauseReason) ? ENDED_BY[pauseReason as RunEnd] : BY_USER;
