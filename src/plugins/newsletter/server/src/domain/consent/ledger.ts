import { hash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** What can happen to one subscriber's consent to one purpose. `page-view` and `confirmation-mailed` are evidence only. */
export const CONSENT_EVENTS = [
  'requested',
  'confirmation-mailed',
  'page-view',
  'confirmed',
  'renewed',
  'imported',
  'withdrawn',
  'restored',
  'objected',
  'expired',
  'erased',
] as const;

export type ConsentEventName = (typeof CONSENT_EVENTS)[number];

/** One event before it has a place in the chain. */
export interface LedgerEntry {
  readonly documentId: string;
  readonly senderId: string;
  readonly subscriberId: string;
  readonly purposeKey: string;
  readonly event: ConsentEventName;
  /** ISO 8601 in UTC with milliseconds. */
  readonly occurredAt: string;
  /** Canonical JSON (RFC 8785): the evidence, byte for byte as it is stored. */
  readonly payload: string;
}

/** One event in its sender's chain. */
export interface LedgerRecord extends LedgerEntry {
  /** SHA-256 of the payload, hex: the chain vouches for the evidence by it, and holds when evidence has to be erased. */
  readonly payloadHash: string;
  readonly seq: number;
  readonly previousHash: string;
  /** SHA-256 over the canonical JSON of everything above but the payload itself, hex. */
  readonly hash: string;
}

/** One event as it is kept: for its first moments, until it is sealed, without a place in the chain. */
export interface KeptRecord extends LedgerEntry {
  readonly seq: number | null;
  /** Still there when the evidence is not. */
  readonly payloadHash?: string | null;
  readonly previousHash: string | null;
  readonly hash: string | null;
}

/** The last link of a sender's chain; kept apart so that cutting records off the end is seen too. */
export interface LedgerHead {
  readonly seq: number;
  readonly hash: string;
}

export const EMPTY_LEDGER: LedgerHead = { seq: 0, hash: '0'.repeat(64) };

/** Whether JSON.stringify writes a value as RFC 8785 wants it: every object's keys come in order, and nothing is special. */
const isInOrder = (value: unknown): boolean => {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || 'toJSON' in value) return false;
  if (Array.isArray(value)) return value.every(isInOrder);
  let before = '';
  for (const [key, inner] of Object.entries(value)) {
    if (key < before || !isInOrder(inner)) return false;
    before = key;
  }
  return true;
};

/**
 * Canonical JSON of plain data. Throws a TypeError on what JSON cannot say, rather than losing it. Whoever needs it a
 * million times gives the keys in their order and is spared the sorting.
 */
export const canonicalJson = (value: unknown): string => {
  const json = isInOrder(value) ? JSON.stringify(value) : canonicalize(value);
  if (json === undefined) throw new TypeError('This value has no JSON form.');
  return json;
};

/** What stands where evidence was, after an erasure. The hash of the evidence and the record's place stay. */
export const REDACTED = '{"redacted":true}';

export const isRedacted = (payload: string): boolean => payload === REDACTED;

export const payloadHashOf = (payload: string): string => hash('sha256', payload);

export const hashRecord = (record: Omit<LedgerRecord, 'hash' | 'payload'>): string => {
  const { documentId, senderId, subscriberId, purposeKey, event, occurredAt, payloadHash } = record;
  const { seq, previousHash } = record;
  // In the order of canonical JSON.
  const content = {
    documentId,
    event,
    occurredAt,
    payloadHash,
    previousHash,
    purposeKey,
    senderId,
    seq,
    subscriberId,
  };
  return hash('sha256', canonicalJson(content));
};

/** Links entries behind a head, in the order given (GDPR Art. 7(1): consent must be demonstrable). */
export const linkEntries = (
  head: LedgerHead,
  entries: readonly (LedgerEntry & { readonly payloadHash?: string | null })[],
): { readonly records: readonly LedgerRecord[]; readonly head: LedgerHead } => {
  const records: LedgerRecord[] = [];
  let last = head;
  for (const entry of entries) {
    const payloadHash = entry.payloadHash ?? payloadHashOf(entry.payload);
    const unhashed = { ...entry, payloadHash, seq: last.seq + 1, previousHash: last.hash };
    const record = { ...unhashed, hash: hashRecord(unhashed) };
    records.push(record);
    last = { seq: record.seq, hash: record.hash };
  }
  return { records, head: last };
};

/** A place where the ledger is not what was written. */
export interface LedgerFault {
  /**
   * `forged` fits its place, or has none, and does not carry our MAC: it was not written by the product. `redacted`
   * has lost its evidence, and no later erasure in the chain names it.
   */
  readonly kind: 'changed' | 'missing' | 'unlinked' | 'cut-off' | 'forged' | 'redacted';
  /** Null for a record that never got a place. */
  readonly seq: number | null;
  /** The faulty record; null where there is none any more. */
  readonly recordId: string | null;
}

/**
 * Checks one record against the link before it; the caller walks the chain in order of `seq`.
 * After a fault the walk goes on with the stored hash, so that one change is reported once.
 */
export const checkLink = (before: LedgerHead, record: LedgerRecord): LedgerFault | null => {
  const fault = (kind: LedgerFault['kind']): LedgerFault => ({
    kind,
    seq: record.seq,
    recordId: record.documentId,
  });
  if (record.seq !== before.seq + 1) return { ...fault('missing'), seq: before.seq + 1 };
  // Whether evidence was taken out lawfully, an erasure further on has to say.
  const evidence = isRedacted(record.payload) || payloadHashOf(record.payload) === record.payloadHash;
  if (hashRecord(record) !== record.hash || !evidence) return fault('changed');
  return record.previousHash === before.hash ? null : fault('unlinked');
};

/** The records whose evidence an `erased` record took out, as its own evidence names them. */
export const redactedBy = (payload: string): readonly string[] => {
  const { redacted } = JSON.parse(payload) as { redacted?: unknown };
  return Array.isArray(redacted) ? redacted.filter((id): id is string => typeof id === 'string') : [];
};
