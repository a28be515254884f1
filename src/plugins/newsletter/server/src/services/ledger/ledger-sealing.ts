import type { Database } from '../../db/database';
import { linkEntries } from '../../domain/consent/ledger';
import { isAuthentic } from '../../domain/consent/record-mac';
import type { LedgerSealRepository } from '../../repositories/ledger/ledger-seals';
import { breathe } from '../breathe';
import type { Keys } from '../keys';

interface Deps {
  readonly database: Database;
  readonly keys: Keys;
  readonly seals: LedgerSealRepository;
}

export interface SealingReport {
  readonly sealed: number;
  /** Records without a valid MAC: not written by the product, so they get no place. */
  readonly forged: number;
  /** Senders whose head and records contradict each other; nothing is added to such a chain. */
  readonly blocked: readonly string[];
}

/** Small enough that a signup never waits long for SQLite's one connection. */
const BATCH = 1_000;

/**
 * Gives the records of each sender their places in its chain, in the order they were inserted (DESIGN-2.2).
 *
 * A pass stops at the newest row it saw when it began. On PostgreSQL a row can become visible after one with a higher
 * id; two of one person cannot, because their transactions take turns. Up to that row, and so for all passes, the
 * records of one person stand in the chain as they were inserted.
 */
export const createLedgerSealing = ({ database, keys, seals }: Deps) => {
  const sealBatch = (senderId: string, range: { after: number; upTo: number }) =>
    database.transaction(async () => {
      const head = await seals.lockHead(senderId);
      if (head === null) return null;
      const rows = await seals.read(senderId, range, BATCH);
      const sound = rows.filter(({ record }) => isAuthentic(record, keys.ledgerMac));
      const linked = linkEntries(
        head,
        sound.map(({ record }) => record),
      );
      const places = linked.records.map((record, n) => ({ rowId: sound[n]?.rowId ?? 0, record }));
      if (places.length > 0) await seals.seal(senderId, places, linked.head);
      return {
        sealed: places.length,
        forged: rows.length - places.length,
        last: rows.length < BATCH ? null : (rows.at(-1)?.rowId ?? null),
      };
    });

  const sealSender = async (senderId: string): Promise<SealingReport> => {
    const counts = { sealed: 0, forged: 0 };
    const upTo = await seals.newest(senderId);
    let after: number | null = upTo === null ? null : 0;
    while (after !== null && upTo !== null) {
      await breathe();
      const batch = await sealBatch(senderId, { after, upTo });
      if (batch === null) return { ...counts, blocked: [senderId] };
      counts.sealed += batch.sealed;
      counts.forged += batch.forged;
      after = batch.last;
    }
    return { ...counts, blocked: [] };
  };

  return {
    /** Whether any record waits for its place. */
    isDue: async (): Promise<boolean> => (await seals.nextSender('')) !== null,

    sealSender,

    sealAll: async (): Promise<SealingReport> => {
      const sum = { sealed: 0, forged: 0, blocked: [] as string[] };
      let senderId = await seals.nextSender('');
      while (senderId !== null) {
        const { sealed, forged, blocked } = await sealSender(senderId);
        sum.sealed += sealed;
        sum.forged += forged;
        sum.blocked.push(...blocked);
        senderId = await seals.nextSender(senderId);
      }
      return sum;
    },
  };
};

export type LedgerSealing = ReturnType<typeof createLedgerSealing>;
