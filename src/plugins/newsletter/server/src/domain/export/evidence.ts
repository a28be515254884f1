import type { ConsentState } from '../consent/state';

/** The columns beside the customer's own, in this order. The prefix keeps the two apart. */
export const EVIDENCE_COLUMNS = [
  'jawort_email',
  'jawort_state',
  'jawort_purpose',
  'jawort_consent',
  'jawort_expressed_at',
  'jawort_expires_at',
  'jawort_requested_at',
  'jawort_request_ip',
  'jawort_confirmed_at',
  'jawort_confirm_ip',
  'jawort_source',
  'jawort_consent_text',
  'jawort_record_hash',
] as const;

interface Evidence {
  readonly ip?: string | null;
  readonly source?: string | null;
  readonly text?: { readonly text?: string };
  readonly proof?: {
    readonly requestedAt?: string;
    readonly requestIp?: string;
    readonly confirmedAt?: string;
    readonly confirmIp?: string;
    readonly source?: string;
    readonly consentText?: string;
  };
}

interface RecordFacts {
  readonly event: string;
  readonly occurredAt: string;
  readonly payload: string;
  readonly hash: string | null;
}

interface Facts {
  readonly email: string;
  readonly state: string;
  readonly consent: {
    readonly purposeKey: string;
    readonly state: ConsentState;
    readonly expressedAt: number | null;
    readonly expiresAt: number | null;
  } | null;
  /** The records of this person and purpose, oldest first. */
  readonly records: readonly RecordFacts[];
}

const iso = (at: number | null | undefined): string =>
  at === null || at === undefined ? '' : new Date(at).toISOString();

const lastOf = (records: readonly RecordFacts[], ...events: string[]): RecordFacts | undefined =>
  records.filter(({ event }) => events.includes(event)).at(-1);

const evidenceOf = (record: RecordFacts | undefined): Evidence =>
  record ? (JSON.parse(record.payload) as Evidence) : {};

/** What the ledger knows about one yes, from an import or from both steps of the signup (MFR-4.3). */
const proofCells = (records: readonly RecordFacts[]): string[] => {
  const yes = lastOf(records, 'confirmed', 'imported');
  const said = evidenceOf(yes);
  if (said.proof) {
    const { requestedAt, requestIp, confirmedAt, confirmIp, source, consentText } = said.proof;
    return [requestedAt, requestIp, confirmedAt, confirmIp, source, consentText].map((cell) => cell ?? '');
  }
  const request = lastOf(records, 'requested');
  const asked = evidenceOf(request);
  return [
    request?.occurredAt ?? '',
    asked.ip ?? '',
    yes?.occurredAt ?? '',
    said.ip ?? '',
    asked.source ?? '',
    asked.text?.text ?? said.text?.text ?? '',
  ];
};

export const evidenceCells = ({ email, state, consent, records }: Facts): string[] => [
  email,
  state,
  consent?.purposeKey ?? '',
  consent?.state ?? '',
  iso(consent?.expressedAt),
  iso(consent?.expiresAt),
  ...proofCells(records),
  lastOf(records, 'confirmed', 'imported', 'renewed')?.hash ?? '',
];
