import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Keys } from '../keys';

const IV_BYTES = 12;
const TAG_BYTES = 16;

const seal = (key: Buffer, content: Buffer): Buffer => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(content), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]);
};

/** Null when it was sealed with another key or changed. */
const open = (key: Buffer, sealed: Buffer): Buffer | null => {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, IV_BYTES));
    decipher.setAuthTag(sealed.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
    return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  } catch {
    return null;
  }
};

/**
 * Locks text so that it takes the address to read it again, besides the installation's secret: of somebody who was
 * erased nobody here knows the address, and whoever brings a claim names it.
 */
export const createRestrictedSeal = (keys: Pick<Keys, 'tokens'>) => {
  const keyOf = (normalised: string) =>
    Buffer.from(hkdfSync('sha256', keys.tokens, normalised, 'restricted-proof', 32));
  return {
    lock: (normalised: string, text: string): string =>
      seal(keyOf(normalised), Buffer.from(text, 'utf8')).toString('base64'),

    /** Null when it was locked under another address or changed. */
    unlock: (normalised: string, sealed: string): string | null =>
      open(keyOf(normalised), Buffer.from(sealed, 'base64'))?.toString('utf8') ?? null,
  };
};

/**
 * Seals a mail somebody attached to a report and who was erased while the case is open: it stays evidence, but for
 * this case alone, and a copy of the database shows nothing of it (GDPR Art. 17(3)(e), 18).
 */
export const createEvidenceSeal = (keys: Pick<Keys, 'tokens'>) => {
  const keyOf = (reportId: string) =>
    Buffer.from(hkdfSync('sha256', keys.tokens, reportId, 'restricted-evidence', 32));
  return {
    lock: (reportId: string, content: Buffer): Buffer => seal(keyOf(reportId), content),
    unlock: (reportId: string, sealed: Buffer): Buffer | null => open(keyOf(reportId), sealed),
  };
};

export type EvidenceSeal = ReturnType<typeof createEvidenceSeal>;
export type RestrictedSeal = ReturnType<typeof createRestrictedSeal>;
