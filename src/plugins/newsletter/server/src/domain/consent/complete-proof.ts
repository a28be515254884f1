import { endsInYes } from './last-word';
import type { KeptRecord } from './ledger';

/** What a proof can lack, in the order one would ask for it (MOS-2.8, MFR-4.3, VIV-2.4a–c). */
export type MissingPart =
  | 'confirmation'
  | 'standing'
  | 'request'
  | 'request-time'
  | 'request-ip'
  | 'source'
  | 'text'
  | 'form-version'
  | 'confirm-time'
  | 'confirm-ip'
  | 'address';

interface Evidence {
  readonly request?: unknown;
  readonly method?: unknown;
  readonly messageId?: unknown;
  readonly ip?: unknown;
  readonly source?: unknown;
  readonly address?: unknown;
  readonly text?: { readonly text?: unknown };
  readonly form?: { readonly version?: unknown; readonly hash?: unknown };
  readonly proof?: Readonly<Record<string, unknown>>;
}

const evidenceOf = (record: KeptRecord): Evidence => JSON.parse(record.payload) as Evidence;
const isText = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';
const isTime = (value: unknown): boolean => typeof value === 'string' && !Number.isNaN(Date.parse(value));

type Checks = readonly (readonly [MissingPart, boolean])[];

const missingOf = (checks: Checks): MissingPart[] =>
  checks.filter(([, there]) => !there).map(([part]) => part);

const ofImport = ({ proof = {} }: Evidence): Checks => [
  ['request-time', isTime(proof.requestedAt)],
  ['request-ip', isText(proof.requestIp)],
  ['source', isText(proof.source)],
  ['text', isText(proof.consentText)],
  ['confirm-time', isTime(proof.confirmedAt)],
  ['confirm-ip', isText(proof.confirmIp)],
];

/** Where an address was changed no form stood: what was asked is the text, and where, the preferences page. */
const namesForm = ({ form, method }: Evidence): boolean =>
  method === 'address-change' || (typeof form?.version === 'number' && isText(form.hash));

/** A mail has no address of a visitor; its Message-ID stands in its place (VIV-2.3b). */
const isReply = ({ method, messageId }: Evidence): boolean => method === 'reply' && isText(messageId);

const ofDoubleOptIn = (grant: KeptRecord, earlier: readonly KeptRecord[]): Checks => {
  const confirmed = evidenceOf(grant);
  const request = earlier.findLast(
    (record) =>
      record.event === 'requested' &&
      isText(confirmed.request) &&
      evidenceOf(record).request === confirmed.request,
  );
  if (!request) return [['request', false]];
  const asked = evidenceOf(request);
  return [
    ['request-time', isTime(request.occurredAt)],
    ['request-ip', isText(asked.ip)],
    ['source', isText(asked.source)],
    ['text', isText(asked.text?.text)],
    ['form-version', namesForm(asked)],
    ['confirm-time', isTime(grant.occurredAt)],
    ['confirm-ip', isText(confirmed.ip) || isReply(confirmed)],
  ];
};

/**
 * What is missing from the proof of a consent that mail may go out on: a request and its confirmation, or an import
 * with the proof of an earlier pair, each with text, version, times and addresses of both steps, and nothing said
 * against it since. A renewal stands on top of one of these and replaces none.
 * @param records authentic ones of one subscriber and purpose, oldest first
 * @param address what a record has to say about the address it belongs to, where it says it (address-commitment.ts)
 */
export const missingInProof = (records: readonly KeptRecord[], address: string): readonly MissingPart[] => {
  const place = records.findLastIndex(({ event }) => event === 'confirmed' || event === 'imported');
  const grant = records[place];
  if (!grant) return ['confirmation'];
  const evidence = evidenceOf(grant);
  const checks =
    grant.event === 'imported' ? ofImport(evidence) : ofDoubleOptIn(grant, records.slice(0, place));
  return missingOf([
    ['standing', endsInYes(records)],
    ...checks,
    ['address', evidence.address === undefined || evidence.address === address],
  ]);
};
