import type { Database } from '../db/database';
import { readJson } from './rows';

const ENDS = 'newsletter_contract_ends';
const LIMITS = 'newsletter_sender_limits';

/** Who set it, when and why: what stood there before is in the audit. */
interface SetBy {
  readonly reason: string;
  readonly setBy: string;
  readonly setAt: number;
}

/** From this instant on nothing leaves for the sender (MSR-4.1b). */
export interface ContractEnd extends SetBy {
  readonly senderId: string;
  readonly endsAt: number;
}

/** Stricter limits of one sender, as the operator wrote them (MOS-1.4). */
export interface SenderLimits extends SetBy {
  readonly senderId: string;
  readonly limits: unknown;
}

interface SetRow {
  sender_id: string;
  reason: string;
  set_by: string;
  set_at: number;
}
type EndRow = SetRow & { ends_at: number };
type LimitsRow = SetRow & { limits: unknown };

const setBy = (row: SetRow) => ({
  senderId: row.sender_id,
  reason: row.reason,
  setBy: row.set_by,
  setAt: row.set_at,
});

/** The terms the operator set for a sender: one row each, replaced as a whole. */
export const createSenderTermsRepository = (database: Database) => {
  const put = async (
    table: string,
    { reason, setBy: by, setAt, senderId }: ContractEnd | SenderLimits,
    more: object,
  ) => {
    await database
      .knex()(table)
      .insert({ sender_id: senderId, reason, set_by: by, set_at: setAt, ...more })
      .onConflict('sender_id')
      .merge();
  };
  const running = () =>
    database
      .knex()({ e: ENDS })
      .join({ s: 'newsletter_senders' }, 's.document_id', 'e.sender_id')
      .whereNot('s.state', 'ended');
  return {
    contractEnd: async (senderId: string): Promise<ContractEnd | null> => {
      const row = await database.knex()(ENDS).where({ sender_id: senderId }).first<EndRow>();
      return row ? { ...setBy(row), endsAt: row.ends_at } : null;
    },

    setContractEnd: (end: ContractEnd): Promise<void> => put(ENDS, end, { ends_at: end.endsAt }),

    clearContractEnd: async (senderId: string): Promise<void> => {
      await database.knex()(ENDS).where({ sender_id: senderId }).delete();
    },

    /** When the next contract of a sender ends that may still send, epoch ms; it may be past. */
    nextContractEnd: async (): Promise<number | null> => {
      const row = await running().min({ at: 'e.ends_at' }).first<{ at: number | null } | undefined>();
      return row?.at ?? null;
    },

    /** Senders that may still send although their contract is over. */
    contractsOver: async (now: number): Promise<readonly string[]> => {
      const rows = await running()
        .where('e.ends_at', '<=', now)
        .select<{ sender_id: string }[]>('e.sender_id');
      return rows.map((row) => row.sender_id);
    },

    limits: async (senderIds: readonly string[]): Promise<readonly SenderLimits[]> => {
      const rows = await database.knex()(LIMITS).whereIn('sender_id', senderIds).select<LimitsRow[]>('*');
      return rows.map((row) => ({ ...setBy(row), limits: readJson<unknown>(row.limits, null) }));
    },

    setLimits: (limits: SenderLimits): Promise<void> =>
      put(LIMITS, limits, { limits: JSON.stringify(limits.limits) }),

    clearLimits: async (senderId: string): Promise<void> => {
      await database.knex()(LIMITS).where({ sender_id: senderId }).delete();
    },
  };
};

export type SenderTermsRepository = ReturnType<typeof createSenderTermsRepository>;
