import type { Database } from '../../db/database';
import { UNKNOWN_ADDRESS, type Ending, type KnownAddress } from '../../domain/import/batch';
import type { Consent } from '../../domain/consent/state';
import type { PlannedSubscriber } from '../../domain/subscriber/new-subscriber';
import { bulkInsert, whereAny, type BulkTable } from '../bulk';
import { consentValues, SAVED_CONSENTS, type ConsentKey } from '../consent/consents';
import { NEW_SUBSCRIBERS, subscriberValues, type SubscriberState } from '../subscribers/subscribers';

const CELLS: BulkTable = {
  table: 'newsletter_imported_rows',
  columns: { subscriber_id: 'text', import_id: 'text', row: 'int', cells: 'text' },
  onConflict:
    'ON CONFLICT (subscriber_id) DO UPDATE SET import_id = excluded.import_id, row = excluded.row, cells = excluded.cells',
};

const ENDINGS: readonly Ending[] = ['withdrawn', 'objected', 'expired'];

export type BulkConsent = Consent & ConsentKey;

interface FoundRow {
  document_id: string;
  email_hash: string;
  state: SubscriberState;
}

/** Reads and writes of an import, a thousand rows at a time. All of it within the caller's transaction. */
export const createImportWrites = (database: Database) => {
  const knex = () => database.knex();

  const found = async (senderId: string, hashes: readonly string[]): Promise<readonly FoundRow[]> => {
    const query = whereAny(database, knex()('newsletter_subscribers'), 'email_hash', hashes)
      // An expression, as no index knows it: SQLite would otherwise walk all of the sender's people for each batch.
      .andWhereRaw("coalesce(sender_id, '') = ?", [senderId])
      .orderBy('document_id')
      .select('document_id', 'email_hash', 'state');
    // Locked in one order by everybody: whoever withdraws meanwhile waits for us or is seen by us.
    return (await (database.isSqlite ? query : query.forUpdate())) as FoundRow[];
  };

  const blockedHashes = async (senderId: string, hashes: readonly string[]): Promise<ReadonlySet<string>> => {
    const suppressed = await whereAny(database, knex()('newsletter_suppressions'), 'email_hash', hashes)
      .andWhere({ sender_id: senderId })
      .select('email_hash');
    const never = await whereAny(
      database,
      knex()('newsletter_blocked_addresses'),
      'email_hash',
      hashes,
    ).select('email_hash');
    return new Set([...suppressed, ...never].map(({ email_hash }: { email_hash: string }) => email_hash));
  };

  const consentsOf = async (ids: readonly string[]) => {
    if (ids.length === 0) return new Map<string, KnownAddress['consents']>();
    const rows = (await whereAny(database, knex()('newsletter_consents'), 'subscriber_id', ids).select(
      'subscriber_id',
      'purpose_key',
      'state',
      'since',
      'expressed_at',
      'expires_at',
    )) as {
      subscriber_id: string;
      purpose_key: string;
      state: Consent['state'];
      since: number;
      expressed_at: number | null;
      expires_at: number | null;
    }[];
    const ofEach = new Map<string, KnownAddress['consents'][number][]>();
    for (const row of rows) {
      const { state, since, expressed_at: expressedAt, expires_at: expiresAt } = row;
      const entry = { purposeKey: row.purpose_key, consent: { state, since, expressedAt, expiresAt } };
      ofEach.set(row.subscriber_id, [...(ofEach.get(row.subscriber_id) ?? []), entry]);
    }
    return ofEach;
  };

  /** Asked of the ledger, and only about those whose state is an open request: it hides what was said before. */
  const endedBefore = async (consents: ReadonlyMap<string, KnownAddress['consents']>) => {
    const asked = [...consents]
      .filter(([, own]) => own.some(({ consent }) => consent.state === 'requested'))
      .map(([id]) => id);
    const ofEach = new Map<string, KnownAddress['endedBefore'][number][]>();
    if (asked.length === 0) return ofEach;
    const rows = (await whereAny(database, knex()('newsletter_consent_records'), 'subscriber_id', asked)
      .whereIn('event', ENDINGS)
      .orderBy('id', 'desc')
      .select('subscriber_id', 'purpose_key', 'event')) as {
      subscriber_id: string;
      purpose_key: string;
      event: Ending;
    }[];
    for (const { subscriber_id: id, purpose_key: purposeKey, event } of rows)
      ofEach.set(id, [...(ofEach.get(id) ?? []), { purposeKey, event }]);
    return ofEach;
  };

  const broughtBy = async (importId: string, ids: readonly string[]) => {
    if (ids.length === 0) return new Map<string, number>();
    const rows = (await whereAny(database, knex()('newsletter_imported_rows'), 'subscriber_id', ids)
      .andWhere({ import_id: importId })
      .select('subscriber_id', 'row')) as { subscriber_id: string; row: number }[];
    return new Map(rows.map(({ subscriber_id, row }) => [subscriber_id, row]));
  };

  return {
    /** What is known about these addresses at the sender, by the keyed hash of the address. */
    known: async (
      senderId: string,
      importId: string,
      hashes: readonly string[],
    ): Promise<ReadonlyMap<string, KnownAddress>> => {
      const subscribers = await found(senderId, hashes);
      const blocked = await blockedHashes(senderId, hashes);
      const ids = subscribers.map(({ document_id }) => document_id);
      const consents = await consentsOf(ids);
      const ended = await endedBefore(consents);
      const brought = await broughtBy(importId, ids);
      const known = new Map<string, KnownAddress>();
      const erased = new Set(subscribers.flatMap((row) => (row.state === 'erased' ? [row.email_hash] : [])));
      for (const hash of blocked) known.set(hash, { ...UNKNOWN_ADDRESS, blocked: true });
      // Who was erased and came back has two rows; the one with the address speaks for him.
      const erasedFirst = [...subscribers].sort(
        (one, other) => Number(other.state === 'erased') - Number(one.state === 'erased'),
      );
      for (const { document_id: id, email_hash: hash, state } of erasedFirst) {
        known.set(hash, {
          subscriberId: id,
          blocked: blocked.has(hash) || state === 'erased' || state === 'suppressed',
          consents: consents.get(id) ?? [],
          endedBefore: ended.get(id) ?? [],
          erasedBefore: erased.has(hash),
          broughtByRow: brought.get(id) ?? null,
        });
      }
      return known;
    },

    /** False when somebody else brought one of them in meanwhile: the batch then has to be decided anew. */
    insertSubscribers: async (rows: readonly PlannedSubscriber[], now: number): Promise<boolean> => {
      const values = rows.map((row) => subscriberValues(row, now, row.source));
      return (await bulkInsert(database, NEW_SUBSCRIBERS, values)) === rows.length;
    },

    saveConsents: async (rows: readonly BulkConsent[]): Promise<void> => {
      const values = rows.map((row) => consentValues(row, row));
      await bulkInsert(database, SAVED_CONSENTS, values);
    },

    saveCells: async (
      importId: string,
      rows: readonly { subscriberId: string; row: number; cells: readonly string[] }[],
    ): Promise<void> => {
      const values = rows.map(({ subscriberId, row, cells }) => [
        subscriberId,
        importId,
        row,
        JSON.stringify(cells),
      ]);
      await bulkInsert(database, CELLS, values);
    },

    setStates: async (state: SubscriberState, ids: readonly string[]): Promise<void> => {
      if (ids.length === 0) return;
      await whereAny(database, knex()('newsletter_subscribers'), 'document_id', ids).update({ state });
    },
  };
};

export type ImportWrites = ReturnType<typeof createImportWrites>;
