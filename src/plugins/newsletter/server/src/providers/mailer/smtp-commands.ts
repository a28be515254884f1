import { parseVerp } from '../../domain/message/verp';
import type { HandOverStage } from './port';
import type { Envelope } from './port';
import type { Capabilities } from './smtp-capabilities';
import type { Needs } from './smtp-needs';

export interface StagedCommand {
  readonly stage: Extract<HandOverStage, 'mail' | 'rcpt' | 'data'>;
  readonly line: string;
  /** The one code with which the server agrees. */
  readonly wants: RegExp;
}

const YES = /^25[01]/;
const GO_ON = /^354/;

/** RFC 3461 section 4: printable ASCII but `+` and `=`, all else by its code. */
const xtext = (text: string): string =>
  text.replace(/[^\x21-\x2a\x2c-\x3c\x3e-\x7e]/g, (one) =>
    [...Buffer.from(one, 'utf8')]
      .map((byte) => `+${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  );

/** RFC 6533 3: what is not ASCII stands as code points, in a type of its own. */
const originalRecipient = (address: string): string => {
  if (/^[\x21-\x7e]*$/.test(address)) return `ORCPT=rfc822;${xtext(address)}`;
  const written = [...address].map((one) =>
    /[\x21-\x2a\x2c-\x3c\x3e-\x5b\x5d-\x7e]/.test(one)
      ? one
      : `\\x{${(one.codePointAt(0) ?? 0).toString(16).toUpperCase()}}`,
  );
  return `ORCPT=utf-8;${written.join('')}`;
};

/**
 * The three commands in front of a message. `size`: octets on the wire, where already known. Bounces are asked for with
 * headers only and on failure and delay, under the token of the return path (RFC 3461).
 */
export const envelopeCommands = (
  { mailFrom, rcptTo }: Envelope,
  { dsn, size: sizeKnown }: Capabilities,
  size: number | null,
  { utf8, eightBit }: Needs = { utf8: false, eightBit: false },
): readonly StagedCommand[] => {
  const verp = parseVerp(mailFrom);
  const mailOptions = [
    ...(sizeKnown && size !== null ? [`SIZE=${size}`] : []),
    ...(eightBit ? ['BODY=8BITMIME'] : []),
    ...(utf8 ? ['SMTPUTF8'] : []),
    ...(dsn ? ['RET=HDRS', ...(verp.ok ? [`ENVID=${xtext(verp.token)}`] : [])] : []),
  ];
  const rcptOptions = dsn ? ['NOTIFY=FAILURE,DELAY', originalRecipient(rcptTo)] : [];
  return [
    { stage: 'mail', line: [`MAIL FROM:<${mailFrom}>`, ...mailOptions].join(' '), wants: YES },
    { stage: 'rcpt', line: [`RCPT TO:<${rcptTo}>`, ...rcptOptions].join(' '), wants: YES },
    { stage: 'data', line: 'DATA', wants: GO_ON },
  ];
};
