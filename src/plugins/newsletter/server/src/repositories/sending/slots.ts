import type { Database } from '../../db/database';
import { change, rowsOf, statement } from '../../db/statements';
import { chooseSlot, type HeldSlot, type SlotRequest } from '../../domain/delivery/slots';

const TABLE = 'newsletter_slots';

// The first slot's row stands for the whole domain: whoever wants a slot locks it.
const LOCK_SQL = statement(`SELECT slot FROM ${TABLE} WHERE sender_domain = ? AND slot = 0`);
const LOCK = { ...LOCK_SQL, postgres: `${LOCK_SQL.postgres} FOR UPDATE` };
const OPEN = statement(
  `INSERT INTO ${TABLE} (sender_domain, slot) VALUES (?, 0) ON CONFLICT (sender_domain, slot) DO NOTHING`,
);
const HELD = statement(
  `SELECT s.slot, s.holder, s.alone FROM ${TABLE} s
   JOIN newsletter_runners r ON r.id = s.holder AND r.ended_at IS NULL WHERE s.sender_domain = ?`,
);
// Compared with no number: the column is a boolean on one database and a number on the other.
const TAKE_SQL = (yes: string, no: string) =>
  statement(
    `INSERT INTO ${TABLE} (sender_domain, slot, holder, alone) VALUES (?, ?, ?, CASE WHEN ? = 1 THEN ${yes} ELSE ${no} END)
     ON CONFLICT (sender_domain, slot) DO UPDATE SET holder = excluded.holder, alone = excluded.alone`,
  );
const TAKE = { ...TAKE_SQL('1', '0'), postgres: TAKE_SQL('true', 'false').postgres };
const RELEASE = statement(`UPDATE ${TABLE} SET holder = NULL WHERE sender_domain = ? AND holder = ?`);

interface HeldRow {
  slot: number;
  holder: string;
  alone: boolean | number;
}

/** Who works for which sender domain. A slot is its holder's until he gives it back or is ended. */
export const createSlotRepository = (database: Database) => {
  const held = async (senderDomain: string): Promise<readonly HeldSlot[]> =>
    (await rowsOf<HeldRow>(database, HELD, [senderDomain])).map((row) => ({
      ...row,
      alone: Boolean(row.alone),
    }));

  const lock = async (senderDomain: string): Promise<void> => {
    if ((await rowsOf(database, LOCK, [senderDomain])).length > 0) return;
    await change(database, OPEN, [senderDomain]);
    await rowsOf(database, LOCK, [senderDomain]);
  };

  return {
    /** @returns false when others work for the domain */
    take: (senderDomain: string, request: SlotRequest): Promise<boolean> =>
      database.transaction(async () => {
        await lock(senderDomain);
        const slot = chooseSlot(await held(senderDomain), request);
        if (slot === null) return false;
        await change(database, TAKE, [senderDomain, slot, request.holder, request.alone ? 1 : 0]);
        return true;
      }),

    release: async (senderDomain: string, holder: string): Promise<void> => {
      await change(database, RELEASE, [senderDomain, holder]);
    },

    /** How many are at work for a domain. */
    held,
  };
};

export type SlotRepository = ReturnType<typeof createSlotRepository>;
