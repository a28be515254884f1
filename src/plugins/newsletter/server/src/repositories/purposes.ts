import type { Database } from '../db/database';

const TABLE = 'newsletter_purposes';

/** What somebody consents to at a sender (MOS-2.3). */
export interface Purpose {
  readonly id: string;
  readonly senderId: string;
  readonly key: string;
  readonly kind: 'mailing' | 'tracking' | 'partner';
  readonly title: string;
  readonly messageTypes: string;
  readonly frequency: string;
  readonly text: string;
  readonly controller: string | null;
}

interface PurposeRow {
  document_id: string;
  sender_id: string;
  key: string;
  kind: Purpose['kind'];
  title: string;
  message_types: string;
  frequency: string;
  text: string;
  controller: string | null;
}

const toPurpose = (row: PurposeRow): Purpose => ({
  id: row.document_id,
  senderId: row.sender_id,
  key: row.key,
  kind: row.kind,
  title: row.title,
  messageTypes: row.message_types,
  frequency: row.frequency,
  text: row.text,
  controller: row.controller,
});

export const createPurposeRepository = (database: Database) => ({
  find: async (senderId: string, key: string): Promise<Purpose | null> => {
    const row = await database.knex()(TABLE).where({ sender_id: senderId, key }).first<PurposeRow>();
    return row ? toPurpose(row) : null;
  },

  ofSender: async (senderId: string): Promise<readonly Purpose[]> =>
    (await database.knex()(TABLE).where({ sender_id: senderId }).orderBy('id').select<PurposeRow[]>()).map(
      toPurpose,
    ),

  all: async (): Promise<readonly Purpose[]> =>
    (await database.knex()(TABLE).orderBy('id').select<PurposeRow[]>()).map(toPurpose),
});

export type PurposeRepository = ReturnType<typeof createPurposeRepository>;
