import { cleanHeaderText } from './header-text';

const PREFIX_Q = '=?UTF-8?Q?';
const PREFIX_B = '=?UTF-8?B?';
const SUFFIX = '?=';
const MAX_WORD = 75; // RFC 2047 section 2
const ROOM = MAX_WORD - PREFIX_Q.length - SUFFIX.length;
const ROOM_B_BYTES = Math.floor(ROOM / 4) * 3;
// RFC 2047 section 5 (3): the set that is also safe inside a phrase, so one encoder serves all headers.
const Q_SAFE = /^[A-Za-z0-9!*+/-]$/;
const MAX_PLAIN_WORD = 60;

/** Printable ASCII whose words can be folded and which nobody could mistake for an encoded word. */
function isPlain(text: string): boolean {
  return (
    /^[\x20-\x7e]*$/.test(text) &&
    !text.includes('=?') &&
    text.split(' ').every((word) => word.length <= MAX_PLAIN_WORD)
  );
}

function encodeCharacterQ(character: string): string {
  if (character === ' ') return '_';
  if (Q_SAFE.test(character)) return character;
  let encoded = '';
  for (const byte of Buffer.from(character, 'utf8')) {
    encoded += `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  }
  return encoded;
}

function wordsQ(text: string): string[] {
  const words: string[] = [];
  let current = '';
  for (const character of text) {
    const encoded = encodeCharacterQ(character);
    if (current.length + encoded.length > ROOM) {
      words.push(PREFIX_Q + current + SUFFIX);
      current = '';
    }
    current += encoded;
  }
  return [...words, PREFIX_Q + current + SUFFIX];
}

function wordsB(text: string): string[] {
  const words: string[] = [];
  let current = '';
  let bytes = 0;
  const flush = () => words.push(PREFIX_B + Buffer.from(current, 'utf8').toString('base64') + SUFFIX);
  for (const character of text) {
    const length = Buffer.byteLength(character, 'utf8');
    if (bytes + length > ROOM_B_BYTES) {
      flush();
      current = '';
      bytes = 0;
    }
    current += character;
    bytes += length;
  }
  flush();
  return words;
}

/**
 * RFC 2047: header text as it is, or as encoded words of at most 75 characters, one blank between them.
 * Words end at character borders, never inside a UTF-8 sequence. Controls become blanks first.
 */
export function encodeHeaderWords(value: string): string {
  const text = cleanHeaderText(value);
  if (isPlain(text)) return text;
  const q = wordsQ(text).join(' ');
  const b = wordsB(text).join(' ');
  return b.length < q.length ? b : q;
}

/** A display name (RFC 5322 phrase): atoms, a quoted string, or encoded words; never a mixture. */
export function encodeDisplayName(name: string): string {
  const text = cleanHeaderText(name);
  if (/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]*$/.test(text) || !isPlain(text)) return encodeHeaderWords(text);
  return `"${text.replace(/["\\]/g, '\\$&')}"`;
}
