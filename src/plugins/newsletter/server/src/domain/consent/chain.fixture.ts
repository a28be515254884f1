import { canonicalJson, EMPTY_LEDGER, linkEntries, type LedgerEntry } from './ledger';

/** Numbered entries of a few people who say yes in turn. */
export const entryOf = (n: number): LedgerEntry => ({
  documentId: `record${n}`,
  senderId: 'sender',
  subscriberId: `subscriber${n % 3}`,
  purposeKey: 'brief',
  event: n % 2 === 0 ? 'requested' : 'confirmed',
  occurredAt: new Date(1_800_000_000_000 + n).toISOString(),
  payload: canonicalJson({ ip: '192.0.2.1', text: 'Ja, bitte – gern für „mich“', n }),
});

/** A chain of so many of them, from its beginning. */
export const chainOf = (count: number) =>
  linkEntries(
    EMPTY_LEDGER,
    Array.from({ length: count }, (_, n) => entryOf(n)),
  );
