import { canonicalJson, isRedacted, payloadHashOf, type LedgerEntry } from './ledger';

/** HMAC-SHA256 under the key of the ledger, hex. */
export type LedgerMac = (text: string) => string;

/** What the MAC vouches for: the event, and the evidence by its hash, so that checking needs no evidence. */
export interface MacFields extends Omit<LedgerEntry, 'payload' | 'event'> {
  readonly event: string;
  readonly payloadHash: string;
}

/** Protection from the insert on; a column that a foreign hand left empty is null. */
export interface MacColumns {
  readonly payloadHash: string | null;
  readonly mac: string | null;
}

const macText = (fields: MacFields): string => {
  const { documentId, senderId, subscriberId, purposeKey, event, occurredAt, payloadHash } = fields;
  // In the order of canonical JSON.
  return canonicalJson({ documentId, event, occurredAt, payloadHash, purposeKey, senderId, subscriberId });
};

export const protect = (
  entry: Omit<LedgerEntry, 'event'> & { readonly event: string },
  mac: LedgerMac,
): { payloadHash: string; mac: string } => {
  const payloadHash = payloadHashOf(entry.payload);
  return { payloadHash, mac: mac(macText({ ...entry, payloadHash })) };
};

/** Whether the product wrote this record; says nothing about the evidence, which is not read (MOS-2.8). */
export const carriesOurMac = (
  fields: Omit<MacFields, 'payloadHash'> & MacColumns,
  mac: LedgerMac,
): boolean => {
  const { payloadHash } = fields;
  return payloadHash !== null && fields.mac === mac(macText({ ...fields, payloadHash }));
};

/**
 * Whether any of them was written with this key: one forged record is for verify-ledger to find, only where none fits
 * is the key another one. Null where there is none to try it on.
 */
export const ourMacIn = (
  records: readonly (Omit<MacFields, 'payloadHash'> & MacColumns)[],
  mac: LedgerMac,
): boolean | null => (records.length === 0 ? null : records.some((record) => carriesOurMac(record, mac)));

/**
 * Whether the product wrote this record and exactly this evidence, or its evidence was taken out since; whether
 * that was lawful, the walk of the chain tells.
 */
export const isAuthentic = (record: LedgerEntry & MacColumns, mac: LedgerMac): boolean =>
  carriesOurMac(record, mac) &&
  // SQLite keeps whatever type a foreign hand puts into a column.
  typeof record.payload === 'string' &&
  (isRedacted(record.payload) || record.payloadHash === payloadHashOf(record.payload));
