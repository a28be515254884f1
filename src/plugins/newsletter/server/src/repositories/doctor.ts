import type { Database } from '../db/database';
import type { LeaseFact } from '../domain/doctor/facts';
import type { MacColumns, MacFields } from '../domain/consent/record-mac';
import { GUARDED_COLUMNS, RECORDS, toGuarded, type RecordRow } from './ledger/ledger';

type SignedFields = Omit<MacFields, 'payloadHash'> & MacColumns;

/** What tells whether the installation is in order. */
export const createDoctorRepository = (database: Database) => {
  const records = async (order: 'asc' | 'desc', most: number): Promise<readonly SignedFields[]> => {
    const rows = await database
      .knex()(RECORDS)
      .orderBy('id', order)
      .limit(most)
      .select<RecordRow[]>(GUARDED_COLUMNS);
    return rows.map(toGuarded);
  };

  return {
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

    /** The first and the last of the ledger: one process with another secret, let in once, does not hide the others. */
    recordsAtBothEnds: async (most: number): Promise<readonly SignedFields[]> => [
      ...(await records('desc', most)),
      ...(await records('asc', most)),
    ],
  };
};

export type DoctorRepository = ReturnType<typeof createDoctorRepository>;
