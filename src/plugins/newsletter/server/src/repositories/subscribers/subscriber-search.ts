import type { Database } from '../../db/database';
import { createListPieces, type ListedPage, type ListedRow, type ListScope, type Query } from './list-pieces';

/** How many addresses one page looks at when filters beside the search are not in the index. */
const SCANNED_AT_MOST = 2_000;
/** Sorts behind every character an address can hold. */
const LAST = '\u{10FFFF}';

type Place = readonly [address: string, id: number];

const earlier = (one: Place, other: Place): Place => (one[0] < other[0] ? one : other);

/** Subscribers by address: the exact one by its keyed hash, all that begin with something in the order of addresses. */
export const createSubscriberSearchRepository = (database: Database) => {
  const { joined, counted, columns, resultsOf } = createListPieces(database);
  // Bytes on both databases; the column's own order depends on how the server was set up.
  const collation = database.isSqlite ? '' : ' COLLATE "C"';
  const address = `s.email_normalised${collation}`;

  const range = (senderId: string, search: string, after: Place | undefined): Query => {
    const query = database.knex()('newsletter_subscribers as s').where({ 's.sender_id': senderId });
    void query.andWhereRaw(`${address} < ?`, [`${search}${LAST}`]);
    return after
      ? query.andWhereRaw(`(${address}, s.id) > (?, ?)`, [...after])
      : query.andWhereRaw(`${address} >= ?`, [search]);
  };

  const ordered = (query: Query): Query => query.orderByRaw(`${address}, s.id`);

  /** The last of the addresses that this page may look at; null when it may look at all that are left. */
  const scanEnd = async (query: Query, budget: number): Promise<Place | null> => {
    const row = await ordered(query.clone())
      .offset(budget - 1)
      .limit(1)
      .first<{ email_normalised: string; id: number } | undefined>('s.email_normalised', 's.id');
    return row ? [row.email_normalised, row.id] : null;
  };

  const filtered = (query: Query, scope: ListScope): Query => {
    const knex = database.knex();
    const position = knex.ref('s.id').as('position');
    if (scope.purposeKey === undefined) {
      if (scope.state !== undefined) void query.andWhere({ 's.state': scope.state });
      return query.select([...columns, position, knex.raw('NULL AS consent_state')]);
    }
    void query.join('newsletter_consents as c', 'c.subscriber_id', 's.document_id');
    void query.andWhere({ 'c.purpose_key': scope.purposeKey });
    if (scope.state !== undefined) void query.andWhere({ 'c.state': scope.state });
    return query.select([...columns, position, knex.ref('c.state').as('consent_state')]);
  };

  const page = async (scope: ListScope, pieces: readonly Query[]): Promise<ListedRow[]> =>
    joined(pieces.map((piece) => ordered(filtered(piece, scope)).limit(scope.limit + 1)))
      .orderByRaw(`email_normalised${collation}, position`)
      .limit(scope.limit + 1);

  const nextOf = (rows: readonly ListedRow[], limit: number): Place | null => {
    const last = rows[limit - 1];
    return rows.length > limit && last ? [last.email_normalised, Number(last.position)] : null;
  };

  return {
    /** At most one per sender. Finds the suppressed and the erased too: their hash stays. */
    exactly: async (scope: ListScope, emailHash: string): Promise<ListedPage> => {
      const query = database
        .knex()('newsletter_subscribers as s')
        .where({ 's.email_hash': emailHash })
        .whereIn('s.sender_id', scope.senderIds);
      const rows: ListedRow[] = await filtered(query, scope).orderBy('s.id', 'desc').limit(scope.limit);
      return {
        results: resultsOf(rows, scope.limit),
        next: null,
        count: { known: rows.length, more: false },
      };
    },

    /**
     * All that begin with the search. With filters beside it a page looks at so many addresses and no more: it may
     * be short, or even empty, and still have a next one.
     */
    beginning: async (scope: ListScope, search: string): Promise<ListedPage> => {
      const after = Array.isArray(scope.after) ? (scope.after as Place) : undefined;
      const pieces = scope.senderIds.map((senderId) => range(senderId, search, after));
      if (scope.state === undefined && scope.purposeKey === undefined) {
        const all = scope.senderIds.map((senderId) => ordered(range(senderId, search, undefined)));
        const rows = await page(scope, pieces);
        const results = resultsOf(rows, scope.limit);
        return { results, next: nextOf(rows, scope.limit), count: await counted(all) };
      }
      const budget = Math.ceil(SCANNED_AT_MOST / pieces.length);
      const ends: (Place | null)[] = [];
      for (const piece of pieces) ends.push(await scanEnd(piece, budget));
      const end = ends.reduce((least, one) => (least && one ? earlier(least, one) : (least ?? one)), null);
      if (end) for (const piece of pieces) void piece.andWhereRaw(`(${address}, s.id) <= (?, ?)`, [...end]);
      const rows = await page(scope, pieces);
      const results = resultsOf(rows, scope.limit);
      return { results, next: nextOf(rows, scope.limit) ?? end, count: null };
    },
  };
};

export type SubscriberSearchRepository = ReturnType<typeof createSubscriberSearchRepository>;
