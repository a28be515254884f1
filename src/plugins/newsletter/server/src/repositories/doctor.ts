import type { Database } from '../db/database';
import type { LeaseFact } from '../domain/doctor/facts';
import type { MacColumns, MacFields } from '../domain/consent/record-mac';

interface RecordRow {
  document_id: string;
  sender_id: string;
  subscriber_id: string;
  purpose_key: string;
  event: string;
  occurred_at: string;
  payload_hash: string | null;
  mac: string | null;
}

/** What `doctor` reads and nobody else needs. */
export const createDoctorRepository = (database: Database) => ({
  migrations: async (): Promise<readonly string[]> =>
    (await database.knex()('newsletter_migrations').select<{ name: string }[]>('name')).map(
      ({ name }) => name,
    ),

  leases: async (): Promise<readonly LeaseFact[]> =>
    (
      await database
        .knex()('newsletter_leases')
        .select<{ name: string; beat_at: number }[]>('name', 'beat_at')
    ).map(({ name, beat_at }) => ({ name, beatAt: beat_at })),

  newestRecords: async (most: number): Promise<readonly (Omit<MacFields, 'payloadHash'> & MacColumns)[]> => {
    const rows = await database
      .knex()('newsletter_consent_records')
      .orderBy('id', 'desc')
      .limit(most)
      .select<RecordRow[]>(
        'document_id',
        'sender_id',
        'subscriber_id',
        'purpose_key',
        'event',
        'occurred_at',
        'payload_hash',
        'mac',
      );
    return rows.map((row) => ({
      documentId: row.document_id,
      senderId: row.sender_id,
      subscriberId: row.subscriber_id,
      purposeKey: row.purpose_key,
      event: row.event,
      occurredAt: row.occurred_at,
      payloadHash: row.payload_hash,
      mac: row.mac,
    }));
  },
});

export type DoctorRepository = ReturnType<typeof createDoctorRepository>;
