import type { Database } from '../../db/database';

const KEYS = 'newsletter_ledger_keys';
const CHECKPOINTS = 'newsletter_ledger_checkpoints';
const NAME = 'checkpoint';

/** The key that signs checkpoints. */
export interface StoredLedgerKey {
  readonly installation: string;
  /** SPKI DER, base64. */
  readonly publicKey: string;
  /** Encrypted. */
  readonly privateKey: string;
}

interface KeyRow {
  installation: string;
  public_key: string;
  private_key: string;
}

/** Signed checkpoints and their key: written once, kept for good. */
export const createLedgerCheckpointRepository = (database: Database) => ({
  key: async (): Promise<StoredLedgerKey | null> => {
    const row = await database.knex()(KEYS).where({ name: NAME }).first<KeyRow | undefined>();
    return row
      ? { installation: row.installation, publicKey: row.public_key, privateKey: row.private_key }
      : null;
  },

  /** Keeps the key unless another process was quicker. */
  addKey: async (key: StoredLedgerKey, now: number): Promise<void> => {
    await database
      .knex()(KEYS)
      .insert({
        name: NAME,
        installation: key.installation,
        public_key: key.publicKey,
        private_key: key.privateKey,
        created_at: now,
      })
      .onConflict('name')
      .ignore();
  },

  add: async (document: string, now: number): Promise<void> => {
    await database.knex()(CHECKPOINTS).insert({ created_at: now, document });
  },

  newestAt: async (): Promise<number | null> => {
    const row = await database
      .knex()(CHECKPOINTS)
      .orderBy('id', 'desc')
      .first<{ created_at: number } | undefined>('created_at');
    return row?.created_at ?? null;
  },

  /** The next checkpoints behind an id, oldest first. */
  read: async (afterId: number, limit: number): Promise<readonly { id: number; document: string }[]> =>
    database
      .knex()(CHECKPOINTS)
      .where('id', '>', afterId)
      .orderBy('id')
      .limit(limit)
      .select<{ id: number; document: string }[]>('id', 'document'),
});

export type LedgerCheckpointRepository = ReturnType<typeof createLedgerCheckpointRepository>;
