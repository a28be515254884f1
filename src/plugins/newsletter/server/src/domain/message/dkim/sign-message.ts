import { createHash, sign } from 'node:crypto';
import { MessageError } from '../message-error';
import { requireWireDomain } from '../wire-address';
import {
  isMarkedCanonical,
  markCanonical,
  relaxedBody,
  relaxedField,
  splitHeader,
  type HeaderField,
} from './canonical';
import { algorithmOf, type DkimKey, type KeyAlgorithm } from './dkim-key';
import { SIGNED_HEADERS } from './signed-headers';

const SIGNATURE_LINE = 72;
const END_OF_HEADER = '\r\n\r\n';

interface Selection {
  /** Names for `h=`, oversigned ones once more than they occur. */
  readonly names: readonly string[];
  /** The fields that occur, in `h=` order; several of one name from the bottom up (RFC 6376 5.4.2). */
  readonly fields: readonly HeaderField[];
}

function selectFields(header: readonly HeaderField[]): Selection {
  const byName = new Map<string, HeaderField[]>();
  for (const field of header) {
    const name = field.name.trimEnd().toLowerCase();
    byName.set(name, [field, ...(byName.get(name) ?? [])]);
  }
  const names: string[] = [];
  const fields: HeaderField[] = [];
  for (const { name, over } of SIGNED_HEADERS) {
    const present = byName.get(name.toLowerCase()) ?? [];
    fields.push(...present);
    for (let n = present.length + (over ? 1 : 0); n > 0; n -= 1) names.push(name);
  }
  return { names, fields };
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
  return (base64.match(new RegExp(`.{1,${SIGNATURE_LINE}}`, 'g')) ?? []).join('\r\n ');
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
  readonly digest: string | null;
  readonly bytes: Buffer;
  complete(signature: Buffer): Buffer;
}

function prepare(message: Buffer, key: DkimKey, now: Date): Unsigned {
  const algorithm = usableAlgorithm(key);
  const end = message.indexOf(END_OF_HEADER);
  if (end < 0) throw new MessageError('invalid_header', 'R5322-1', 'no end of header');
  const { names, fields } = selectFields(splitHeader(message.toString('latin1', 0, end)));
  const value = [
    ` v=1; a=${algorithm}; c=relaxed/relaxed;`,
    ` d=${requireWireDomain(key.domain)}; s=${key.selector}; t=${Math.floor(now.getTime() / 1000)};`,
    `${foldNames(names)};`,
    ` bh=${bodyHashOf(message, end + END_OF_HEADER.length)};`,
    ' b=',
  ].join('\r\n');
  const signed = [...fields, { name: 'DKIM-Signature', value }].map(relaxedField).join('\r\n');
  return {
    ...signable(signed, algorithm),
    complete: (signature) => {
      const header = `DKIM-Signature:${value}${foldBase64(signature.toString('base64'))}\r\n`;
      const result = Buffer.concat([Buffer.from(header, 'latin1'), message]);
      return isMarkedCanonical(message) ? markCanonical(result) : result;
    },
  };
}

/**
 * The message with a DKIM-Signature in front: relaxed/relaxed, no `l=`, oversigned. Call once per key; a
 * second signature (another selector or algorithm) leaves the first valid. Throws `key_unusable`.
 */
export function signMessage(message: Buffer, key: DkimKey, now: Date): Buffer {
  const { digest, bytes, complete } = prepare(message, key, now);
  return complete(sign(digest, bytes, key.privateKey));
}

/** As `signMessage`, with the arithmetic in the thread pool: an RSA signature costs more than all the rest. */
export function signMessageInBackground(message: Buffer, key: DkimKey, now: Date): Promise<Buffer> {
  const { digest, bytes, complete } = prepare(message, key, now);
  return new Promise((resolve, reject) => {
    sign(digest, bytes, key.privateKey, (error, signature) =>
      error ? reject(error) : resolve(complete(signature)),
    );
  });
}
