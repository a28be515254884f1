import { breach, utf8 } from './read-mail';

/** RFC 2047 section 2: one encoded word, decoded by itself. */
const readEncodedWord = (word: string): string => {
  if (word.length > 75) breach(`encoded word of ${word.length} characters`);
  const [, encoding = '', payload = ''] =
    /^=\?UTF-8\?([QBqb])\?([!->@-~]*)\?=$/.exec(word) ?? breach(`not an encoded word: ${word}`);
  if (encoding.toUpperCase() === 'B') {
    if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(payload)) breach('base64');
    return utf8(Buffer.from(payload, 'base64').toString('latin1'), word);
  }
  // Section 5 (3): inside a phrase nothing else may stand as it is, and our one encoder writes both.
  if (!/^(?:[A-Za-z0-9!*+\-/_]|=[0-9A-F]{2})*$/.test(payload)) breach(`Q encoding: ${word}`);
  const octets = payload
    .replace(/_/g, ' ')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return utf8(octets, word);
};

/** Text of a field without structure. White space between two encoded words is no part of it (section 6.2). */
export const readUnstructured = (value: string): string => {
  let text = '';
  let beforeEncoded = false;
  const pieces = value.split(/([ \t]+)/);
  for (const [index, piece] of pieces.entries()) {
    const isGap = index % 2 === 1;
    if (isGap) {
      text += beforeEncoded && pieces[index + 1]?.startsWith('=?') ? '' : piece;
      continue;
    }
    beforeEncoded = piece.startsWith('=?');
    if (!beforeEncoded && piece.includes('=?')) breach(`an encoded word inside a word: ${piece}`);
    text += beforeEncoded ? readEncodedWord(piece) : piece;
  }
  return text;
};

const ATOM = /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~]+$/;

/** A display name: atoms, encoded words, or one quoted string, which then holds no encoded word. */
const readPhrase = (phrase: string): string => {
  const [, quoted] = /^"((?:[^"\\]|\\.)*)"$/.exec(phrase) ?? [];
  if (quoted !== undefined) {
    if (quoted.includes('=?')) breach('an encoded word in quotes');
    return quoted.replace(/\\(.)/g, '$1');
  }
  for (const word of phrase.split(/[ \t]+/)) if (!ATOM.test(word)) breach(`phrase: ${word}`);
  return readUnstructured(phrase);
};

/** `local@domain`: a dot-atom and a domain of letter-digit-hyphen labels, within 64 and 254 octets. */
export const readAddress = (address: string): string => {
  const [, local = '', domain = ''] = /^([^@]+)@([^@]+)$/.exec(address) ?? breach(`address: ${address}`);
  if (local.length > 64 || address.length > 254) breach('address too long');
  if (!local.split('.').every((atom) => ATOM.test(atom) && !atom.includes('=?'))) breach(`local: ${local}`);
  readDomain(domain);
  return address;
};

export const readDomain = (domain: string): string => {
  const labels = domain.split('.');
  const good = labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label));
  if (!good || domain.length > 253) breach(`domain: ${domain}`);
  return domain;
};

export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** Exactly one mailbox: `Name <address>`, `<address>` or the address alone. */
export const readMailbox = (value: string): Mailbox => {
  const [, phrase, inner] = /^(.*?)[ \t]*<([^<>]*)>$/.exec(value) ?? [];
  if (inner === undefined) return { name: '', address: readAddress(value) };
  return { name: phrase ? readPhrase(phrase) : '', address: readAddress(inner) };
};

/** `Name <label.domain>` of List-Id (RFC 2919). */
export const readListId = (value: string): { name: string; id: string } => {
  const [, phrase = '', id = ''] = /^(.*?)[ \t]*<([^<>]*)>$/.exec(value) ?? breach(`List-Id: ${value}`);
  if (id.length > 253) breach('List-Id too long');
  return { name: phrase === '' ? '' : readPhrase(phrase), id: readDomain(id) };
};

/** URIs in angle brackets, commas between them (RFC 2369 section 2). */
export const readUris = (value: string): readonly string[] =>
  value.split(/,[ \t]*/).map((one) => {
    const [, uri = ''] = /^<([A-Za-z][A-Za-z0-9+.-]*:[!-;=?-~]+)>$/.exec(one) ?? breach(`URI: ${one}`);
    return uri;
  });

const DATE =
  /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat), (\d{2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) (\d{4}) (\d{2}):(\d{2}):(\d{2}) \+0000$/;

/** Epoch ms of a Date field (RFC 5322 3.3) that names its weekday rightly. */
export const readDate = (value: string): number => {
  const [, weekday = '', day = '', month = '', year = '', ...time] =
    DATE.exec(value) ?? breach(`Date: ${value}`);
  const iso = Date.parse(`${day} ${month} ${year} ${time.join(':')} UTC`);
  if (Number.isNaN(iso) || new Date(iso).getUTCDate() !== Number(day)) breach(`Date: ${value}`);
  if (['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'][new Date(iso).getUTCDay()] !== weekday)
    breach(`weekday: ${value}`);
  return iso;
};

/** Octets of a quoted-printable text; what is not canonical (RFC 2045 6.7) is a breach. */
export const readQuotedPrintable = (content: string): string => {
  const lines = content.split('\r\n');
  for (const line of lines) {
    if (line.length > 76) breach(`quoted-printable line of ${line.length}`);
    if (/[ \t]$/.test(line)) breach('quoted-printable: blank at the end of a line');
    if (!/^(?:[ \t!-<>-~]|=[0-9A-F]{2})*=?$/.test(line)) breach(`quoted-printable: ${line}`);
    if (/=0D|=0A/.test(line)) breach('quoted-printable: an encoded line end in text');
  }
  if (lines.at(-1)?.endsWith('=')) breach('quoted-printable: a soft line break at the end');
  return content
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
};
