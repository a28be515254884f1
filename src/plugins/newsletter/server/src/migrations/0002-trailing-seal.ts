import type { Knex } from 'knex';
import type { Migration, MigrationTools } from './migration';

const TABLE = 'newsletter_consent_records';
const BATCH = 500;

interface Row {
  id: number;
  document_id: string;
  sender_id: string;
  subscriber_id: string;
  purpose_key: string;
  event: string;
  occurred_at: string;
  payload: string;
}

/** Records of before get their MAC now, once: whoever could have forged one could have forged its chain as well. */
const protectOld = async (knex: Knex, { protect }: MigrationTools): Promise<void> => {
  let last = 0;
  for (;;) {
    const rows = await knex(TABLE)
      .where('id', '>', last)
      .whereNull('mac')
      .orderBy('id')
      .limit(BATCH)
      .select<Row[]>();
    for (const row of rows) {
      const { payloadHash, mac } = protect({
        documentId: row.document_id,
        senderId: row.sender_id,
        subscriberId: row.subscriber_id,
        purposeKey: row.purpose_key,
        event: row.event,
        occurredAt: row.occurred_at,
        payload: row.payload,
      });
      await knex(TABLE).where({ id: row.id }).update({ payload_hash: payloadHash, mac });
      last = row.id;
    }
    if (rows.length < BATCH) return;
  }
};

/** The chain vouches for evidence by its hash now: the sealer gives the records of before their places anew. */
const unsealOld = async (knex: Knex): Promise<void> => {
  await knex(TABLE).whereNotNull('seq').update({ seq: null, previous_hash: null, hash: null });
  await knex('newsletter_ledger_heads').delete();
};

/** Records carry a MAC from their insert on and get their place in the chain later. */
export const trailingSeal: Migration = {
  name: '0002-trailing-seal',
  async up(knex, tools) {
    // What waits for its place. With `seq` in it although it is always NULL: SQLite would otherwise prefer the index
    // of the chain, which covers the question, and read through every record.
    await knex.raw(
      `CREATE INDEX newsletter_consent_records_unsealed ON ${TABLE} (sender_id, seq, id) WHERE seq IS NULL`,
    );
    // The last word about one person is the one inserted last.
    await knex.raw('DROP INDEX newsletter_consent_records_subscriber');
    await knex.raw(`CREATE INDEX newsletter_consent_records_subscriber ON ${TABLE} (subscriber_id, id)`);
    // A copy of an old yes is a row with its number.
    await knex.raw(`CREATE UNIQUE INDEX newsletter_consent_records_document ON ${TABLE} (document_id)`);
    await protectOld(knex, tools);
    await unsealOld(knex);
  },
};
