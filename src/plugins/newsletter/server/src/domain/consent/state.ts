import { DateTime } from 'luxon';
import type { ConsentEventName } from './ledger';

export type ConsentState = 'requested' | 'active' | 'withdrawn' | 'objected' | 'expired' | 'erased';

/** What the ledger says about one subscriber and one purpose. */
export interface Consent {
  readonly state: ConsentState;
  /** Epoch ms of the event that made it so. */
  readonly since: number;
  /** Last expression of will, epoch ms; null while there is none. */
  readonly expressedAt: number | null;
  /** When it lapses (MSR-2.4-10), epoch ms; null where it is not active. */
  readonly expiresAt: number | null;
}

/** MSR-2.4-10: calendar months from the last expression of will; 29 February lapses on the 28th. */
export const CONSENT_MONTHS = 24;

export const consentExpiry = (expressedAt: number, months = CONSENT_MONTHS): number => {
  const date = new Date(expressedAt);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  // A day that month does not have has run over into the next one.
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
};

/** How long somebody may take back having left; the button for it is as old as the page after leaving. */
export const UNDO_MS = 30 * 60_000;

/** What an event does to the state; `null` leaves it as it is. */
const EFFECT: Readonly<Record<ConsentEventName, 'ask' | 'grant' | 'extend' | 'undo' | ConsentState | null>> =
  {
    requested: 'ask',
    'confirmation-mailed': null,
    'page-view': null,
    confirmed: 'grant',
    imported: 'grant',
    renewed: 'extend',
    withdrawn: 'withdrawn',
    restored: 'undo',
    objected: 'objected',
    expired: 'expired',
    erased: 'erased',
  };

const granted = (at: number): Consent => ({
  state: 'active',
  since: at,
  expressedAt: at,
  expiresAt: consentExpiry(at),
});

/**
 * Taking back a withdrawal brings back the consent as it was: the same yes, lapsing when it would have lapsed. Only
 * what was active, only shortly after; an objection, an expiry or an erasure since then is not touched.
 */
const restored = (before: Consent | null, at: number): Consent | null => {
  if (before?.state !== 'withdrawn' || before.expressedAt === null || at - before.since > UNDO_MS)
    return before;
  const expiresAt = consentExpiry(before.expressedAt);
  return at < expiresAt ? { state: 'active', since: at, expressedAt: before.expressedAt, expiresAt } : before;
};

/**
 * The state after one more event. Asking again does not take away what is active, and only a consent that is
 * still active can be extended; an erased one stays erased.
 * @param expressedAt when the person said so, if that was not at the event (an import proves an earlier yes).
 */
export const applyEvent = (
  before: Consent | null,
  event: ConsentEventName,
  at: number,
  expressedAt: number = at,
): Consent | null => {
  const effect = EFFECT[event];
  if (effect === null || before?.state === 'erased') return before;
  if (effect === 'grant') return { ...granted(expressedAt), since: at };
  if (effect === 'extend')
    return before?.state === 'active' ? { ...granted(at), since: before.since } : before;
  if (effect === 'undo') return restored(before, at);
  if (effect === 'ask') {
    // The first unanswered request stays the start of the wish; links older than it belong to an earlier one.
    return before?.state === 'active' || before?.state === 'requested'
      ? before
      : { state: 'requested', since: expressedAt, expressedAt: null, expiresAt: null };
  }
  // A second withdrawal does not open the time for taking it back again, and none hides an objection.
  if (effect === 'withdrawn' && before !== null && before.state !== 'active' && before.state !== 'requested')
    return before;
  // Time ends what is active and nothing else: somebody who said no meanwhile stays somebody who said no.
  if (effect === 'expired' && before?.state !== 'active') return before;
  return { state: effect, since: at, expressedAt: before?.expressedAt ?? null, expiresAt: null };
};

/**
 * A consent is never younger than the record it follows from: what the cache says beyond that was written past the
 * product (MSR-2.4-10).
 * @param saidAt when the last yes was said, by the ledger, epoch ms
 */
export const boundBy = (consent: Consent, saidAt: number): Consent =>
  consent.expressedAt === null || consent.expiresAt === null
    ? consent
    : {
        ...consent,
        expressedAt: Math.min(consent.expressedAt, saidAt),
        expiresAt: Math.min(consent.expiresAt, consentExpiry(saidAt)),
      };

/** When a consent lapses under a sending policy: a stricter one ends it earlier, none makes it last longer. */
export const lapsesAt = (consent: Consent, months = CONSENT_MONTHS): number | null =>
  consent.expiresAt === null || consent.expressedAt === null || months >= CONSENT_MONTHS
    ? consent.expiresAt
    : Math.min(consent.expiresAt, consentExpiry(consent.expressedAt, months));

/**
 * A yes from before this moment has lapsed under a policy stricter than 24 months; null where none is in force. For
 * choosing rows: at the end of a month it may let a day too much through, which `mayReceive` then stops.
 */
export const consentFloor = (now: number, months: number): number | null =>
  months >= CONSENT_MONTHS ? null : DateTime.fromMillis(now, { zone: 'utc' }).minus({ months }).toMillis();

export type ConsentDecision =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: string; readonly rule: string };

/** Whether a mail for exactly this purpose may go out now (MOS-1.3, MOS-2.5, MSR-2.4-10). Nothing known means no. */
export const mayReceive = (consent: Consent | null, now: number, months?: number): ConsentDecision => {
  if (consent === null) return { allowed: false, reason: 'no_consent', rule: 'MOS-2.5' };
  switch (consent.state) {
    case 'active': {
      const end = lapsesAt(consent, months);
      return end !== null && now < end
        ? { allowed: true }
        : { allowed: false, reason: 'consent_expired', rule: 'MSR-2.4-10' };
    }
    case 'requested':
      return { allowed: false, reason: 'not_confirmed', rule: 'VIV-2.3a' };
    case 'withdrawn':
      return { allowed: false, reason: 'consent_withdrawn', rule: 'MOS-1.3' };
    case 'objected':
      return { allowed: false, reason: 'objected', rule: 'MSR-2.4-21' };
    case 'expired':
      return { allowed: false, reason: 'consent_expired', rule: 'MSR-2.4-10' };
    case 'erased':
      return { allowed: false, reason: 'erased', rule: 'MSR-2.4-21' };
  }
};
