import { parseEmail } from '../address/email-address';
import { Refusal } from '../refusal';
import { missingInNotice } from './illegal-content';
import { MAX_ATTACHMENT_BYTES, MAX_MESSAGE_CHARACTERS } from './evidence';

export interface AbuseInput {
  readonly mailingId?: unknown;
  readonly reason?: unknown;
  readonly message?: unknown;
  readonly email?: unknown;
  readonly salutation?: unknown;
  readonly firstName?: unknown;
  readonly lastName?: unknown;
  readonly anonymous?: unknown;
  /** DSA Art. 16(2)(d): said to the best of one's knowledge. */
  readonly goodFaith?: unknown;
  /** From the report link of a mail: proves that its holder received that very mail. */
  readonly token?: unknown;
  readonly attachment?: { readonly filename: string; readonly content: Buffer } | undefined;
  readonly locale: 'de' | 'en';
}

export const ABUSE_REASONS = [
  'never_subscribed',
  'unsubscribe_missing',
  'unsubscribe_broken',
  'still_receiving',
  'sender_hidden',
  'unlawful_content',
  'child_abuse',
  'other',
] as const;

export type AbuseReason = (typeof ABUSE_REASONS)[number];

const CONTROL = /[\p{Cc}\p{Cs}]/u;

const shortText = (value: unknown, field: string, max = 100): string | null => {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || value.length > max || CONTROL.test(value))
    throw new Refusal('field_invalid', 'LM-8.3', { field });
  return value.trim() || null;
};

/** `reason` is one of the list, or the person's own words; words alone are a reason too (LM-8.3). */
const readReason = (input: AbuseInput): { reason: string; message: string } => {
  const given = typeof input.reason === 'string' ? input.reason.trim() : '';
  const words = typeof input.message === 'string' ? input.message.trim() : '';
  if (given === '' && words === '') throw new Refusal('reason_missing', 'LM-8.3', { field: 'reason' });
  const listed = ABUSE_REASONS.some((reason) => reason === given);
  const message = (listed ? words : [given, words].filter((part) => part !== '').join('\n\n')).replace(
    /\0/g,
    '',
  );
  if (message.length > MAX_MESSAGE_CHARACTERS)
    throw new Refusal('field_invalid', 'LM-8.3', { field: 'message' });
  return { reason: listed ? given : 'other', message };
};

const readAttachment = (input: AbuseInput) => {
  if (!input.attachment) return null;
  const { filename, content } = input.attachment;
  if (content.length > MAX_ATTACHMENT_BYTES)
    throw new Refusal('attachment_too_large', 'MSR-4.3d', { limit: MAX_ATTACHMENT_BYTES });
  if (!/\.(eml|msg)$/i.test(filename) || content.length === 0)
    throw new Refusal('attachment_invalid', 'LM-8.3', { field: 'attachment' });
  return { filename: filename.replace(/[^\w.-]/g, '_').slice(0, 100), content };
};

const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === 'on';

const WEB_ADDRESS = /^https?:\/\//i;

/** A report as a person filed it, parsed (LM-8.3). */
export interface ReadReport {
  readonly mailingIdGiven: string | null;
  readonly reporter: { readonly display: string; readonly normalised: string };
  readonly reason: string;
  readonly message: string;
  readonly salutation: string | null;
  readonly reporterName: string | null;
  readonly anonymous: boolean;
  readonly goodFaith: boolean;
  /** The web address of what is reported, in full. */
  readonly location: string | null;
  readonly attachment: { readonly filename: string; readonly content: Buffer } | null;
}

/** @throws Refusal mailing_id_missing, reason_missing, email_*, attachment_*, field_invalid, notice_incomplete */
export const readReport = (input: AbuseInput): ReadReport => {
  const attachment = readAttachment(input);
  const mailingIdGiven = shortText(input.mailingId, 'mailingId', 500);
  if (mailingIdGiven === null && attachment === null && typeof input.token !== 'string') {
    throw new Refusal('mailing_id_missing', 'MFR-8.2', { field: 'mailingId' });
  }
  const parsed = parseEmail(input.email);
  if (!parsed.ok) throw new Refusal(parsed.code, 'LM-8.3', { field: 'email' });
  const name = [shortText(input.firstName, 'firstName'), shortText(input.lastName, 'lastName')]
    .filter(Boolean)
    .join(' ');
  const read = {
    mailingIdGiven,
    location: mailingIdGiven !== null && WEB_ADDRESS.test(mailingIdGiven) ? mailingIdGiven : null,
    reporter: parsed.address,
    ...readReason(input),
    salutation: shortText(input.salutation, 'salutation', 20),
    reporterName: name || null,
    anonymous: isTrue(input.anonymous),
    goodFaith: isTrue(input.goodFaith),
    attachment,
  };
  const fields = missingInNotice(read);
  if (fields.length > 0) throw new Refusal('notice_incomplete', 'DE-14', { fields });
  return read;
};
