import type { Knex } from 'knex';
import type { Database } from '../../db/database';
import { Refusal } from '../../domain/refusal';
import type { ConsentState } from '../../domain/consent/state';
import type { ListCursor, ListQuery } from '../../domain/subscriber/list-query';
import type { SubscriberState } from './subscribers';

/** Counting stops here: the millionth row costs as much as all before it, and nobody pages that far. */
export const COUNTED_AT_MOST = 10_000;
/** SQLite takes 500 parts in one union. */
const MAX_PIECES = 400;

export interface ListedSubscriber {
  readonly id: string;
  readonly senderId: string;
  readonly email: string;
  readonly state: SubscriberState;
  readonly createdAt: string;
  /** Of the consent to the purpose asked for; null where none was. */
  readonly consentState: ConsentState | null;
}

export interface ListedPage {
  readonly results: readonly ListedSubscriber[];
  /** Where the next page begins; null on the last one. */
  readonly next: ListCursor | null;
  /** Null where only reading everything could tell. `more`: there are more than `known`. */
  readonly count: { readonly known: number; readonly more: boolean } | null;
}

/** What is wanted, and of whose subscribers. */
export interface ListScope extends ListQuery {
  readonly senderIds: readonly string[];
  /** True when `senderIds` are all there are: then nothing has to be narrowed. */
  readonly everySender: boolean;
}

export interface ListedRow {
  readonly document_id: string;
  readonly sender_id: string;
  readonly email: string;
  readonly email_normalised: string;
  readonly state: SubscriberState;
  readonly created_at: Date | number | string;
  readonly consent_state: ConsentState | null;
  readonly position: number | string;
}

export type Query = Knex.QueryBuilder;

const LISTED_COLUMNS = [
  's.document_id',
  's.sender_id',
  's.email',
  's.email_normalised',
  's.state',
  's.created_at',
];

const toListed = (row: ListedRow): ListedSubscriber => ({
  id: row.document_id,
  senderId: row.sender_id,
  email: row.email,
  state: row.state,
  createdAt: new Date(row.created_at).toISOString(),
  consentState: row.consent_state,
});

/**
 * What no index says in one piece (any state, several senders) is a union of pieces, each walking an index on its
 * own and cut off at the page's length: a list costs the same at a thousand and at a million rows.
 */
export const createListPieces = (database: Database) => {
  const joined = (pieces: readonly Query[]): Query => {
    if (pieces.length > MAX_PIECES)
      throw new Refusal('malformed_request', 'DESIGN-2.6', { field: 'senderId' });
    const knex = database.knex();
    // Wrapped: a part of a union may not carry an order and a limit of its own.
    const [first, ...rest] = pieces.map((piece) => knex.select('*').from(piece.as('piece')));
    if (first === undefined) throw new Error('A list needs a sender.');
    return knex.select('*').from(rest.reduce((all, part) => all.unionAll(part), first).as('pieces'));
  };

  return {
    joined,

    /** What each piece selects, beside the position it is sorted by. */
    columns: LISTED_COLUMNS,

    /** A page is asked for with one row more, which says whether another follows. */
    resultsOf: (rows: readonly ListedRow[], limit: number): readonly ListedSubscriber[] =>
      rows.slice(0, limit).map(toListed),

    /** How many there are, as far as it is worth counting. The pieces are ordered and select nothing yet. */
    counted: async (pieces: readonly Query[]): Promise<NonNullable<ListedPage['count']>> => {
      const knex = database.knex();
      const limited = pieces.map((piece) =>
        piece
          .clone()
          .select(knex.raw('1 AS one'))
          .limit(COUNTED_AT_MOST + 1),
      );
      const row = await knex
        .from(
          joined(limited)
            .limit(COUNTED_AT_MOST + 1)
            .as('found'),
        )
        .count<{ n: number | string }[]>({ n: '*' })
        .first();
      const known = Number(row?.n ?? 0);
      return { known: Math.min(known, COUNTED_AT_MOST), more: known > COUNTED_AT_MOST };
    },
  };
};
