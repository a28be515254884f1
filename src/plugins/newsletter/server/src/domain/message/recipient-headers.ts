import { headerField } from './header-text';
import { headerUrl } from './header-url';
import { MessageError } from './message-error';
import { messageIdToken } from './message-id';
import type { MessageFrame, RecipientParts } from './types';
import { mailboxAddress, requireWireAddress, wireAddress } from './wire-address';

/** Hundreds of mails share a second. */
let lastDate = { second: NaN, value: '' };

/** RFC 5322 3.3 in UTC, e.g. `Sat, 21 Nov 2026 13:03:00 +0000`. */
function dateValue(date: Date): string {
  const second = Math.floor(date.getTime() / 1_000);
  if (Number.isNaN(second)) throw new MessageError('invalid_header', 'R5322-1', 'Date');
  if (second !== lastDate.second) lastDate = { second, value: date.toUTCString().replace('GMT', '+0000') };
  return lastDate.value;
}

const BEYOND_ASCII = /[^\x00-\x7f]/;

/**
 * Header text is written a character a byte: an address beyond ASCII stands here as its octets, raw on the wire
 * (RFC 6532 3.2). No word of it is ever folded, so that what is signed is what the client sends (RFC 6376 3.4.2).
 */
function toField(address: string): string {
  return BEYOND_ASCII.test(address)
    ? `To: ${Buffer.from(address, 'utf8').toString('latin1')}\r\n`
    : headerField('To', address);
}

function campaignFields(frame: MessageFrame, parts: RecipientParts, token: string): string {
  if (parts.unsubscribe === undefined) {
    throw new MessageError(
      'missing_unsubscribe',
      'R8058-1',
      'a campaign message needs its unsubscribe links',
    );
  }
  const { url, mailto } = parts.unsubscribe;
  return (
    headerField('List-Unsubscribe', `<${headerUrl(url, 'https')}>, <${headerUrl(mailto, 'mailto')}>`) +
    headerField('CFBL-Feedback-ID', `${frame.mailingId}:${token}`)
  );
}

/** The header fields of one recipient, folded, each with its CRLF; exactly one address in To (R5322-3). */
export function recipientHeaders(frame: MessageFrame, parts: RecipientParts): string {
  const token = messageIdToken(parts.messageId);
  return (
    toField(requireWireAddress(parts.to, frame.smtpUtf8 ? mailboxAddress : wireAddress)) +
    headerField('Date', dateValue(parts.date)) +
    headerField('Message-ID', parts.messageId) +
    (frame.kind === 'campaign' ? campaignFields(frame, parts, token) : '')
  );
}
