import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

/**
 * What a token lets its holder do. The kind is part of the signature: a link for one thing opens nothing else.
 * `bounce` and `reply` travel in addresses and are therefore written in lower-case base32.
 */
export type TokenKind =
  | 'confirm'
  | 'never-again'
  | 'unsubscribe'
  | 'preferences'
  | 'renew'
  | 'view'
  | 'abuse'
  | 'abuse-confirm'
  | 'data'
  | 'erasure'
  | 'address-change'
  | 'bounce'
  | 'reply'
  | 'message-id'
  | 'page-nonce';

/** 256 bits; a key object is ready at once, which shows where a mail takes eight tokens. */
export type TokenKey = Buffer | KeyObject;

const MAC_BYTES = 16;

const mac = (key: TokenKey, kind: TokenKind, id: string): Buffer =>
  createHmac('sha256', key).update(`${kind}\0${id}`).digest().subarray(0, MAC_BYTES);

/**
 * An opaque token for one row: its id and a 128-bit keyed checksum, base64url.
 * Nothing about it is stored, so a stolen database holds no usable link.
 */
export const issueToken = (key: TokenKey, kind: TokenKind, id: string): string =>
  Buffer.concat([Buffer.from(id, 'utf8'), mac(key, kind, id)]).toString('base64url');

/** The id inside a token, or null when a single character of it is not ours. Compared in constant time. */
export const openToken = (key: TokenKey, kind: TokenKind, token: string): string | null => {
  if (token.length > 512 || !/^[A-Za-z0-9_-]+$/.test(token)) return null;
  const bytes = Buffer.from(token, 'base64url');
  // base64url has several spellings of the last bits; only the one we issue counts.
  if (bytes.length <= MAC_BYTES || bytes.toString('base64url') !== token) return null;
  const id = bytes.subarray(0, -MAC_BYTES).toString('utf8');
  return timingSafeEqual(bytes.subarray(-MAC_BYTES), mac(key, kind, id)) ? id : null;
};

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** The same for a mail address, whose case servers may change: `<id>-<26 characters>`. Id must be a-z0-9. */
export const issueAddressToken = (key: TokenKey, kind: TokenKind, id: string): string =>
  `${id}-${base32(mac(key, kind, id))}`;

/** The id inside an address token, in whatever case it comes back, or null. */
export const openAddressToken = (key: TokenKey, kind: TokenKind, token: string): string | null => {
  const lower = token.toLowerCase();
  const [id, signature, ...rest] = lower.split('-');
  if (!id || !signature || rest.length > 0) return null;
  const expected = Buffer.from(base32(mac(key, kind, id)));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
};

const base32 = (bytes: Buffer): string => {
  let [text, rest, bits] = ['', 0, 0];
  for (const byte of bytes) {
    rest = ((rest << 8) | byte) & 0xfff;
    for (bits += 8; bits >= 5; bits -= 5) text += BASE32[(rest >> (bits - 5)) & 31] ?? '';
  }
  return bits === 0 ? text : text + (BASE32[(rest << (5 - bits)) & 31] ?? '');
};
