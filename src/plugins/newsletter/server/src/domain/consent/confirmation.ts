import type { Consent } from './state';

/** A double-opt-in link stays good for seven days (standards C.5). */
export const CONFIRMATION_VALID_MS = 7 * 24 * 3_600_000;
/** Subscription bombing (standards C.6): per address and form a day, and per address over all senders in 30 days. */
export const REQUESTS_PER_FORM_AND_DAY = 1;
export const REQUESTS_PER_ADDRESS_AND_30_DAYS = 3;
export const DAY_MS = 24 * 3_600_000;

/** One signup that waits for its click. */
export interface ConfirmationRequest {
  readonly requestedAt: number;
  readonly expiresAt: number;
  readonly confirmedAt: number | null;
  /** "Never write to me again" was pressed in the mail. */
  readonly refusedAt: number | null;
}

export type ConfirmationDecision =
  | { readonly outcome: 'confirm' }
  | { readonly outcome: 'already-confirmed' }
  | { readonly outcome: 'invalid'; readonly code: 'link_invalid'; readonly rule: string };

/** What is known, when the button is pressed, about the one who is asked. */
export interface Standing {
  readonly consent: Consent | null;
  /** When the newest of the reasons came up why this sender must not mail the address; null where there is none. */
  readonly suppressedAt: number | null;
  /** Whether the ledger has a no behind the request (`left-since`); what the instants say is held against it besides. */
  readonly leftSince?: boolean;
}

/**
 * When the newest of these reasons came up, epoch ms; null where there is none. An instant that cannot be read is
 * taken for newer than any wish: fail closed.
 */
export const newestSuppression = (reasons: readonly { readonly since: string }[]): number | null => {
  if (reasons.length === 0) return null;
  const instants = reasons.map(({ since }) => Date.parse(since));
  return instants.some(Number.isNaN) ? Infinity : Math.max(...instants);
};

const INVALID = { outcome: 'invalid', code: 'link_invalid', rule: 'VIV-2.3a' } as const;

const LEFT: ReadonlySet<Consent['state']> = new Set(['withdrawn', 'objected', 'expired', 'erased']);

/**
 * What pressing the button does for one purpose. A link older than a withdrawal, an expiry or a suppression never
 * revives somebody who left: only a request made after it counts as a new wish (MOS-1.3, MSR-2.4-21).
 */
export const decideConfirmation = (
  request: ConfirmationRequest,
  { consent, suppressedAt, leftSince = false }: Standing,
  now: number,
): ConfirmationDecision => {
  if (request.refusedAt !== null || leftSince) return INVALID;
  if (suppressedAt !== null && suppressedAt >= request.requestedAt) return INVALID;
  if (consent && LEFT.has(consent.state) && consent.since >= request.requestedAt) return INVALID;
  if (consent?.state === 'requested' && request.requestedAt < consent.since) return INVALID;
  if (request.confirmedAt !== null) return { outcome: 'already-confirmed' };
  return now < request.expiresAt ? { outcome: 'confirm' } : INVALID;
};

/** How often this address was asked lately. */
export interface RequestHistory {
  readonly sameFormLastDay: number;
  readonly anywhereLast30Days: number;
  readonly refusedForever: boolean;
}

/** Whether one more confirmation mail may be sent. The visitor sees the same answer either way. */
export const mayAskAgain = (history: RequestHistory): boolean =>
  !history.refusedForever &&
  history.sameFormLastDay < REQUESTS_PER_FORM_AND_DAY &&
  history.anywhereLast30Days < REQUESTS_PER_ADDRESS_AND_30_DAYS;
