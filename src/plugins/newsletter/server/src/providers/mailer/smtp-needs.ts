import { isAscii } from 'node:buffer';
import type { FailureClass } from '../../domain/delivery/classify-reply';
import type { Envelope } from './port';
import type { Capabilities } from './smtp-capabilities';

/** What of a message takes more than ASCII on its way; most take nothing (RFC 6531 3.4). */
export interface Needs {
  /** An address of the envelope or a header. */
  readonly utf8: boolean;
  /** Bytes of the message. */
  readonly eightBit: boolean;
}

/** A no that needs no asking, by what the server said it can do. */
export interface Foreseen {
  readonly stage: 'mail' | 'rcpt';
  readonly code: number;
  readonly reply: string;
  readonly class: FailureClass;
}

const TOO_LARGE: Foreseen = {
  stage: 'mail',
  code: 552,
  reply: '552 5.3.4 message exceeds the SIZE announced by the server',
  class: 'size',
};
const NEEDS_SMTPUTF8: Foreseen = {
  stage: 'rcpt',
  code: 553,
  reply: '553 5.6.7 address needs SMTPUTF8',
  class: 'capability',
};
const NEEDS_8BITMIME: Foreseen = {
  stage: 'mail',
  code: 554,
  reply: '554 5.6.3 message needs 8BITMIME',
  class: 'capability',
};

const ASCII = /^[\x20-\x7e]*$/;

export const isPlain = ({ mailFrom, rcptTo }: Envelope): boolean =>
  ASCII.test(mailFrom) && ASCII.test(rcptTo);

const headersOf = (content: Buffer): Buffer => {
  const end = content.indexOf('\r\n\r\n');
  return end < 0 ? content : content.subarray(0, end);
};

export const needsOf = (envelope: Envelope, content: Buffer): Needs => {
  const eightBit = !isAscii(content);
  return { utf8: !isPlain(envelope) || (eightBit && !isAscii(headersOf(content))), eightBit };
};

/** Why the server cannot take it at all (SIZE-1, R6531-1, R6532-1); null when it can. */
export const foreseen = (
  { maxSize, smtpUtf8, eightBitMime }: Capabilities,
  needs: Needs,
  size: number,
): Foreseen | null => {
  if (maxSize !== null && size > maxSize) return TOO_LARGE;
  if (needs.utf8 && !smtpUtf8) return NEEDS_SMTPUTF8;
  return needs.eightBit && !eightBitMime ? NEEDS_8BITMIME : null;
};
