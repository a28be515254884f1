import { canonicalJson, type LedgerHead, type LedgerRecord } from '../consent/ledger';
import type { Consent } from '../consent/state';
import type { FormVersion } from '../signup-form/form-version';
import { declarationsOf, laterEventsOf, readRecord, sha256, type ReadRecord } from './declarations';
import { PROOF_FORMAT, PROOF_VERSION, type Proof, type PurposeProof } from './proof';

/** Everything a proof is made of. */
export interface ProofFacts {
  readonly now: number;
  readonly sender: Proof['sender'];
  readonly subscriber: Proof['subscriber'];
  readonly purposes: readonly { readonly key: string; readonly title: string; readonly kind: string }[];
  readonly consents: readonly { readonly purposeKey: string; readonly consent: Consent }[];
  readonly suppressions: Proof['suppressions'];
  readonly forms: readonly FormVersion[];
  /** Of this subscriber, sealed, in the order of the chain. */
  readonly records: readonly LedgerRecord[];
  readonly head: LedgerHead;
}

const instant = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : new Date(at).toISOString();

const purposeProof = (facts: ProofFacts, key: string, all: readonly ReadRecord[]): PurposeProof => {
  const purpose = facts.purposes.find((one) => one.key === key);
  const consent = facts.consents.find(({ purposeKey }) => purposeKey === key)?.consent;
  const own = all.filter(({ record }) => record.purposeKey === key);
  return {
    key,
    title: purpose?.title ?? null,
    kind: purpose?.kind ?? null,
    state: consent?.state ?? null,
    expressedAt: instant(consent?.expressedAt),
    expiresAt: instant(consent?.expiresAt),
    declarations: declarationsOf(own, facts.sender.zone),
    later: laterEventsOf(own, facts.sender.zone),
  };
};

/** The fields that are hashed, and the hash; whatever else a row carries is no part of a proof. */
const plainRecord = (record: LedgerRecord): LedgerRecord => ({
  documentId: record.documentId,
  senderId: record.senderId,
  subscriberId: record.subscriberId,
  purposeKey: record.purposeKey,
  event: record.event,
  occurredAt: record.occurredAt,
  payload: record.payload,
  payloadHash: record.payloadHash,
  seq: record.seq,
  previousHash: record.previousHash,
  hash: record.hash,
});

/** SHA-256 over the canonical JSON of a proof without its `digest`. */
export const digestOf = (proof: Omit<Proof, 'digest'>): string => sha256(canonicalJson(proof));

/** The complete proof of one subscriber's consents (MOS-2.8, G-7.1, DE-5): nothing in it is not in what it is made of. */
export const buildProof = (facts: ProofFacts): Proof => {
  const all = facts.records.map(readRecord);
  const keys = [...new Set(facts.records.map(({ purposeKey }) => purposeKey))];
  const undigested: Omit<Proof, 'digest'> = {
    format: PROOF_FORMAT,
    version: PROOF_VERSION,
    producedAt: new Date(facts.now).toISOString(),
    sender: facts.sender,
    subscriber: facts.subscriber,
    purposes: keys.map((key) => purposeProof(facts, key, all)),
    suppressions: facts.suppressions.map(({ reason, since, source }) => ({ reason, since, source })),
    forms: facts.forms.map(({ formId, version, contentHash, content }) => ({
      id: formId,
      version,
      hash: contentHash,
      content: canonicalJson(content),
    })),
    records: facts.records.map(plainRecord),
    head: { seq: facts.head.seq, hash: facts.head.hash },
  };
  return { ...undigested, digest: digestOf(undigested) };
};

/** The file that is handed on: its bytes are what the printed SHA-256 was taken of. */
export const proofFile = (proof: Proof): Buffer => Buffer.from(`${JSON.stringify(proof, null, 2)}\n`, 'utf8');
