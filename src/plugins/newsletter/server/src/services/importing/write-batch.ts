import type { Database } from '../../db/database';
import { commitAddress } from '../../domain/consent/address-commitment';
import {
  BatchPlanner,
  type BatchOrder,
  type BatchPlan,
  type JudgedRow,
} from '../../domain/import/plan-batch';
import type { ImportWrites } from '../../repositories/import-writes';
import type { ImportRepository } from '../../repositories/imports';
import type { LedgerRepository } from '../../repositories/ledger';
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

/**
 * One batch in one transaction: people, ledger, consents, their columns, the report and the cursor, or nothing of
 * it. A row that was written is never written again, whenever the process dies.
 */
export const writeBatch = async (
  deps: BatchDeps,
  order: BatchOrder,
  rows: readonly JudgedRow[],
  cursor: { readonly from: number; readonly to: number },
): Promise<BatchPlan> => {
  const { database, imports, importWrites, keys } = deps;
  const commit = (subscriberId: string, normalised: string) =>
    commitAddress(keys.addressSalt(subscriberId), normalised);
  const attempt = () =>
    database.transaction(async () => {
      const hashes = rows.flatMap(({ hash }) => (hash === '' ? [] : [hash]));
      const known = await importWrites.known(order.senderId, order.importId, hashes);
      const planner = new BatchPlanner(order, known, { newId: orderedIds(order.now), commit });
      for (const row of rows) planner.add(row);
      const { plan } = planner;
      const progress = { cursor: cursor.to, counts: plan.counts };
      if (!(await imports.advance(order.importId, cursor.from, progress))) throw new NoLongerOurs();
      await writePlan(deps, order, plan);
      return plan;
    });
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof Overtaken) || tries === MAX_ATTEMPTS) throw error;
    }
  }
};
