import type { Database } from '../../db/database';
import { CONSENT_STATES, LAST_ID, SUBSCRIBER_STATES } from '../../domain/subscriber/list-query';
import { createListPieces, type ListedPage, type ListedRow, type ListScope, type Query } from './list-pieces';

/** What is listed, and how a page of it is read. */
interface Listing {
  readonly pieces: readonly Query[];
  /** The column that says what is newer. */
  readonly id: string;
  select(piece: Query): Query;
}

/** Subscribers, newest first: all, those in a state, those with a consent to a purpose. */
export const createSubscriberListRepository = (database: Database) => {
  const { joined, counted, columns, resultsOf } = createListPieces(database);
  const subscribers = (where: object = {}) => database.knex()('newsletter_subscribers as s').where(where);

  const ofSubscribers = (scope: ListScope): Listing => {
    const states = scope.state === undefined ? SUBSCRIBER_STATES : [scope.state];
    const everybody = scope.everySender && scope.state === undefined;
    return {
      id: 's.id',
      pieces: everybody
        ? [subscribers()]
        : scope.senderIds.flatMap((senderId) =>
            states.map((state) => subscribers({ 's.sender_id': senderId, 's.state': state })),
          ),
      select: (piece) => piece.select(database.knex().raw('NULL AS consent_state')),
    };
  };

  const ofConsents = (scope: ListScope): Listing => {
    const states = scope.state === undefined ? CONSENT_STATES : [scope.state];
    const consents = (senderId: string, state: string) =>
      database
        .knex()('newsletter_consents as c')
        .where({ 'c.sender_id': senderId, 'c.purpose_key': scope.purposeKey, 'c.state': state });
    return {
      id: 'c.id',
      pieces: scope.senderIds.flatMap((senderId) => states.map((state) => consents(senderId, state))),
      select: (piece) =>
        piece
          .join('newsletter_subscribers as s', 's.document_id', 'c.subscriber_id')
          .select(database.knex().ref('c.state').as('consent_state')),
    };
  };

  return {
    newest: async (scope: ListScope): Promise<ListedPage> => {
      const { pieces, id, select } =
        scope.purposeKey === undefined ? ofSubscribers(scope) : ofConsents(scope);
      const behind = (before: number) =>
        pieces.map((piece) => piece.clone().andWhere(id, '<', before).orderBy(id, 'desc'));
      const page = behind(typeof scope.after === 'number' ? scope.after : LAST_ID).map((piece) =>
        select(piece)
          .select([...columns, database.knex().ref(id).as('position')])
          .limit(scope.limit + 1),
      );
      const rows: ListedRow[] = await joined(page)
        .orderBy('position', 'desc')
        .limit(scope.limit + 1);
      const last = rows[scope.limit - 1];
      return {
        results: resultsOf(rows, scope.limit),
        next: rows.length > scope.limit && last ? Number(last.position) : null,
        count: await counted(behind(LAST_ID)),
      };
    },
  };
};

export type SubscriberListRepository = ReturnType<typeof createSubscriberListRepository>;
