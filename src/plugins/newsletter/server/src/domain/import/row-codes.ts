/** `unchanged`: the row is in order and brings its person nothing. */
export type RowOutcome = 'refused' | 'unchanged';

interface RowCodeEntry {
  readonly rule: string;
  readonly outcome: RowOutcome;
  /** The person is here: what the customer says about him in other columns is taken over. */
  readonly renewsColumns: boolean;
}

const refused = (rule: string): RowCodeEntry => ({ rule, outcome: 'refused', renewsColumns: false });
const unchanged = (rule: string): RowCodeEntry => ({ rule, outcome: 'unchanged', renewsColumns: false });
const stays = (rule: string): RowCodeEntry => ({ rule, outcome: 'unchanged', renewsColumns: true });

const CODES = {
  email_missing: refused('MSR-2.4-21'),
  email_malformed: refused('MSR-2.4-21'),
  /** No mail can leave for it (`domain/address/reachable`). */
  non_ascii_local_part: refused('R6531-1'),
  role_address: refused('MFR-2.1'),
  disposable_address: refused('MSR-2.4-21'),
  /** Samples of old programs that nobody ever read. */
  test_address: refused('AT-4'),
  /** Nobody can have a mailbox there, as name servers say (RFC 7505). */
  domain_takes_no_mail: refused('C.2.2'),
  /** The file itself says that the person left, bounced or complained there. */
  left_before: refused('MSR-2.4-21'),
  /** Proven, and older than 24 months: kept as somebody whose consent has run out. */
  consent_expired: refused('MSR-2.4-10'),
  proof_invalid: refused('MOS-2.8'),
  columns_mismatch: refused('MOS-2.8'),
  delimiter_mixed: refused('MOS-2.8'),
  quote_unclosed: refused('MOS-2.8'),
  row_too_long: refused('DESIGN-2.6'),
  already_active: stays('MSR-AS-2'),
  /** Here without a yes, and the row proves none. */
  already_known: stays('MOS-2.1'),
  duplicate_row: unchanged('MSR-2.4-21'),
  /** Suppressed here: bounce, complaint, objection, operator, erasure, "never write again". */
  address_blocked: unchanged('MSR-2.4-21'),
  consent_withdrawn: unchanged('MOS-1.3'),
  /** Ran out here before: only the person himself can ask again. */
  consent_lapsed: unchanged('MSR-2.4-10'),
} as const satisfies Record<string, RowCodeEntry>;

export type RowCode = keyof typeof CODES;

/** Why a row brought nobody in, with the rule that says so. Closed: programs read the codes. */
export const ROW_CODES: Readonly<Record<RowCode, RowCodeEntry>> = CODES;

/** One that was written down may be known to another version only: its row brought nobody in, and is told as well. */
export const isRowCode = (written: string): written is RowCode => Object.hasOwn(CODES, written);

export const ruleOf = (written: string): Pick<RowCodeEntry, 'rule' | 'outcome'> => {
  const { rule, outcome } = isRowCode(written) ? ROW_CODES[written] : refused('DESIGN-2.6');
  return { rule, outcome };
};

export const codesOf = (outcome: RowOutcome): readonly RowCode[] =>
  (Object.keys(CODES) as RowCode[]).filter((code) => CODES[code].outcome === outcome);

export interface RowReport {
  readonly row: number;
  readonly code: RowCode;
}
