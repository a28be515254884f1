import type { Texts } from '../texts';

/** Reasons a report can give; `unsubscribe_missing` and `unsubscribe_broken` are urgent (MSR-AS-8). */
export type AbuseReason = keyof Texts['abuse']['reasons'];

export type AbuseSalutation = 'ms' | 'mr';

export type AbuseProblemCode = keyof Texts['abuse']['problems'];

/** The field each problem is about; undefined concerns the whole page. */
export const ABUSE_PROBLEM_PLACES: Record<AbuseProblemCode, string | undefined> = {
  mailing_or_attachment_missing: 'mailingId',
  attachment_too_large: 'attachment',
  attachment_type: 'attachment',
  email_missing: 'email',
  email_invalid: 'email',
  reason_missing: 'reason',
  message_too_long: 'message',
  explanation_missing: 'message',
  name_missing: 'lastName',
  good_faith_missing: 'goodFaith',
  form_expired: undefined,
};
