import { createPrivateKey, createPublicKey, sign, verify, type KeyObject } from 'node:crypto';

/** A signing key, parsed once: parsing the PEM per message costs three times the signature. */
export interface DkimKey {
  readonly domain: string;
  readonly selector: string;
  readonly privateKey: KeyObject;
}

export type KeyAlgorithm = 'rsa-sha256' | 'ed25519-sha256';

export type KeyCheck =
  | { ok: true; algorithm: KeyAlgorithm }
  | {
      ok: false;
      code: 'key_unusable' | 'key_too_short' | 'record_unreadable' | 'record_revoked' | 'key_mismatch';
      rule: 'R6376-3';
      detail: string;
    };

export type LoadedKey = { ok: true; key: DkimKey } | Extract<KeyCheck, { ok: false }>;

const MIN_RSA_BITS = 1024; // RFC 8301 3.2; 2048 is what we generate
const PROBE = Buffer.from('jawort dkim self-check');
// DER prefix of an Ed25519 SubjectPublicKeyInfo (RFC 8410); DNS carries the bare 32 octets (RFC 8463 4.2).
const ED25519_SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

function refuse(
  code: Extract<KeyCheck, { ok: false }>['code'],
  detail: string,
): Extract<KeyCheck, { ok: false }> {
  return { ok: false, code, rule: 'R6376-3', detail };
}

/** Algorithm of a private key, or undefined for types DKIM does not know. */
export function algorithmOf(key: KeyObject): KeyAlgorithm | undefined {
  if (key.type !== 'private') return undefined;
  if (key.asymmetricKeyType === 'rsa') return 'rsa-sha256';
  return key.asymmetricKeyType === 'ed25519' ? 'ed25519-sha256' : undefined;
}

/** The DNS TXT value that publishes a key (RFC 6376 3.6.1; RFC 8463 4.2 for Ed25519). */
export function dkimRecord(privateKey: KeyObject): string {
  const der = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  const isEd25519 = privateKey.asymmetricKeyType === 'ed25519';
  const p = isEd25519 ? der.subarray(ED25519_SPKI_PREFIX.length) : der;
  return `v=DKIM1; k=${isEd25519 ? 'ed25519' : 'rsa'}; p=${p.toString('base64')}`;
}

/** Public key of a `v=DKIM1` TXT record. */
function publishedKey(record: string): KeyObject | 'revoked' | undefined {
  const tags = new Map(
    record.split(';').map((tag) => {
      const [name = '', ...value] = tag.split('=');
      return [name.trim(), value.join('=').replace(/\s+/g, '')] as const;
    }),
  );
  const p = tags.get('p');
  if (p === undefined || (tags.get('v') ?? 'DKIM1') !== 'DKIM1') return undefined;
  if (p === '') return 'revoked';
  const bytes = Buffer.from(p, 'base64');
  const der = tags.get('k') === 'ed25519' ? Buffer.concat([ED25519_SPKI_PREFIX, bytes]) : bytes;
  try {
    return createPublicKey({ key: der, format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

/** One signature made and checked. False for a key that cannot sign or that belongs to another public key. */
function proves(privateKey: KeyObject, publicKey: KeyObject): boolean {
  try {
    const digest = privateKey.asymmetricKeyType === 'rsa' ? 'sha256' : null;
    return verify(digest, PROBE, publicKey, sign(digest, PROBE, privateKey));
  } catch {
    return false;
  }
}

/**
 * Self-check of a key at start and on key change: signs once, verifies against the published TXT record
 * when one is given, else against the key's own public half. Mail is never sent silently unsigned.
 */
export function verifyKey(key: DkimKey, publishedRecord?: string): KeyCheck {
  const algorithm = algorithmOf(key.privateKey);
  if (algorithm === undefined) return refuse('key_unusable', 'neither RSA nor Ed25519 private key');
  const bits = key.privateKey.asymmetricKeyDetails?.modulusLength;
  if (bits !== undefined && bits < MIN_RSA_BITS) return refuse('key_too_short', `${bits} bits`);
  const published =
    publishedRecord === undefined ? createPublicKey(key.privateKey) : publishedKey(publishedRecord);
  if (published === undefined) return refuse('record_unreadable', 'TXT record holds no public key');
  if (published === 'revoked') return refuse('record_revoked', 'TXT record has an empty p=');
  if (!proves(key.privateKey, published)) return refuse('key_mismatch', 'record belongs to another key');
  return { ok: true, algorithm };
}

/**
 * Parses a PEM once and checks it, by itself or against the record shown for publishing; a broken key is a value here,
 * never an unsigned mail later.
 */
export function loadDkimKey(
  source: { domain: string; selector: string; pem: string },
  record?: string,
): LoadedKey {
  let privateKey: KeyObject;
  try {
    privateKey = createPrivateKey(source.pem);
  } catch {
    return refuse('key_unusable', 'PEM does not parse');
  }
  const key: DkimKey = { domain: source.domain, selector: source.selector, privateKey };
  const check = verifyKey(key, record);
  return check.ok ? { ok: true, key } : check;
}
