import {
  Breach,
  breach,
  readEntity,
  readParameters,
  readParts,
  utf8,
  valueOf,
  valuesOf,
  type Entity,
} from './read-mail';
import {
  readAddress,
  readDate,
  readDomain,
  readListId,
  readMailbox,
  readQuotedPrintable,
  readUnstructured,
  readUris,
} from './read-text';

export { readEntity, readParameters, valueOf } from './read-mail';
export { readMailbox, readUnstructured } from './read-text';

/** RFC 5322 3.6, RFC 2045 3 and RFC 2369: at most one of each. */
const SINGLE =
  `Date From Sender Reply-To To Cc Bcc Message-ID In-Reply-To References Subject MIME-Version Content-Type
  Content-Transfer-Encoding Content-Language List-Id List-Help List-Owner List-Subscribe List-Unsubscribe List-Archive
  List-Post List-Unsubscribe-Post Feedback-ID X-Mailing-ID X-Report-Abuse CFBL-Address CFBL-Feedback-ID Precedence
  Auto-Submitted X-Auto-Response-Suppress X-CSA-Complaints`.split(/\s+/);
const NEEDED = 'Date From To Message-ID Subject MIME-Version Content-Type DKIM-Signature'.split(' ');
/** Written by those who receive, or naming more than one recipient. */
const FORBIDDEN = 'Return-Path Received Authentication-Results Bcc Cc Sender'.split(' ');

const octets = (raw: string): void => {
  if (/(?<!\r)\n|\r(?!\n)/.test(raw)) breach('a bare CR or LF');
  if (/[^\t\r\n\x20-\x7e]/.test(raw)) breach('an octet that is not printable ASCII');
  if (!raw.endsWith('\r\n')) breach('no line end at the end');
};

const lineLengths = (raw: string): void => {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n'));
  for (const line of raw.split('\r\n')) if (line.length > 998) breach(`a line of ${line.length} octets`);
  for (const line of head.split('\r\n')) {
    // 2.1.1 is a SHOULD: a line without a blank inside has no place to fold.
    if (line.length > 78 && /\S\s+\S/.test(line.replace(/^[^:\s]+:\s/, ''))) breach(`not folded: ${line}`);
    if (line.includes('=?') && line.length > 76)
      breach(`encoded words in a line of ${line.length} (RFC 2047 2)`);
  }
};

const counts = (mail: Entity): void => {
  const count = (name: string) => valuesOf(mail, name).length;
  for (const name of SINGLE) if (count(name) > 1) breach(`${name} stands ${count(name)} times`);
  for (const name of NEEDED) if (count(name) === 0) breach(`${name} is missing`);
  for (const name of FORBIDDEN) if (count(name) > 0) breach(`${name} has no place here`);
};

/** How the value of each field reads; what has no line here must not stand in our mails. */
const GRAMMAR: Readonly<Record<string, (value: string) => unknown>> = {
  'dkim-signature': (value) => {
    const tags = value.split(';').map((tag) => tag.trim().split('=')[0]);
    for (const tag of 'v a c d s t h bh b'.split(' ')) if (!tags.includes(tag)) breach(`DKIM: no ${tag}=`);
    if (tags.includes('l')) breach('DKIM: l=');
  },
  date: readDate,
  from: (value) => {
    if (!/<[^<>]+>$/.test(value)) breach('From without angle brackets');
    readMailbox(value);
  },
  'reply-to': readAddress,
  to: readAddress,
  subject: (value) => readUnstructured(value) || breach('Subject is empty'),
  'message-id': (value) => readAddress(/^<([^<>]+)>$/.exec(value)?.[1] ?? breach('Message-ID')),
  'mime-version': (value) => value === '1.0' || breach('MIME-Version'),
  'content-type': readParameters,
  'content-language': (value) => /^(?:de|en)$/.test(value) || breach('Content-Language'),
  'list-id': readListId,
  'list-help': readUris,
  'list-owner': readUris,
  'list-subscribe': readUris,
  'list-unsubscribe': (value) => {
    const schemes = readUris(value).map((uri) => uri.split(':')[0]);
    if (!/^https?,mailto$/.test(schemes.join(','))) breach('List-Unsubscribe: one https and one mailto');
  },
  'list-unsubscribe-post': (value) =>
    value === 'List-Unsubscribe=One-Click' || breach('List-Unsubscribe-Post'),
  'feedback-id': (value) => {
    const parts = value.split(':');
    const wrong = parts.length !== 4 || new Set(parts).size !== 4 || !/^[\w.-]{5,15}$/.test(parts[3] ?? '');
    if (wrong || parts.some((part) => !/^[\w.-]{1,64}$/.test(part))) breach('Feedback-ID');
  },
  'x-mailing-id': (value) => /^[a-z0-9]+-\d{8}-a\d+-[a-z0-9]{8}$/.test(value) || breach('X-Mailing-ID'),
  'x-report-abuse': (value) =>
    readAddress(/^https?:[^\s,]+, (\S+)$/.exec(value)?.[1] ?? breach('X-Report-Abuse')),
  'cfbl-address': (value) => readAddress(/^(\S+); report=arf$/.exec(value)?.[1] ?? breach('CFBL-Address')),
  'cfbl-feedback-id': (value) => /^[\x21-\x7e]+$/.test(value) || breach('CFBL-Feedback-ID'),
  precedence: (value) => value === 'bulk' || breach('Precedence'),
  'auto-submitted': (value) => value === 'auto-generated' || breach('Auto-Submitted'),
  'x-auto-response-suppress': (value) => value === 'OOF, AutoReply' || breach('X-Auto-Response-Suppress'),
};

const grammar = (mail: Entity): void => {
  for (const { name, value } of mail.fields) {
    const reads = GRAMMAR[name.toLowerCase()] ?? breach(`an unknown field: ${name}`);
    reads(value);
    const mayHoldWords = ['from', 'subject', 'list-id'].includes(name.toLowerCase());
    if (!mayHoldWords && value.includes('=?')) breach(`an encoded word in ${name}`);
  }
};

const LIST_FIELDS =
  `List-Id List-Unsubscribe List-Unsubscribe-Post Feedback-ID X-Mailing-ID X-Report-Abuse CFBL-Address
  CFBL-Feedback-ID Precedence`.split(/\s+/);

/** A campaign names its list and how to leave it; any other mail says that a program wrote it (HDR-1, HDR-2). */
const kinds = (mail: Entity): void => {
  const isCampaign = valuesOf(mail, 'X-Mailing-ID').length > 0;
  for (const name of LIST_FIELDS)
    if (valuesOf(mail, name).length !== (isCampaign ? 1 : 0)) breach(`${name}: wrong for this kind of mail`);
  if (valuesOf(mail, 'Auto-Submitted').length !== (isCampaign ? 0 : 1)) breach('Auto-Submitted');
};

const alignment = (mail: Entity): void => {
  const domain = /@([^@>]+)>?$/.exec(valueOf(mail, 'From'))?.[1] ?? '';
  const within = (other: string | undefined): boolean =>
    other !== undefined && (domain === other || domain.endsWith(`.${other}`));
  for (const signature of valuesOf(mail, 'DKIM-Signature'))
    if (!within(/\bd=([^;\s]+);/.exec(signature)?.[1])) breach('d= is not the domain of From');
  const [, idDomain] = /@([^@>]+)>$/.exec(valueOf(mail, 'Message-ID')) ?? [];
  if (!within(idDomain) || !idDomain) breach('Message-ID of another domain');
  readDomain(domain);
};

const leaf = (part: Entity): { type: string; text: string } => {
  const { type, parameters } = readParameters(valueOf(part, 'Content-Type'));
  if (parameters.get('charset') !== 'utf-8') breach(`${type}: charset`);
  if (valueOf(part, 'Content-Transfer-Encoding') !== 'quoted-printable') breach(`${type}: encoding`);
  const text = utf8(readQuotedPrintable(part.content), type);
  if (text.trim() === '') breach(`${type} is empty`);
  return { type, text };
};

/** The two parts of a mail, decoded. */
export const bodiesIn = (mail: Entity): { text: string; html: string } => {
  const { type, parameters } = readParameters(valueOf(mail, 'Content-Type'));
  if (type !== 'multipart/alternative') breach(type);
  if (valuesOf(mail, 'Content-Transfer-Encoding').length > 0)
    breach('a multipart with an encoding of its own');
  const parts = readParts(mail.content, parameters.get('boundary') ?? '').map((one) => leaf(readEntity(one)));
  if (parts.map((part) => part.type).join() !== 'text/plain,text/html') breach('text first, then HTML');
  return { text: parts[0]?.text ?? '', html: parts[1]?.text ?? '' };
};

const CHECKS: readonly ((raw: string, mail: Entity) => unknown)[] = [
  octets,
  lineLengths,
  (_, mail) => counts(mail),
  (_, mail) => grammar(mail),
  (_, mail) => kinds(mail),
  (_, mail) => alignment(mail),
  (_, mail) => bodiesIn(mail),
];

/** What is wrong with a mail of ours by the letter of the standards; empty is what we want. */
export const breachesOf = (raw: Buffer): readonly string[] => {
  const text = raw.toString('latin1');
  const found: string[] = [];
  const attempt = <T>(check: () => T): T | null => {
    try {
      return check();
    } catch (error) {
      if (!(error instanceof Breach)) throw error;
      found.push(error.message);
      return null;
    }
  };
  const mail = attempt(() => readEntity(text));
  if (mail) for (const check of CHECKS) attempt(() => check(text, mail));
  return found;
};
