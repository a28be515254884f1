import type { Database } from '../../db/database';
import { checked, rowsOf, statement, type FixedStatement } from '../../db/statements';
import { expressedAtOf } from '../../domain/consent/derive';
import { payloadHashOf } from '../../domain/consent/ledger';
import { boundBy, type Consent, type ConsentState } from '../../domain/consent/state';
import { isGranting, LAST_WORDS } from '../../domain/consent/last-word';
import { belongsTo, type AddressKeys } from '../../domain/consent/own-address';
import { carriesOurMac, type LedgerMac } from '../../domain/consent/record-mac';
import type { RecipientFacts } from '../../domain/delivery/hand-over-gate';
import { readJson } from '../rows';

/** A claimed delivery with all that is needed to decide and to address it, read in one go. */
export interface Recipient extends RecipientFacts {
  readonly deliveryId: number;
  readonly subscriberId: string;
  readonly emailHash: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly attempts: number;
  readonly firstAttemptAt: number | null;
}

interface RecipientRow {
  delivery_id: number;
  subscriber_id: string;
  attempts: number;
  first_attempt_at: number | null;
  email: string | null;
  email_hash: string | null;
  fields: unknown;
  consent_state: ConsentState | null;
  since: number | null;
  expressed_at: number | null;
  expires_at: number | null;
  suppressed_by: string | null;
  record_id: string | null;
  last_word: string | null;
  paused_until: number | null;
  occurred_at: string | null;
  payload: string | null;
  payload_hash: string | null;
  mac: string | null;
}

/** Whose consent to what is asked about. */
interface Scope {
  readonly senderId: string;
  readonly purposeKey: string;
}

export interface RecipientKeys extends AddressKeys {
  readonly ledgerMac: LedgerMac;
}

/**
 * When the last yes was said, by the record itself: an import proves one of before. Null where there is no record, or
 * its evidence is not what its hash says.
 */
const saidAt = (row: RecipientRow): number | null => {
  // SQLite keeps whatever type a foreign hand puts into a column.
  if (row.occurred_at === null || typeof row.payload !== 'string') return null;
  if (payloadHashOf(row.payload) !== row.payload_hash) return null;
  const recordedAt = Date.parse(row.occurred_at);
  return row.last_word === 'imported' ? (expressedAtOf({ payload: row.payload }) ?? recordedAt) : recordedAt;
};

/** The state as cached, yet never longer than the record lets it last. */
const consentOf = (row: RecipientRow, said: number | null): Consent | null => {
  if (row.consent_state === null) return null;
  const { consent_state: state, since, expressed_at: expressedAt, expires_at: expiresAt } = row;
  const cached = { state, since: since ?? 0, expressedAt, expiresAt };
  return said === null ? cached : boundBy(cached, said);
};

/**
 * Whether the ledger's last word is a yes that the product wrote, for the address the mail would go to: a row put
 * there or an address changed by another hand grants nothing.
 */
const isProven = (
  row: RecipientRow,
  said: number | null,
  { scope, keys }: { scope: Scope; keys: RecipientKeys },
): boolean => {
  const { record_id: documentId, last_word: event, occurred_at: occurredAt, payload } = row;
  if (documentId === null || event === null || occurredAt === null) return false;
  if (payload === null || said === null) return false;
  const record = {
    documentId,
    ...scope,
    subscriberId: row.subscriber_id,
    event,
    occurredAt,
    payloadHash: row.payload_hash,
    mac: row.mac,
  };
  const person = { subscriberId: row.subscriber_id, email: row.email, emailHash: row.email_hash };
  return isGranting(event) && carriesOurMac(record, keys.ledgerMac) && belongsTo(person, payload, keys);
};

const toRecipient = (row: RecipientRow, by: { scope: Scope; keys: RecipientKeys }): Recipient => {
  const said = saidAt(row);
  return {
    deliveryId: row.delivery_id,
    subscriberId: row.subscriber_id,
    attempts: row.attempts,
    firstAttemptAt: row.first_attempt_at,
    email: row.email,
    emailHash: row.email_hash ?? '',
    fields: readJson<Record<string, string>>(row.fields, {}),
    consent: consentOf(row, said),
    suppressedBy: row.suppressed_by,
    proven: isProven(row, said, by),
    pausedUntil: row.paused_until,
  };
};

/**
 * Everything by the person's own rows. PostgreSQL finds them by the key that the inner query names, whatever it believes
 * of a table: left to choose, it read the consents of a whole purpose for each recipient of a list just brought in.
 */
const factsBy = (ofPerson: (table: string, person: string) => string): string =>
  // The last word: records that still wait for their place are the newest. Of the others the place decides, which is
  // hashed, and not the row id, which anybody with the database could raise to make an old yes the last word.
  `SELECT d.id AS delivery_id, d.subscriber_id, d.attempts, d.first_attempt_at, s.email, s.email_hash, s.fields,
     c.state AS consent_state, c.since, c.expressed_at, c.expires_at,
     (SELECT MIN(x.reason) FROM newsletter_suppressions x
        WHERE x.sender_id = ? AND x.email_hash = s.email_hash) AS suppressed_by,
     (SELECT MAX(p.until) FROM newsletter_pauses p
        WHERE p.subscriber_id = d.subscriber_id AND p.purpose_key IN ('', ?)) AS paused_until,
     r.document_id AS record_id, r.event AS last_word, r.occurred_at, r.payload, r.payload_hash,
     r.mac
   FROM newsletter_deliveries d
   LEFT JOIN newsletter_subscribers s ON s.document_id = d.subscriber_id
   LEFT JOIN ${ofPerson('newsletter_consents', 'd.subscriber_id')} c
     ON c.subscriber_id = d.subscriber_id AND c.purpose_key = ? AND c.sender_id = ?
   LEFT JOIN newsletter_consent_records r ON r.id = (
     SELECT x.id FROM ${ofPerson('newsletter_consent_records', 'd.subscriber_id')} x
     WHERE x.subscriber_id = d.subscriber_id AND x.purpose_key = ? AND x.sender_id = ?
       AND x.event IN (${LAST_WORDS.map((word) => `'${word}'`).join(', ')})
     ORDER BY (x.seq IS NULL) DESC, x.seq DESC, x.id DESC LIMIT 1)
   WHERE d.id IN ?* AND ${checked('d.state')} = 'claimed' AND d.holder = ?
   ORDER BY d.id`;

const FACTS: FixedStatement = {
  ...statement(factsBy((table) => table)),
  // Behind OFFSET 0 nothing is looked for but what stands inside.
  postgres: statement(
    factsBy((table, person) => `LATERAL (SELECT * FROM ${table} WHERE subscriber_id = ${person} OFFSET 0)`),
  ).postgres,
};

const ADDRESSES = statement(
  `SELECT d.id, s.email FROM newsletter_deliveries d
   JOIN newsletter_subscribers s ON s.document_id = d.subscriber_id
   WHERE d.id IN ?* AND ${checked('d.state')} = 'claimed' AND d.holder = ?`,
);

/** Read side of claimed deliveries: what the hand-over gate decides on. */
export const createRecipientRepository = (database: Database, keys: RecipientKeys) => ({
  /** Everything the gate asks about claimed deliveries, as it is in the database now. */
  facts: async (ids: readonly number[], { holder, ...scope }: Scope & { holder: string }) => {
    const { senderId, purposeKey } = scope;
    const values = [senderId, purposeKey, purposeKey, senderId, purposeKey, senderId, ids, holder];
    const rows = await rowsOf<RecipientRow>(database, FACTS, values);
    return rows.map((row) => toRecipient(row, { scope, keys }));
  },

  /** Where claimed deliveries would go; nothing here says that they may. */
  addresses: async (ids: readonly number[], holder: string): Promise<ReadonlyMap<number, string>> => {
    const rows = await rowsOf<{ id: number; email: string | null }>(database, ADDRESSES, [ids, holder]);
    return new Map(rows.flatMap(({ id, email }) => (email === null ? [] : [[id, email] as const])));
  },
});

export type RecipientRepository = ReturnType<typeof createRecipientRepository>;
