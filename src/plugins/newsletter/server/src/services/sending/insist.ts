import { setTimeout } from 'node:timers/promises';

/** Together shorter than the time after which others take this process for dead. */
const WAITS_MS = [50, 500, 2_000];

/**
 * For what is known and would be lost: a lock in the way, a deadlock or a lost connection are over a moment later. The
 * work undoes itself when it fails, and may be done twice: of a COMMIT that was never answered nobody knows.
 */
export const insist = async <T>(work: () => Promise<T>): Promise<T> => {
  for (const wait of WAITS_MS) {
    try {
      return await work();
    } catch {
      await setTimeout(wait);
    }
  }
  return work();
};
