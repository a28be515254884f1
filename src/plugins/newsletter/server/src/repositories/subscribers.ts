import type { Database } from '../db/database';
import type { SubscriberState } from '../domain/consent/subscriber-state';
import { documentColumns, readJson } from './rows';

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

export interface NewSubscriber {
  readonly senderId: string;
  readonly email: string;
  readonly emailNormalised: string;
  readonly emailHash: string;
  readonly locale: 'de' | 'en';
  readonly fields: Readonly<Record<string, string>>;
  readonly source: string;
}

const addressKey = ({ senderId, emailNormalised }: Pick<NewSubscriber, 'senderId' | 'emailNormalised'>) =>
  `${senderId} ${emailNormalised}`;

const toRow = (subscriber: NewSubscriber, now: number) => ({
  ...documentColumns(now),
  sender_id: subscriber.senderId,
  email: subscriber.email,
  email_normalised: subscriber.emailNormalised,
  email_hash: subscriber.emailHash,
  language: subscriber.locale,
  fields: JSON.stringify(subscriber.fields),
  state: 'unconfirmed' as const,
  source: subscriber.source,
});

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
    const rows = new Map(wanted.map((one) => [addressKey(one), toRow(one, now)]));
    // Sorted, so that two transactions that insert the same people never wait for each other.
    const sorted = [...rows.values()].sort((left, right) => (left.email_hash < right.email_hash ? -1 : 1));
    const inserted = await table()
      .insert(sorted)
      .onConflict(['sender_id', 'email_normalised'])
      .ignore()
      .returning<{ document_id: string }[]>('document_id');
    const fresh = new Set(inserted.map((row) => row.document_id));
    const known = new Map<string, SubscriberRecord>();
    for (const [key, row] of rows) if (fresh.has(row.document_id)) known.set(key, toSubscriber(row));
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
