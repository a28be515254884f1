import { MessageError } from './message-error';

const MAX_LINE = 78; // RFC 5322 2.1.1 SHOULD
const MAX_ENCODED_LINE = 76; // RFC 2047 2 MUST, for a line with encoded words
const HARD_MAX_LINE = 998; // RFC 5322 2.1.1 MUST
// C0, DEL, C1 and the Unicode line separators: whatever a program on the way might take for a line end (R5322-4).
const LINE_BREAKERS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;

/** Text of a person or template made fit for one header: NFC, no controls, no runs of blanks, trimmed. */
export function cleanHeaderText(value: string): string {
  return value.normalize('NFC').replace(LINE_BREAKERS, ' ').replace(/ {2,}/g, ' ').trim();
}

/**
 * One header field with its CRLF. The value consists of printable ASCII words separated by single blanks;
 * folds before a word, never inside one. Throws `invalid_header` for anything else.
 */
export function headerField(name: string, value: string): string {
  if (!/^[\x20-\x7e]+$/.test(value)) throw new MessageError('invalid_header', 'R5322-4', name);
  const whole = `${name}: ${value}`;
  const most = value.includes('=?') ? MAX_ENCODED_LINE : MAX_LINE;
  if (whole.length <= most) return `${whole}\r\n`;
  const lines: string[] = [];
  let line = `${name}:`;
  for (const word of value.split(' ')) {
    // A word that fits on no line of its own gains nothing from a fold right after the name.
    const gains = lines.length > 0 || line.length > name.length + 1 || word.length < most;
    if (line.length + 1 + word.length > most && gains) {
      lines.push(line);
      line = '';
    }
    line += ` ${word}`;
    if (line.length > HARD_MAX_LINE)
      throw new MessageError('invalid_header', 'R5322-1', `${name} is too long`);
  }
  lines.push(line);
  return `${lines.join('\r\n')}\r\n`;
}
