import { parseEmail, type EmailAddress } from '../address/email-address';
import { isRefusedRole } from '../address/role-address';
import { consentExpiry } from '../consent/state';

/** One line of a file, by lower-case column name. */
export type ImportRow = Readonly<Record<string, string>>;

/** The columns that together prove a double opt-in (MFR-4.3, VIV-2.4b, VIV-2.4c); all of them, or it is no proof. */
export const PROOF_COLUMNS = [
  'requested_at',
  'request_ip',
  'confirmed_at',
  'confirm_ip',
  'source',
  'consent_text',
] as const;

export interface ImportedProof {
  readonly requestedAt: string;
  readonly requestIp: string;
  readonly confirmedAt: string;
  readonly confirmIp: string;
  readonly source: string;
  readonly consentText: string;
}

export type RowDecision =
  | {
      readonly outcome: 'proven';
      readonly address: EmailAddress;
      readonly proof: ImportedProof;
      readonly expressedAt: number;
    }
  | { readonly outcome: 'unconfirmed'; readonly address: EmailAddress }
  | { readonly outcome: 'refused'; readonly code: string; readonly rule: string };

/** Date and time with a zone; a bare date proves no moment. */
const INSTANT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?\s?(?:Z|UTC|[+-]\d{2}:?\d{2})$/i;

const instantOf = (value: string): number | null => {
  if (!INSTANT.test(value)) return null;
  const at = Date.parse(value.replace(/\s?UTC$/i, 'Z').replace(' ', 'T'));
  return Number.isNaN(at) ? null : at;
};

const readProof = (
  row: ImportRow,
  now: number,
): { proof: ImportedProof; expressedAt: number } | 'none' | 'faulty' => {
  const given = PROOF_COLUMNS.filter((column) => (row[column] ?? '').trim() !== '');
  if (given.length === 0) return 'none';
  if (given.length < PROOF_COLUMNS.length) return 'none';
  const at = (column: string) => instantOf((row[column] ?? '').trim());
  const requested = at('requested_at');
  const confirmed = at('confirmed_at');
  if (requested === null || confirmed === null || requested > confirmed || confirmed > now) return 'faulty';
  const text = (column: string) => (row[column] ?? '').trim();
  return {
    expressedAt: confirmed,
    proof: {
      requestedAt: new Date(requested).toISOString(),
      requestIp: text('request_ip'),
      confirmedAt: new Date(confirmed).toISOString(),
      confirmIp: text('confirm_ip'),
      source: text('source'),
      consentText: text('consent_text'),
    },
  };
};

/**
 * What one line becomes: a subscriber with a proven consent, one who is merely known and gets no mail, or nothing.
 * A proof older than 24 months proves a consent that has lapsed (MSR-2.4-10).
 */
export const decideRow = (row: ImportRow, now: number): RowDecision => {
  const parsed = parseEmail(row.email);
  if (!parsed.ok) return { outcome: 'refused', code: parsed.code, rule: parsed.rule };
  if (isRefusedRole(parsed.address.local, 'import'))
    return { outcome: 'refused', code: 'role_address', rule: 'MFR-2.1' };
  const proof = readProof(row, now);
  if (proof === 'none') return { outcome: 'unconfirmed', address: parsed.address };
  if (proof === 'faulty') return { outcome: 'refused', code: 'proof_invalid', rule: 'MOS-2.8' };
  if (consentExpiry(proof.expressedAt) <= now)
    return { outcome: 'refused', code: 'consent_expired', rule: 'MSR-2.4-10' };
  return { outcome: 'proven', address: parsed.address, ...proof };
};
