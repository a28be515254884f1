import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import {
  dkimRecord,
  loadDkimKey,
  standings,
  wireDomain,
  type DkimKey,
  type KeyAlgorithm,
} from '../../domain/message';
import type { DkimKeyRepository, StoredDkimKey } from '../../repositories/dkim-keys';
import type { Clock } from '../clock';

/** Strapi's encryption of secrets at rest; answers null when it has no key or cannot read the value. */
export interface Encryption {
  encrypt(value: string): string | null;
  decrypt(value: string): string | null;
}

export type SigningKeys =
  { readonly ok: true; readonly keys: readonly DkimKey[] } | { readonly ok: false; readonly code: string };

/** A key that signs, or is going to, and cannot. */
export interface BrokenKey {
  readonly domain: string;
  readonly selector: string;
  readonly code: string;
}

interface Deps {
  readonly encryption: Encryption;
  readonly dkimKeys: DkimKeyRepository;
  readonly clock: Clock;
}

const generate = promisify(generateKeyPair);

/** What is generated: RSA of 2,048 bits (RFC 8301), Ed25519 (RFC 8463). */
const GENERATE = {
  'rsa-sha256': () => generate('rsa', { modulusLength: 2048 }),
  'ed25519-sha256': () => generate('ed25519'),
} as const satisfies Record<KeyAlgorithm, unknown>;

/** How a domain stands in the table of keys. */
export const keyDomain = (domain: string): string => wireDomain(domain) ?? domain.toLowerCase();

const NOT_READABLE = { ok: false, code: 'key_not_readable' } as const;

/** Signing keys: made here, kept encrypted, parsed once. A key that cannot be used means nothing is sent. */
export const createDkimKeys = ({ encryption, dkimKeys, clock }: Deps) => {
  const cache = new Map<string, { readonly stored: string; readonly loaded: SigningKeys }>();

  /** Strapi throws at what does not look encrypted, and says null to what another key encrypted. */
  const decrypted = (secret: string | null): string | null => {
    try {
      return secret === null ? null : encryption.decrypt(secret);
    } catch {
      return null;
    }
  };

  const read = (stored: StoredDkimKey): ReturnType<typeof loadDkimKey> | typeof NOT_READABLE => {
    const pem = decrypted(stored.privateKey);
    return pem ? loadDkimKey({ ...stored, pem }, stored.record) : NOT_READABLE;
  };

  /** One RSA key and perhaps one Ed25519 key. One that cannot sign keeps the others from signing alone. */
  const readAll = (active: readonly StoredDkimKey[]): SigningKeys => {
    if (!active.some(({ algorithm }) => algorithm === 'rsa-sha256'))
      return { ok: false, code: 'key_missing' };
    const keys: DkimKey[] = [];
    for (const stored of active) {
      const loaded = read(stored);
      if (!loaded.ok) return { ok: false, code: loaded.code };
      keys.push(loaded.key);
    }
    return { ok: true, keys };
  };

  const make = async (algorithm: KeyAlgorithm): Promise<{ privateKey: string; record: string }> => {
    const { privateKey } = await GENERATE[algorithm]();
    const encrypted = encryption.encrypt(String(privateKey.export({ type: 'pkcs8', format: 'pem' })));
    if (!encrypted) throw new Error('The DKIM key cannot be encrypted: ENCRYPTION_KEY is not set.');
    return { privateKey: encrypted, record: dkimRecord(privateKey) };
  };

  return {
    /** A new key, encrypted, with the record to publish. @throws Error without an encryption key */
    make,

    /**
     * The first key of a domain that has none: it signs from the start, nothing has been sent before. Not from now: a
     * clock that is set back afterwards would leave the domain without a key, and stop its campaigns.
     */
    provide: async (domain: string): Promise<void> => {
      const where = { domain: keyDomain(domain), selector: 'nl1', algorithm: 'rsa-sha256' } as const;
      if ((await dkimKeys.ofDomain(where.domain)).length > 0) return;
      const key = await make(where.algorithm);
      await dkimKeys.add({ ...where, ...key, createdAt: clock.now(), signsFrom: 0, createdBy: 'product' });
    },

    /** The keys that sign now; the same array as long as they are the same. */
    load: async (sender: { readonly domain: string }): Promise<SigningKeys> => {
      const domain = keyDomain(sender.domain);
      const all = await dkimKeys.ofDomain(domain);
      const roles = standings(all, clock.now());
      const active = all.filter((_, index) => roles[index]?.role === 'active');
      const stored = JSON.stringify(active);
      const known = cache.get(domain);
      if (known?.stored === stored) return known.loaded;
      const loaded = readAll(active);
      if (loaded.ok) cache.set(domain, { stored, loaded });
      return loaded;
    },

    /** Signs once with every key that signs or is going to, and forgets the secrets that never will again. */
    verifyAll: async (): Promise<readonly BrokenKey[]> => {
      const all = await dkimKeys.all();
      const broken: BrokenKey[] = [];
      for (const domain of new Set(all.map((key) => key.domain))) {
        const keys = all.filter((key) => key.domain === domain);
        const roles = standings(keys, clock.now());
        const retired = keys.filter(
          (key, index) => roles[index]?.role === 'retired' && key.privateKey !== null,
        );
        if (retired.length > 0) await dkimKeys.forgetSecrets(retired.map(({ id }) => id));
        for (const [index, key] of keys.entries()) {
          const { role } = roles[index] ?? { role: 'retired' };
          const loaded = role === 'active' || role === 'next' ? read(key) : null;
          if (loaded && !loaded.ok) broken.push({ domain, selector: key.selector, code: loaded.code });
        }
      }
      return broken;
    },
  };
};

export type DkimKeys = ReturnType<typeof createDkimKeys>;
