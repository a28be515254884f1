import type { Database } from '../../db/database';
import type { SubscriberState } from '../../domain/consent/subscriber-state';
import type { NewSubscriber } from '../../domain/subscriber/new-subscriber';
import { bulkInsertNew, type BulkRow, type BulkTable } from '../bulk';
import { orderedIds, readJson } from '../rows';

export type { SubscriberState };

const TABLE = 'newsletter_subscribers';

export interface SubscriberRecord {
  readonly id: string;
  readonly senderId: string;
  readonly email: string;
  readonly emailNormalised: string;
  readonly emailHash: string;
  readonly locale: 'de' | 'en';
  readonly fields: Readonly<Record<string, string>>;
  readonly state: SubscriberState;
  readonly createdAt: string;
}

interface SubscriberRow {
  document_id: string;
  sender_id: string;
  email: string;
  email_normalised: string;
  email_hash: string;
  language: 'de' | 'en';
  fields: unknown;
  state: SubscriberState;
  created_at: Date | number | string;
}

const toSubscriber = (row: SubscriberRow): SubscriberRecord => ({
  id: row.document_id,
  senderId: row.sender_id,
  email: row.email,
  emailNormalised: row.email_normalised,
  emailHash: row.email_hash,
  locale: row.language,
  fields: readJson<Record<string, string>>(row.fields, {}),
  state: row.state,
  createdAt: new Date(row.created_at).toISOString(),
});

const addressKey = ({ senderId, emailNormalised }: Pick<NewSubscriber, 'senderId' | 'emailNormalised'>) =>
  `${senderId} ${emailNormalised}`;

/** What a new subscriber's row has, in the order of `subscriberValues`. */
export const NEW_SUBSCRIBERS: BulkTable = {
  table: TABLE,
  columns: {
    document_id: 'text',
    created_at: 'timestamp',
    updated_at: 'timestamp',
    published_at: 'timestamp',
    sender_id: 'text',
    email: 'text',
    email_normalised: 'text',
    email_hash: 'text',
    language: 'text',
    fields: 'jsonb',
    state: 'text',
    source: 'text',
  },
  onConflict: 'ON CONFLICT (sender_id, email_normalised) DO NOTHING',
};

export const subscriberValues = (
  subscriber: Omit<SubscriberRecord, 'createdAt'>,
  now: number,
  source: string,
): BulkRow => {
  const at = new Date(now);
  return [
    subscriber.id,
    at,
    at,
    at,
    subscriber.senderId,
    subscriber.email,
    subscriber.emailNormalised,
    subscriber.emailHash,
    subscriber.locale,
    JSON.stringify(subscriber.fields),
    subscriber.state,
    source,
  ];
};

export const createSubscriberRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);

  const findThere = async (wanted: readonly NewSubscriber[]): Promise<readonly SubscriberRow[]> =>
    wanted.length === 0
      ? []
      : table()
          .whereIn('email_hash', [...new Set(wanted.map(({ emailHash }) => emailHash))])
          .whereIn('sender_id', [...new Set(wanted.map(({ senderId }) => senderId))])
          .select<SubscriberRow[]>();

  /**
   * Inserts each, or finds the one who was there before; the answer has the order of the question. Always
   * unconfirmed: only the ledger makes a subscriber active.
   */
  const insertOrFindMany = async (
    wanted: readonly NewSubscriber[],
    now: number,
  ): Promise<readonly SubscriberRecord[]> => {
    if (wanted.length === 0) return [];
    const newId = orderedIds(now);
    const createdAt = new Date(now).toISOString();
    const people = new Map(
      wanted.map(({ source, ...one }) => {
        const person = { ...one, id: newId(), state: 'unconfirmed' as const, createdAt };
        return [addressKey(one), { person, source }];
      }),
    );
    // Sorted, so that two transactions that insert the same people never wait for each other.
    const sorted = [...people.values()].sort((left, right) =>
      left.person.emailHash < right.person.emailHash ? -1 : 1,
    );
    const rows = sorted.map(({ person, source }) => subscriberValues(person, now, source));
    const fresh = new Set(await bulkInsertNew(database, NEW_SUBSCRIBERS, { rows, column: 'document_id' }));
    const known = new Map<string, SubscriberRecord>();
    for (const [key, { person }] of people) if (fresh.has(person.id)) known.set(key, person);
    for (const row of await findThere(wanted.filter((one) => !known.has(addressKey(one)))))
      known.set(
        addressKey({ senderId: row.sender_id, emailNormalised: row.email_normalised }),
        toSubscriber(row),
      );
    return wanted.map((one) => {
      const subscriber = known.get(addressKey(one));
      if (!subscriber) throw new Error('A subscriber just written cannot be read.');
      return subscriber;
    });
  };

  return {
    find: async (id: string): Promise<SubscriberRecord | null> => {
      const row = await table().where({ document_id: id }).first<SubscriberRow>();
      return row ? toSubscriber(row) : null;
    },

    findByAddress: async (senderId: string, emailNormalised: string): Promise<SubscriberRecord | null> => {
      const row = await table()
        .where({ sender_id: senderId, email_normalised: emailNormalised })
        .first<SubscriberRow>();
      return row ? toSubscriber(row) : null;
    },

    /**
     * Changes of these people take turns until the transaction ends: whoever decides by what the ledger says about
     * somebody holds this lock from reading to appending. In one order, so that two never wait for each other;
     * SQLite's writers take turns anyway.
     */
    lock: async (ids: readonly string[]): Promise<void> => {
      if (database.isSqlite || ids.length === 0) return;
      await table().whereIn('document_id', ids).orderBy('document_id').forUpdate().select('id');
    },

    /** Every sender's subscriber with this address: for the person, not for a sender. */
    findAllByHash: async (emailHash: string): Promise<readonly SubscriberRecord[]> =>
      (await table().where({ email_hash: emailHash }).select<SubscriberRow[]>()).map(toSubscriber),

    anyErased: async (ids: readonly string[]): Promise<boolean> =>
      (await table().whereIn('document_id', ids).andWhere({ state: 'erased' }).first('id')) !== undefined,

    /** Who came back after an erasure has another row; null where nobody did. */
    comebackOf: async ({ senderId, emailHash }: SubscriberRecord): Promise<SubscriberRecord | null> => {
      if (emailHash === '') return null;
      const row = await table()
        .where({ sender_id: senderId, email_hash: emailHash })
        .whereNot({ state: 'erased' })
        .first<SubscriberRow>();
      return row ? toSubscriber(row) : null;
    },

    insertOrFindMany,

    insertOrFind: async (wanted: NewSubscriber, now: number): Promise<SubscriberRecord> => {
      const [subscriber] = await insertOrFindMany([wanted], now);
      if (!subscriber) throw new Error('A subscriber just written cannot be read.');
      return subscriber;
    },

    /** What the person gave with a signup he confirmed; earlier fields that it does not name stay. */
    saveDetails: async (
      id: string,
      details: { fields: Readonly<Record<string, string>>; locale: 'de' | 'en' },
    ) => {
      const row = await table().where({ document_id: id }).first<Pick<SubscriberRow, 'fields'>>('fields');
      const fields = { ...readJson<Record<string, string>>(row?.fields, {}), ...details.fields };
      await table()
        .where({ document_id: id })
        .update({ fields: JSON.stringify(fields), language: details.locale });
    },

    setLocale: async (id: string, locale: 'de' | 'en'): Promise<void> => {
      await table().where({ document_id: id }).update({ language: locale });
    },

    setState: async (id: string, state: SubscriberState): Promise<void> => {
      await table().where({ document_id: id }).update({ state });
    },
  };
};

export type SubscriberRepository = ReturnType<typeof createSubscriberRepository>;
