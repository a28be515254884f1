import type { Database } from '../../db/database';
import type { TransportHealth } from '../../domain/delivery/transport-health';

const TABLE = 'newsletter_transports';

/** What people are told of a transport; what decides stays with the process that sends. */
export type TransportState = Pick<TransportHealth, 'state' | 'since' | 'restsUntil' | 'detail'>;

interface Row {
  readonly label: string;
  readonly state: TransportHealth['state'];
  readonly since: number | null;
  readonly rests_until: number | null;
  readonly detail: string | null;
}

/** Written when something changes, not with every mail. */
export const createTransportRepository = (database: Database) => ({
  save: async (label: string, { state, since, restsUntil, detail }: TransportState): Promise<void> => {
    const row: Row = { label, state, since, rests_until: restsUntil, detail };
    await database.knex()<Row>(TABLE).insert(row).onConflict('label').merge();
  },

  all: async (): Promise<ReadonlyMap<string, TransportState>> => {
    const rows: Row[] = await database.knex()<Row>(TABLE);
    return new Map(
      rows.map(({ label, state, since, rests_until, detail }) => [
        label,
        { state, since, restsUntil: rests_until, detail },
      ]),
    );
  },
});

export type TransportRepository = ReturnType<typeof createTransportRepository>;
