interface RowCodeEntry {
  readonly rule: string;
  /** `unchanged`: the row is in order and brings its person nothing. */
  readonly outcome: 'refused' | 'unchanged';
}

const refused = (rule: string): RowCodeEntry => ({ rule, outcome: 'refused' });
const unchanged = (rule: string): RowCodeEntry => ({ rule, outcome: 'unchanged' });

const CODES = {
  email_missing: refused('MSR-2.4-21'),
  email_malformed: refused('MSR-2.4-21'),
  /** No mail can leave for it (`domain/address/reachable`). */
  non_ascii_local_part: refused('R6531-1'),
  role_address: refused('MFR-2.1'),
  disposable_address: refused('MSR-2.4-21'),
  /** The file itself says that the person left, bounced or complained there. */
  left_before: refused('MSR-2.4-21'),
  /** Proven, and older than 24 months: kept as somebody whose consent has run out. */
  consent_expired: refused('MSR-2.4-10'),
  proof_invalid: refused('MOS-2.8'),
  columns_mismatch: refused('MOS-2.8'),
  delimiter_mixed: refused('MOS-2.8'),
  quote_unclosed: refused('MOS-2.8'),
  row_too_long: refused('DESIGN-2.6'),
  duplicate_row: unchanged('MSR-2.4-21'),
  /** Suppressed here: bounce, complaint, objection, operator, erasure, "never write again". */
  address_blocked: unchanged('MSR-2.4-21'),
  consent_withdrawn: unchanged('MOS-1.3'),
  /** Ran out here before: only the person himself can ask again. */
  consent_lapsed: unchanged('MSR-2.4-10'),
} as const satisfies Record<string, RowCodeEntry>;

export type RowCode = keyof typeof CODES;

/** Why a row was not taken, with the rule that says so. Closed: programs read the codes. */
export const ROW_CODES: Readonly<Record<RowCode, RowCodeEntry>> = CODES;

export interface RowReport {
  readonly row: number;
  readonly code: RowCode;
}
