import isIP from 'validator/lib/isIP';
import { isWording } from '../../../../shared/import-targets';
import { isDisposableDomain } from '../address/disposable';
import { parseEmail, type EmailAddress } from '../address/email-address';
import { isReachable, type Reach } from '../address/reachable';
import { isRefusedRole } from '../address/role-address';
import { isTestAddress } from '../address/test-address';
import { consentExpiry } from '../consent/state';
import type { Target } from './columns';
import { instantOf } from './instant';
import { statusOf } from './providers';
import type { RowCode } from './row-codes';

/** One row by what its columns mean; a column the file does not have is absent. */
export type ImportFields = { readonly [T in Target]?: string };

/** What the importer states once for the whole file where it has no column for it. Never a time, never an address. */
export interface Declared {
  readonly source?: string | undefined;
  readonly consent_text?: string | undefined;
}

export interface RowRules {
  readonly now: number;
  /** IANA zone of times that carry none; null where such times prove nothing. */
  readonly timeZone: string | null;
  readonly declared: Declared;
  /** How long a yes lasts under the policy in force (MSR-2.4-10). */
  readonly consentMonths: number;
  readonly reach: Reach;
  /** Whether name servers said that nobody has a mailbox there (C.2.2). */
  hasNoMailbox(domain: string): boolean;
}

export interface ImportedProof {
  readonly requestedAt: string;
  readonly requestIp: string;
  readonly confirmedAt: string;
  readonly confirmIp: string;
  readonly source: string;
  readonly consentText: string;
  /** Which of them the importer stated for the file instead of a column. */
  readonly declared?: readonly string[];
  /** The zone he said the times are in, where they carry none. */
  readonly timeZone?: string;
}

interface Proven {
  readonly address: EmailAddress;
  readonly proof: ImportedProof;
  readonly expressedAt: number;
}

export type RowDecision =
  | (Proven & { readonly outcome: 'proven' | 'expired' })
  | { readonly outcome: 'unconfirmed'; readonly address: EmailAddress }
  | { readonly outcome: 'refused'; readonly code: RowCode };

const refused = (code: RowCode): RowDecision => ({ outcome: 'refused', code });

/**
 * What one row becomes: a subscriber with a proven consent, one whose proven consent has lapsed (MSR-2.4-10), one who
 * is merely known and gets no mail, or nothing.
 */
export const decideRow = (fields: ImportFields, rules: RowRules): RowDecision => {
  const parsed = parseEmail(fields.email);
  if (!parsed.ok) return refused(parsed.code);
  const { address } = parsed;
  if (!isReachable(address, rules.reach)) return refused('non_ascii_local_part');
  if (isRefusedRole(address.local, 'import')) return refused('role_address');
  if (isDisposableDomain(address.domain)) return refused('disposable_address');
  if (isTestAddress(address.normalised)) return refused('test_address');
  if (rules.hasNoMailbox(address.domain)) return refused('domain_takes_no_mail');
  const status = fields.status === undefined ? 'active' : statusOf(fields.status);
  if (status === 'left') return refused('left_before');
  const proof = status === 'active' ? readProof(fields, rules) : 'none';
  if (proof === 'none') return { outcome: 'unconfirmed', address };
  if (proof === 'faulty') return refused('proof_invalid');
  const lapsed = consentExpiry(proof.expressedAt, rules.consentMonths) <= rules.now;
  return { outcome: lapsed ? 'expired' : 'proven', address, ...proof };
};

type ProofReading = { readonly proof: ImportedProof; readonly expressedAt: number } | 'none' | 'faulty';

const readProof = (fields: ImportFields, rules: RowRules): ProofReading => {
  const given = (column: Target) => (fields[column] ?? '').trim();
  const wording = [given('consent_text'), (rules.declared.consent_text ?? '').trim()].find(isWording) ?? '';
  const text = {
    requestIp: given('request_ip'),
    confirmIp: given('confirm_ip'),
    source: given('source') || (rules.declared.source ?? '').trim(),
    consentText: wording,
  };
  const times = [given('requested_at'), given('confirmed_at')] as const;
  if ([...Object.values(text), ...times].includes('')) return 'none';
  const [requested, confirmed] = times.map((time) => instantOf(time, rules.timeZone));
  if (!requested || !confirmed || requested.at > confirmed.at || confirmed.at > rules.now) return 'faulty';
  if (!isIP(text.requestIp) || !isIP(text.confirmIp)) return 'faulty';
  const declared = [
    ...(given('source') === '' ? ['source'] : []),
    ...(given('consent_text') === wording ? [] : ['consent_text']),
  ];
  const assumed = requested.assumed || confirmed.assumed;
  return {
    expressedAt: confirmed.at,
    // In the order of canonical JSON.
    proof: {
      confirmIp: text.confirmIp,
      confirmedAt: new Date(confirmed.at).toISOString(),
      consentText: text.consentText,
      ...(declared.length > 0 && { declared }),
      requestIp: text.requestIp,
      requestedAt: new Date(requested.at).toISOString(),
      source: text.source,
      ...(assumed && rules.timeZone !== null && { timeZone: rules.timeZone }),
    },
  };
};
