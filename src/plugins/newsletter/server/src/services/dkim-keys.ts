import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { loadDkimKey, type DkimKey, type LoadedKey } from '../domain/message';
import type { Sender } from '../repositories/senders';

/** Strapi's encryption of secrets at rest; answers null when it has no key or cannot read the value. */
export interface Encryption {
  encrypt(value: string): string | null;
  decrypt(value: string): string | null;
}

const NOT_READABLE = { ok: false, code: 'key_not_readable', rule: 'R6376-1' } as const;

/** The DNS TXT value that publishes a key (RFC 6376 3.6.1). */
export const dkimRecord = (privatePem: string): string => {
  const der = createPublicKey(privatePem).export({ type: 'spki', format: 'der' });
  return `v=DKIM1; k=rsa; p=${der.toString('base64')}`;
};

/** Signing keys: made here, kept encrypted, parsed once. A key that cannot be used means nothing is sent. */
export const createDkimKeys = (encryption: Encryption) => {
  const cache = new Map<string, { readonly stored: string; readonly loaded: LoadedKey }>();

  const read = (sender: Sender): LoadedKey | typeof NOT_READABLE => {
    const pem = sender.dkimPrivateKey === '' ? null : encryption.decrypt(sender.dkimPrivateKey);
    if (!pem) return NOT_READABLE;
    return loadDkimKey({ domain: sender.domain, selector: sender.dkimSelector, pem });
  };

  return {
    /** A new RSA-2048 key (RFC 8301), encrypted, with the record to publish. @throws Error without an encryption key */
    create: () => {
      const { privateKey } = generateKeyPairSync('rsa', {
        modulusLength: 2048,
        privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
        publicKeyEncoding: { type: 'spki', format: 'pem' },
      });
      const encrypted = encryption.encrypt(privateKey);
      if (!encrypted) throw new Error('The DKIM key cannot be encrypted: ENCRYPTION_KEY is not set.');
      return { dkimPrivateKey: encrypted, dkimPublicKey: dkimRecord(privateKey) };
    },

    load: async (sender: Sender): Promise<{ ok: true; key: DkimKey } | { ok: false; code: string }> => {
      const known = cache.get(sender.id);
      const fingerprint = `${sender.dkimPrivateKey}|${sender.domain}|${sender.dkimSelector}`;
      if (known?.stored === fingerprint) return known.loaded;
      const loaded = read(sender);
      if (loaded.ok) cache.set(sender.id, { stored: fingerprint, loaded });
      return loaded;
    },
  };
};

export type DkimKeys = ReturnType<typeof createDkimKeys>;
