import type { Database } from '../db/database';
import type { KeyAlgorithm } from '../domain/message';

const TABLE = 'newsletter_dkim_keys';

/** A signing key of a sender domain. */
export interface StoredDkimKey {
  readonly id: number;
  /** Lower-case A-labels. */
  readonly domain: string;
  readonly selector: string;
  readonly algorithm: KeyAlgorithm;
  /** The TXT record that publishes it. */
  readonly record: string;
  /** Encrypted; null once it can sign no more. */
  readonly privateKey: string | null;
  readonly createdAt: number;
  readonly signsFrom: number;
  readonly endedAt: number | null;
  readonly createdBy: string;
}

export type NewDkimKey = Omit<StoredDkimKey, 'id' | 'endedAt'>;

interface Row {
  id: number;
  domain: string;
  selector: string;
  algorithm: KeyAlgorithm;
  record: string;
  private_key: string | null;
  created_at: number;
  signs_from: number;
  ended_at: number | null;
  created_by: string;
}

const toKey = (row: Row): StoredDkimKey => ({
  id: row.id,
  domain: row.domain,
  selector: row.selector,
  algorithm: row.algorithm,
  record: row.record,
  privateKey: row.private_key,
  createdAt: row.created_at,
  signsFrom: row.signs_from,
  endedAt: row.ended_at,
  createdBy: row.created_by,
});

export const createDkimKeyRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    /** Oldest first. */
    ofDomain: async (domain: string): Promise<readonly StoredDkimKey[]> =>
      (await table().where({ domain }).orderBy('id').select<Row[]>()).map(toKey),

    all: async (): Promise<readonly StoredDkimKey[]> =>
      (await table().orderBy('id').select<Row[]>()).map(toKey),

    /** False where the domain has a key of this selector: somebody else was quicker. */
    add: async (key: NewDkimKey): Promise<boolean> => {
      const added = await table()
        .insert({
          domain: key.domain,
          selector: key.selector,
          algorithm: key.algorithm,
          record: key.record,
          private_key: key.privateKey,
          created_at: key.createdAt,
          signs_from: key.signsFrom,
          created_by: key.createdBy,
        })
        .onConflict(['domain', 'selector'])
        .ignore()
        .returning('id');
      return added.length === 1;
    },

    /** Moves the day of a key that does not sign yet. False where it does, or was taken back. */
    move: async (id: number, { to, now }: { to: number; now: number }): Promise<boolean> => {
      const rows = table().where({ id }).whereNull('ended_at').andWhere('signs_from', '>', now);
      return (await rows.update({ signs_from: to })) === 1;
    },

    end: async (id: number, at: number): Promise<boolean> =>
      (await table().where({ id }).whereNull('ended_at').update({ ended_at: at })) === 1,

    /** What signs no more needs no secret. */
    forgetSecrets: async (ids: readonly number[]): Promise<void> => {
      await table().whereIn('id', ids).update({ private_key: null });
    },
  };
};

export type DkimKeyRepository = ReturnType<typeof createDkimKeyRepository>;
