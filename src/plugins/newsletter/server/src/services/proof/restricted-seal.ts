import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Keys } from '../keys';

const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * Locks text so that it takes the address to read it again, besides the installation's secret: of somebody who was
 * erased nobody here knows the address, and whoever brings a claim names it.
 */
export const createRestrictedSeal = (keys: Pick<Keys, 'tokens'>) => {
  const keyOf = (normalised: string) =>
    Buffer.from(hkdfSync('sha256', keys.tokens, normalised, 'restricted-proof', 32));
  return {
    lock: (normalised: string, text: string): string => {
      const iv = randomBytes(IV_BYTES);
      const cipher = createCipheriv('aes-256-gcm', keyOf(normalised), iv);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
    },

    /** Null when it was locked under another address or changed. */
    unlock: (normalised: string, sealed: string): string | null => {
      const bytes = Buffer.from(sealed, 'base64');
      const decipher = createDecipheriv('aes-256-gcm', keyOf(normalised), bytes.subarray(0, IV_BYTES));
      decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
      try {
        return Buffer.concat([
          decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)),
          decipher.final(),
        ]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
};

export type RestrictedSeal = ReturnType<typeof createRestrictedSeal>;
