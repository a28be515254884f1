import type { Database } from '../../db/database';
import type { ConsentState } from '../../domain/consent/state';
import { whereAny } from '../bulk';
import { RECORDS } from '../ledger/ledger';

/** One subscriber as he is given back: what we know, what the customer brought, and the records about his yes. */
export interface ExportSubject {
  readonly rowId: number;
  readonly id: string;
  readonly email: string;
  readonly state: string;
  readonly importId: string | null;
  readonly cells: readonly string[];
}

export interface ExportConsent {
  readonly subscriberId: string;
  readonly purposeKey: string;
  readonly state: ConsentState;
  readonly expressedAt: number | null;
  readonly expiresAt: number | null;
}

export interface ExportRecord {
  readonly subscriberId: string;
  readonly purposeKey: string;
  readonly event: string;
  readonly occurredAt: string;
  readonly payload: string;
  readonly hash: string | null;
}

interface SubjectRow {
  row_id: number;
  id: string;
  email: string;
  state: string;
  import_id: string | null;
  cells: string | null;
}

/** Reads for exports, a page at a time along the primary key. */
export const createExportRepository = (database: Database) => {
  const knex = () => database.knex();
  return {
    /** The headings of every file that brought somebody in who is still here, oldest first. */
    headings: async (senderId: string): Promise<ReadonlyMap<string, readonly string[]>> => {
      const rows = await knex()('newsletter_imports')
        .where({ sender_id: senderId })
        .whereExists(
          knex()('newsletter_imported_rows')
            .select(knex().raw('1'))
            .whereRaw('import_id = newsletter_imports.id'),
        )
        .orderBy('created_at')
        .select<{ id: string; headings: string }[]>('id', 'headings');
      return new Map(rows.map(({ id, headings }) => [id, JSON.parse(headings) as string[]]));
    },

    subjects: async (
      scope: { senderId: string; purposeKey: string | null },
      after: number,
      limit: number,
    ): Promise<readonly ExportSubject[]> => {
      const query = knex()({ s: 'newsletter_subscribers' })
        .leftJoin({ i: 'newsletter_imported_rows' }, 'i.subscriber_id', 's.document_id')
        .where('s.sender_id', scope.senderId)
        .andWhere('s.id', '>', after)
        // Of an erased person there is nothing to give.
        .whereNot('s.state', 'erased')
        .orderBy('s.id')
        .limit(limit)
        .select(
          { row_id: 's.id', id: 's.document_id', email: 's.email', state: 's.state' },
          'i.import_id',
          'i.cells',
        );
      if (scope.purposeKey !== null) {
        const { purposeKey } = scope;
        // Whoever was brought in for it without proof has no consent row yet.
        const consented = knex()('newsletter_consents')
          .select(knex().raw('1'))
          .whereRaw('subscriber_id = s.document_id')
          .andWhere({ purpose_key: purposeKey });
        const broughtIn = knex()('newsletter_imports')
          .select(knex().raw('1'))
          .whereRaw('newsletter_imports.id = i.import_id')
          .andWhere('newsletter_imports.purpose_key', purposeKey);
        void query.where((either) => void either.whereExists(consented).orWhereExists(broughtIn));
      }
      return ((await query) as SubjectRow[]).map((row) => ({
        rowId: row.row_id,
        id: row.id,
        email: row.email,
        state: row.state,
        importId: row.import_id,
        cells: row.cells === null ? [] : (JSON.parse(row.cells) as string[]),
      }));
    },

    consents: async (ids: readonly string[]): Promise<readonly ExportConsent[]> => {
      const rows = (await whereAny(database, knex()('newsletter_consents'), 'subscriber_id', ids)
        .orderBy('purpose_key')
        .select('subscriber_id', 'purpose_key', 'state', 'expressed_at', 'expires_at')) as {
        subscriber_id: string;
        purpose_key: string;
        state: ConsentState;
        expressed_at: number | null;
        expires_at: number | null;
      }[];
      return rows.map((row) => ({
        subscriberId: row.subscriber_id,
        purposeKey: row.purpose_key,
        state: row.state,
        expressedAt: row.expressed_at,
        expiresAt: row.expires_at,
      }));
    },

    /** The records that say who asked and who said yes, oldest first. */
    records: async (ids: readonly string[]): Promise<readonly ExportRecord[]> => {
      const rows = (await whereAny(database, knex()(RECORDS), 'subscriber_id', ids)
        .whereIn('event', ['requested', 'confirmed', 'imported', 'renewed'])
        .orderBy('id')
        .select('subscriber_id', 'purpose_key', 'event', 'occurred_at', 'payload', 'hash')) as {
        subscriber_id: string;
        purpose_key: string;
        event: string;
        occurred_at: string;
        payload: string;
        hash: string | null;
      }[];
      return rows.map((row) => ({
        subscriberId: row.subscriber_id,
        purposeKey: row.purpose_key,
        event: row.event,
        occurredAt: row.occurred_at,
        payload: row.payload,
        hash: row.hash,
      }));
    },
  };
};

export type ExportRepository = ReturnType<typeof createExportRepository>;
