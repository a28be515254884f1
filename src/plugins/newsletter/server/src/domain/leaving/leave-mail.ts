/** A mail that may ask to be taken off, as whoever takes in mail hands it over; header values unfolded and decoded. */
export interface LeaveMail {
  /** The address in From, alone. */
  readonly from: string;
  readonly subject: string;
  /** The plain text part. */
  readonly text: string;
  /** Behind the plus sign of the address it was sent to: `u+<token>@…`. */
  readonly token?: string;
  /** Message-IDs of In-Reply-To and References, with their angle brackets. */
  readonly references?: readonly string[];
  /** The value of Auto-Submitted (RFC 3834), if there is one. */
  readonly autoSubmitted?: string;
  /** The envelope's sender; empty for a bounce (RFC 5321 §4.5.5). */
  readonly returnPath?: string;
  /** When our side received it, epoch ms. */
  readonly receivedAt: number;
}

export type LeaveReading =
  | { readonly kind: 'leave' }
  /** Words around the keyword say the opposite, or may: a person decides. */
  | { readonly kind: 'unclear' }
  | { readonly kind: 'ignored'; readonly reason: 'bounce' | 'automatic' | 'no-request' };

/** standards C.7, in the languages of the product's recipients. */
const KEYWORDS = [
  'abmelden',
  'abbestellen',
  'austragen',
  'unsubscribe',
  'stop',
  'stopp',
  'remove',
  'disiscrivi',
  'disiscrivimi',
  'cancellami',
  'désabonner',
  'désinscrire',
];
const NEGATIONS = ['nicht', 'kein', 'keine', 'not', 'dont', 'never', 'non', 'ne', 'pas'];
/** Somebody who tells a story with one of these words in it does not ask for anything. */
const MOST_WORDS = 12;

const REPLY_PREFIX = /^\s*(?:(?:re|aw|antwort|r|rif|wg|fw|fwd|tr|i)(?:\[\d+\])?\s*:\s*)+/i;
/** Where the quoted mail begins: `> `, "Am … schrieb …:", "On … wrote:", a line of dashes, or the head of a forward. */
const QUOTE =
  /^(?:>|-{2,}\s*\S|_{5,}|(?:am|on|il|le)\s.{4,200}(?:schrieb|wrote|ha scritto|a écrit).{0,80}:?\s*$|(?:von|from|da|de)\s*:)/i;

const wordsOf = (line: string): readonly string[] =>
  line
    .normalize('NFC')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

const firstOwnLine = (text: string): string => {
  const lines = text.slice(0, 20_000).split(/\r?\n/);
  const own = lines.findIndex((line) => line.trim() !== '');
  const line = lines[own]?.trim() ?? '';
  return QUOTE.test(line) ? '' : line;
};

const asks = (line: string): 'yes' | 'unclear' | 'no' => {
  const words = wordsOf(line);
  if (words.length > MOST_WORDS || !words.some((word) => KEYWORDS.includes(word))) return 'no';
  return words.some((word) => NEGATIONS.includes(word)) ? 'unclear' : 'yes';
};

/**
 * Whether a mail asks to be taken off: by a keyword in the subject or in the first line that is not quoted, or by
 * having come to an address that stands for nothing else. A subject that only repeats ours says nothing
 * (VIV-2.4d, standards C.7).
 */
export const readLeaveMail = (mail: LeaveMail): LeaveReading => {
  if (mail.returnPath !== undefined && /^\s*(?:<\s*>)?\s*$/.test(mail.returnPath))
    return { kind: 'ignored', reason: 'bounce' };
  if (mail.autoSubmitted !== undefined && !/^\s*no\b/i.test(mail.autoSubmitted))
    return { kind: 'ignored', reason: 'automatic' };
  if (mail.token !== undefined) return { kind: 'leave' };
  const subject = REPLY_PREFIX.test(mail.subject) ? '' : mail.subject;
  const answers = [asks(subject), asks(firstOwnLine(mail.text))];
  if (answers.includes('yes')) return { kind: 'leave' };
  return answers.includes('unclear') ? { kind: 'unclear' } : { kind: 'ignored', reason: 'no-request' };
};
