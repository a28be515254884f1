import type { Database } from '../../db/database';
import { commitAddress } from '../../domain/consent/address-commitment';
import {
  BatchPlanner,
  type BatchOrder,
  type BatchPlan,
  type JudgedRow,
} from '../../domain/import/plan-batch';
import type { RawRecord } from '../../domain/import/records';
import type { ImportWrites } from '../../repositories/importing/import-writes';
import type { ImportRepository } from '../../repositories/importing/imports';
import type { LedgerRepository } from '../../repositories/ledger/ledger';
import { orderedIds } from '../../repositories/rows';
import type { Keys } from '../keys';

export interface BatchDeps {
  readonly database: Database;
  readonly imports: ImportRepository;
  readonly importWrites: ImportWrites;
  readonly ledger: LedgerRepository;
  readonly keys: Keys;
}

/** Somebody else wrote one of the same addresses in between: decided again, it is somebody known. */
class Overtaken extends Error {}

/** The import was cancelled, or another process is at it; nothing of the batch was written. */
export class NoLongerOurs extends Error {}

const MAX_ATTEMPTS = 3;

const writePlan = async (
  { imports, importWrites, ledger }: BatchDeps,
  order: BatchOrder,
  plan: BatchPlan,
): Promise<void> => {
  if (!(await importWrites.insertSubscribers(plan.subscribers, order.now))) throw new Overtaken();
  if (plan.entries.length > 0) await ledger.appendMany(plan.entries);
  await importWrites.saveConsents(plan.consents);
  for (const [state, ids] of plan.states) await importWrites.setStates(state, ids);
  await importWrites.saveCells(order.importId, plan.cells);
  await imports.report(order.importId, plan.reports);
};

/** As many rows as are taken apart, judged and written before their garbage would grow old. */
const SLICE_ROWS = 250;

/** A piece of a batch, within its transaction. What an earlier piece wrote is read here as known. */
const writeSlice = async (
  deps: BatchDeps,
  order: BatchOrder,
  rows: readonly JudgedRow[],
  cursor: { readonly from: number; readonly to: number },
): Promise<void> => {
  const { imports, importWrites, keys } = deps;
  const hashes = rows.flatMap(({ hash }) => (hash === '' ? [] : [hash]));
  const known = await importWrites.known(order.senderId, order.importId, hashes);
  const commit = (subscriberId: string, normalised: string) =>
    commitAddress(keys.addressSalt(subscriberId), normalised);
  const planner = new BatchPlanner(order, known, { newId: orderedIds(order.now), commit });
  for (const row of rows) planner.add(row);
  const { plan } = planner;
  const progress = { cursor: cursor.to, counts: plan.counts };
  if (!(await imports.advance(order.importId, cursor.from, progress))) throw new NoLongerOurs();
  await writePlan(deps, order, plan);
};

interface Batch {
  readonly records: readonly RawRecord[];
  judge(records: readonly RawRecord[]): readonly JudgedRow[];
  /** The last row written before. */
  readonly cursor: number;
}

/**
 * One batch in one transaction: people, ledger, consents, their columns, the report and the cursor, or nothing of
 * it. A row that was written is never written again, whenever the process dies.
 * @returns the last row written
 */
export const writeBatch = async (deps: BatchDeps, order: BatchOrder, batch: Batch): Promise<number> => {
  const attempt = () =>
    deps.database.transaction(async () => {
      let { cursor } = batch;
      for (let start = 0; start < batch.records.length; start += SLICE_ROWS) {
        const slice = batch.records.slice(start, start + SLICE_ROWS);
        const to = slice.at(-1)?.row ?? cursor;
        await writeSlice(deps, order, batch.judge(slice), { from: cursor, to });
        cursor = to;
      }
      return cursor;
    });
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Overtaken) || tries === MAX_ATTEMPTS) throw error;
    }
  }
};
