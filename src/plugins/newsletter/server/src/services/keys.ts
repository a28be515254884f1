import { createHmac, createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';

/** Keys for different uses never meet: each is derived under its own label (RFC 5869). */
export interface Keys {
  readonly tokens: KeyObject;
  /** Keyed hash of a normalised address, hex: all that remains of suppressed and erased people. */
  hashAddress(normalised: string): string;
  /** What opens the commitment to an address in somebody's consent records; useless once the address is erased. */
  addressSalt(subscriberId: string): string;
  /** Sign challenges of proof of work and their solutions, hex. */
  readonly proofOfWork: { readonly challenge: string; readonly solution: string };
  /** Short keyed checksum for Mailing-IDs, hex. */
  mac(data: string): string;
  /** Keyed checksum of a consent record, hex: whoever can write to the database still cannot write a consent. */
  ledgerMac(data: string): string;
  /** Whether two processes have the same secret, and nothing else about it. */
  readonly secretMark: string;
}

const derive = (secret: string, label: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, 'jawort', label, 32));

export const createKeys = (secret: string): Keys => {
  // Made ready once: they are used several times for each row of an import.
  const key = (label: string) => createSecretKey(derive(secret, label));
  const addresses = key('address-hash');
  const salts = key('address-salt');
  const mailingIds = key('mailing-id');
  const records = key('consent-record');
  const hmac = (key: KeyObject, data: string) => createHmac('sha256', key).update(data).digest('hex');
  return {
    tokens: key('tokens'),
    hashAddress: (normalised) => hmac(addresses, normalised),
    addressSalt: (subscriberId) => hmac(salts, subscriberId),
    proofOfWork: {
      challenge: derive(secret, 'proof-of-work-challenge').toString('hex'),
      solution: derive(secret, 'proof-of-work-solution').toString('hex'),
    },
    mac: (data) => hmac(mailingIds, data),
    ledgerMac: (data) => hmac(records, data),
    secretMark: derive(secret, 'secret-mark').toString('hex', 0, 8),
  };
};
