import { createHash, sign } from 'node:crypto';
import { MessageError } from '../message-error';
import { requireWireDomain } from '../wire-address';
import {
  isMarkedCanonical,
  markCanonical,
  relaxedBody,
  relaxedField,
  RelaxedFields,
  splitHeader,
  type HeaderField,
} from './canonical';
import { algorithmOf, type DkimKey, type KeyAlgorithm } from './dkim-key';
import { SIGNED_HEADERS } from './signed-headers';

const SIGNATURE_LINE = 72;
const LINES = new RegExp(`.{1,${SIGNATURE_LINE}}`, 'g');
const END_OF_HEADER = '\r\n\r\n';
const lastRelaxed = new RelaxedFields(new Set(SIGNED_HEADERS.map(({ name }) => name)));

interface Selection {
  /** Names for `h=`, oversigned ones once more than they occur, folded. */
  readonly names: string;
  /** The fields that occur, in `h=` order, relaxed; several of one name from the bottom up (RFC 6376 5.4.2). */
  readonly relaxed: string;
}

/** Which names `h=` lists depends on nothing but which fields there are: the same for all mails of a campaign. */
const listed = new Map<string, string>();
const MOST_LISTED = 64;

function foldedNames(byName: ReadonlyMap<string, readonly HeaderField[]>): string {
  const shape = [...byName].map(([name, { length }]) => `${name}*${length}`).join();
  const known = listed.get(shape);
  if (known !== undefined) return known;
  const names = SIGNED_HEADERS.flatMap(({ name, over }) =>
    Array<string>((byName.get(name.toLowerCase())?.length ?? 0) + (over ? 1 : 0)).fill(name),
  );
  if (listed.size >= MOST_LISTED) listed.clear();
  const folded = foldNames(names);
  listed.set(shape, folded);
  return folded;
}

function selectFields(header: readonly HeaderField[]): Selection {
  const byName = new Map<string, HeaderField[]>();
  for (const field of header) {
    const name = field.name.trimEnd().toLowerCase();
    const others = byName.get(name);
    if (others) others.unshift(field);
    else byName.set(name, [field]);
  }
  const fields = SIGNED_HEADERS.flatMap(({ name }) => byName.get(name.toLowerCase()) ?? []);
  return {
    names: foldedNames(byName),
    relaxed: fields.map((field) => `${lastRelaxed.of(field)}\r\n`).join(''),
  };
}

/** `h=` folded after colons; folding is free there (RFC 6376 3.5). */
function foldNames(names: readonly string[]): string {
  const lines: string[] = [];
  let line = ' h=';
  for (const [index, name] of names.entries()) {
    const item = index === names.length - 1 ? name : `${name}:`;
    if (line.length + item.length > SIGNATURE_LINE) {
      lines.push(line);
      line = '  ';
    }
    line += item;
  }
  return [...lines, line].join('\r\n');
}

/** What is handed to the signature algorithm, and the digest it is told to take itself. */
function signable(data: string, algorithm: KeyAlgorithm): { digest: string | null; bytes: Buffer } {
  // RFC 8463 section 3: Ed25519 signs the SHA-256 hash of the data, not the data.
  return algorithm === 'rsa-sha256'
    ? { digest: 'sha256', bytes: Buffer.from(data, 'latin1') }
    : { digest: null, bytes: createHash('sha256').update(data, 'latin1').digest() };
}

function foldBase64(base64: string): string {
  return (base64.match(LINES) ?? []).join('\r\n ');
}

function usableAlgorithm({ privateKey, selector }: DkimKey): KeyAlgorithm {
  const algorithm = algorithmOf(privateKey);
  if (algorithm === undefined) throw new MessageError('key_unusable', 'R6376-3', 'neither RSA nor Ed25519');
  if (!/^[A-Za-z0-9._-]{1,253}$/.test(selector))
    throw new MessageError('key_unusable', 'R6376-3', 'selector');
  return algorithm;
}

function bodyHashOf(message: Buffer, start: number): string {
  const body = message.subarray(start);
  const canonical = isMarkedCanonical(message) ? body : relaxedBody(body);
  return createHash('sha256').update(canonical).digest('base64');
}

/** The body hash (`bh=`) in the signature in front of a message that `signMessage` returned. */
export function bodyHashIn(signed: Buffer): string {
  const [, hash] =
    /^DKIM-Signature:[\s\S]*?\bbh=([A-Za-z0-9+/=]+);/.exec(signed.toString('latin1', 0, 4_096)) ?? [];
  if (hash === undefined) throw new MessageError('invalid_header', 'R6376-3', 'no body hash');
  return hash;
}

interface Unsigned {
  readonly key: DkimKey;
  readonly digest: string | null;
  readonly bytes: Buffer;
  /** The whole header field, with its CRLF. */
  complete(signature: Buffer): string;
}

/** One signature to be made per key. None covers another, so their order says nothing. */
function prepare(message: Buffer, keys: readonly DkimKey[], now: Date): readonly Unsigned[] {
  if (keys.length === 0) throw new MessageError('key_unusable', 'R6376-1', 'no key');
  const algorithms = keys.map(usableAlgorithm);
  const end = message.indexOf(END_OF_HEADER);
  if (end < 0) throw new MessageError('invalid_header', 'R5322-1', 'no end of header');
  const { names, relaxed } = selectFields(splitHeader(message.toString('latin1', 0, end)));
  const bodyHash = bodyHashOf(message, end + END_OF_HEADER.length);
  return keys.map((key, index) => {
    const algorithm = algorithms[index] ?? 'rsa-sha256';
    const value = [
      ` v=1; a=${algorithm}; c=relaxed/relaxed;`,
      ` d=${requireWireDomain(key.domain)}; s=${key.selector}; t=${Math.floor(now.getTime() / 1000)};`,
      `${names};`,
      ` bh=${bodyHash};`,
      ' b=',
    ].join('\r\n');
    return {
      key,
      ...signable(relaxed + relaxedField({ name: 'DKIM-Signature', value }), algorithm),
      complete: (signature) => `DKIM-Signature:${value}${foldBase64(signature.toString('base64'))}\r\n`,
    };
  });
}

function inFront(signatures: readonly string[], message: Buffer): Buffer {
  const result = Buffer.concat([Buffer.from(signatures.join(''), 'latin1'), message]);
  return isMarkedCanonical(message) ? markCanonical(result) : result;
}

/**
 * The message with a DKIM-Signature per key in front: relaxed/relaxed, no `l=`, oversigned. A second one (another
 * algorithm or selector) leaves the first valid. Throws `key_unusable`, also where there is no key.
 */
export function signMessage(message: Buffer, keys: DkimKey | readonly DkimKey[], now: Date): Buffer {
  const signatures = prepare(message, [keys].flat(), now).map(({ key, digest, bytes, complete }) =>
    complete(sign(digest, bytes, key.privateKey)),
  );
  return inFront(signatures, message);
}

/** As `signMessage`, with the arithmetic in the thread pool: an RSA signature costs more than all the rest. */
export async function signMessageInBackground(
  message: Buffer,
  keys: DkimKey | readonly DkimKey[],
  now: Date,
): Promise<Buffer> {
  const signatures = await Promise.all(
    prepare(message, [keys].flat(), now).map(
      ({ key, digest, bytes, complete }) =>
        new Promise<string>((resolve, reject) => {
          sign(digest, bytes, key.privateKey, (error, signature) =>
            error ? reject(error) : resolve(complete(signature)),
          );
        }),
    ),
  );
  return inFront(signatures, message);
}
