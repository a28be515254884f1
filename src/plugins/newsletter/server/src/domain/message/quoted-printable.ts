/**
 * Quoted-printable (RFC 2045 6.7) whose output is already canonical for DKIM's relaxed body rule
 * (RFC 6376 3.4.4): no runs of blanks, no tab, no blank before CRLF. The body hash can then be taken
 * straight over the bytes. Pieces encoded on their own may be set side by side with `SOFT_BREAK`.
 */
export const SOFT_BREAK = '=\r\n';
const MAX_BEFORE_SOFT_BREAK = 75; // 76 with its '='
const SAFE_SHORT_VALUE = /^[!-\-/-<>-EG-~][!-<>-~]{0,73}$/;

const OCTETS: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
);

function octetsOf(character: string): string {
  const code = character.charCodeAt(0);
  if (code < 0x80) return OCTETS[code] ?? '';
  let encoded = '';
  for (const byte of Buffer.from(character, 'utf8')) encoded += OCTETS[byte];
  return encoded;
}

function mustEncode(character: string): boolean {
  return character === '=' || character < ' ' || character > '~';
}

function encodeLine(line: string): string {
  let out = '';
  let column = 0;
  let afterBlank = false;
  let index = 0;
  for (const character of line) {
    index += character.length;
    const blank = character === ' ';
    const encode: boolean = mustEncode(character) || (blank && (afterBlank || index === line.length));
    let unit = encode ? octetsOf(character) : character;
    if (column + unit.length > MAX_BEFORE_SOFT_BREAK) {
      out += SOFT_BREAK;
      column = 0;
    }
    // Line starts that relays are known to touch: SMTP's dot, mbox's From (RFC 2049 section 3).
    if (column === 0 && (unit === '.' || unit === 'F')) unit = octetsOf(unit);
    out += unit;
    column += unit.length;
    afterBlank = blank && !encode;
  }
  return out;
}

/** Encodes text that begins at the start of a line. All line ends (CRLF, LF, CR) become CRLF. */
export function encodeQuotedPrintable(text: string): string {
  if (SAFE_SHORT_VALUE.test(text)) return text;
  return text
    .split(/\r\n|\r|\n/)
    .map(encodeLine)
    .join('\r\n');
}
