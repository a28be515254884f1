/** An address as it was given and as it is compared. */
export interface KnownAddress {
  readonly email: string;
  readonly emailNormalised: string;
}

const GONE = '[…]';
/** Quoted-printable breaks a long line anywhere. */
const SOFT_BREAK = '(?:=\\r?\\n)?';
/** How people write an address for others to read. */
const SPOKEN_AT = '\\s*[([{]\\s*at\\s*[)\\]}]\\s*';
/** What may be text packed as base64 or hex, over lines or in one. */
const PACKED = /[A-Za-z0-9+/_=-]{12,}(?:\r?\n[A-Za-z0-9+/_=-]+)*/g;
const HEX = /^(?:[0-9a-f]{2})+$/i;

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** One character in links, in mails, in JSON and in HTML. */
const spellingsOf = (character: string): string => {
  const bytes = [...Buffer.from(character, 'utf8')].map((byte) => byte.toString(16).padStart(2, '0'));
  const code = character.codePointAt(0) ?? 0;
  const hex = code.toString(16);
  const all = [
    escaped(character),
    bytes.map((byte) => `%${byte}`).join(''),
    bytes.map((byte) => `=${byte}`).join(SOFT_BREAK),
    `\\\\u${hex.padStart(4, '0')}`,
    `&#0*${code};`,
    `&#x0*${hex};`,
    ...(character === '@' ? ['&commat;', SPOKEN_AT] : []),
  ];
  return `(?:${all.join('|')})`;
};

const patternOf = ({ email, emailNormalised }: KnownAddress): RegExp => {
  const forms = new Set([email, email.normalize('NFD'), emailNormalised]);
  const spelled = [...forms].map((form) => [...form].map(spellingsOf).join(SOFT_BREAK));
  return new RegExp(spelled.join('|'), 'giu');
};

const decoded = (text: string): readonly string[] => [
  Buffer.from(text, 'base64').toString('utf8'),
  ...(HEX.test(text) ? [Buffer.from(text, 'hex').toString('utf8')] : []),
];

/** A long word may stand right above what is packed. */
const unpacked = (run: string): readonly string[] => {
  const lines = run.split(/\r?\n/);
  return [...decoded(lines.join('')), ...decoded(lines.slice(1).join(''))];
};

/** Text in which the address stands in no usual writing any more (GDPR Art. 17): for words that have to stay a while. */
export const withoutAddress = (text: string, address: KnownAddress): string => {
  const pattern = patternOf(address);
  const isIn = (said: string): boolean => said.search(pattern) >= 0;
  return text.replace(pattern, GONE).replace(PACKED, (run) => (unpacked(run).some(isIn) ? GONE : run));
};
