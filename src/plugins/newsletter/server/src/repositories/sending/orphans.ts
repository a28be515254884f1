import type { Database } from '../../db/database';
import { change, rowsOf, statement } from '../../db/statements';
import type { NoticeKind } from './notices';

/** In the hands of a process that is not there any more. */
const lost = (table: string, states: string) =>
  `state IN (${states}) AND NOT EXISTS (
    SELECT 1 FROM newsletter_runners r WHERE r.id = ${table}.holder AND r.ended_at IS NULL)`;

const orphansOf = (table: string, states: string, columns: string) => {
  const all = statement(`SELECT ${columns} FROM ${table} WHERE ${lost(table, states)} ORDER BY id`);
  return {
    some: statement(`SELECT id FROM ${table} WHERE ${lost(table, states)} LIMIT 1`),
    all: { ...all, postgres: `${all.postgres} FOR UPDATE` },
  };
};

const DELIVERIES = orphansOf('newsletter_deliveries', `'claimed', 'handing-over'`, 'id, run_id, state');
const NOTICES = orphansOf('newsletter_notices', `'handing-over'`, 'id, sender_domain, kind');

const BACK = statement(`UPDATE newsletter_deliveries SET state = 'queued', holder = NULL WHERE id IN ?*`);
const DELIVERIES_IN_DOUBT = statement(
  `UPDATE newsletter_deliveries SET state = 'uncertain', reason = 'process_ended', rule = 'DESIGN-2.3' WHERE id IN ?*`,
);
const NOTICES_IN_DOUBT = statement(
  `UPDATE newsletter_notices SET state = 'uncertain', reason = 'process_ended' WHERE id IN ?*`,
);

interface LostDelivery {
  readonly id: number;
  readonly runId: number;
}

interface LostNotice {
  readonly id: number;
  readonly senderDomain: string;
  readonly kind: NoticeKind;
}

/** What processes held that ended: claims go back, what was with the mail server is uncertain (design 2.3). */
export const createOrphanRepository = (database: Database) => {
  const some = async (which: typeof DELIVERIES): Promise<boolean> =>
    (await rowsOf(database, which.some, [])).length > 0;

  return {
    exist: async (): Promise<boolean> => (await some(DELIVERIES)) || some(NOTICES),

    /** In a transaction. @returns those nobody can know about */
    settleDeliveries: async (): Promise<readonly LostDelivery[]> => {
      type Orphan = { id: number; run_id: number; state: 'claimed' | 'handing-over' };
      const orphans = await rowsOf<Orphan>(database, DELIVERIES.all, []);
      const inDoubt = orphans.filter(({ state }) => state === 'handing-over');
      const claimed = orphans.filter(({ state }) => state === 'claimed').map(({ id }) => id);
      if (claimed.length > 0) await change(database, BACK, [claimed]);
      if (inDoubt.length > 0) await change(database, DELIVERIES_IN_DOUBT, [inDoubt.map(({ id }) => id)]);
      return inDoubt.map((row) => ({ id: row.id, runId: row.run_id }));
    },

    /** In a transaction. They are not sent again by themselves. */
    settleNotices: async (): Promise<readonly LostNotice[]> => {
      type Orphan = { id: number; sender_domain: string; kind: NoticeKind };
      const orphans = await rowsOf<Orphan>(database, NOTICES.all, []);
      if (orphans.length > 0) await change(database, NOTICES_IN_DOUBT, [orphans.map(({ id }) => id)]);
      return orphans.map((row) => ({ id: row.id, senderDomain: row.sender_domain, kind: row.kind }));
    },
  };
};

export type OrphanRepository = ReturnType<typeof createOrphanRepository>;
