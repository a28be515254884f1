import { DateTime } from 'luxon';
import { CONSENT_MONTHS } from './state';

/** Asked again while the consent is valid, never after: then the question itself would be advertising (C.4). */
const ASKED_BEFORE_EXPIRY_MONTHS = [3, 1] as const;

/**
 * Under a policy that lets a yes last for a few months only, a question in the first half of that time would come on
 * the heels of the yes. It is left out; a consent of one month simply lapses.
 */
const questionsOf = (months: number): readonly number[] =>
  ASKED_BEFORE_EXPIRY_MONTHS.filter((before) => 2 * before <= months);

/** Months added in two steps can end up to three days apart; looking a little too far does no harm. */
const MONTH_ENDS_DAYS = 3;

export interface RenewalFacts {
  /** When the consent lapses, epoch ms. */
  readonly expiresAt: number;
  /** Renewal mails since the last expression of will. */
  readonly asked: number;
  /** How long a yes lasts under the sender's policy; 24 unless said. */
  readonly months?: number;
}

export type RenewalDecision = 'expire' | 'ask' | 'wait';

const monthsBefore = (expiresAt: number, months: number): number =>
  DateTime.fromMillis(expiresAt, { zone: 'utc' }).minus({ months }).toMillis();

/**
 * When the last consent worth a look now lapses: that of the first question.
 * @param earlier by how many months a stricter policy ends consents before the end that is stored
 */
export const renewalHorizon = (now: number, earlier = 0): number =>
  DateTime.fromMillis(now, { zone: 'utc' })
    .plus({ months: ASKED_BEFORE_EXPIRY_MONTHS[0] + earlier, days: earlier === 0 ? 0 : MONTH_ENDS_DAYS })
    .toMillis();

/**
 * What is due for an active consent (MSR-2.4-10): asked for renewal in months 21 and 23, expired at 24. If the
 * first date passed unasked, one question is enough.
 */
export const decideRenewal = (facts: RenewalFacts, now: number): RenewalDecision => {
  const { expiresAt, asked, months } = facts;
  if (now >= expiresAt) return 'expire';
  return asked < askedAfter(expiresAt, now, months) ? 'ask' : 'wait';
};

/** How often somebody counts as asked after a question now, so that a late first one is not followed at once by a second. */
export const askedAfter = (expiresAt: number, now: number, months = CONSENT_MONTHS): number =>
  questionsOf(months).filter((before) => now >= monthsBefore(expiresAt, before)).length;
