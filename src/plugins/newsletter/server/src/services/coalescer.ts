export interface CoalescerLimits {
  /** The most callers in one batch. */
  readonly batch?: number;
  /** The most callers that wait; who comes when so many do gets `tooMany` instead of a place. */
  readonly waiting?: number;
  readonly tooMany?: () => Error;
  /** How long the first caller of a batch waits for a full one; as long as the event loop takes when not set. */
  readonly gatherMs?: number;
}

/**
 * Runs work for many callers together: while one batch is on its way the next one gathers. Ten connections that
 * each need a transaction share one, and none waits longer than the batch before it takes.
 */
export const createCoalescer = <In, Out>(
  work: (batch: readonly In[]) => Promise<readonly Out[]>,
  { batch: most = Infinity, waiting: mostWaiting = Infinity, tooMany, gatherMs }: CoalescerLimits = {},
) => {
  interface Waiting {
    readonly item: In;
    resolve(out: Out): void;
    reject(error: unknown): void;
  }
  let waiting: Waiting[] = [];
  let running = false;
  /** Ends the gathering before its time, once a batch is full. */
  let full: (() => void) | null = null;

  /** Answers that lie in the sockets already come into this batch, and the next transaction is one fewer. */
  const gathered = (): Promise<void> =>
    new Promise((resolve) => {
      if (gatherMs === undefined) return void setImmediate(resolve);
      if (waiting.length >= most) return resolve();
      const timer = setTimeout(resolve, gatherMs);
      full = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const runBatch = async (batch: readonly Waiting[]): Promise<void> => {
    try {
      const results = await work(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as Out));
    } catch (error) {
      for (const { reject } of batch) reject(error);
    }
  };

  const run = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      await gathered();
      full = null;
      const batch = waiting.slice(0, most);
      waiting = waiting.slice(most);
      await runBatch(batch);
    }
    running = false;
  };

  return (item: In): Promise<Out> =>
    new Promise<Out>((resolve, reject) => {
      if (waiting.length >= mostWaiting) return reject(tooMany?.() ?? new Error('Too many are waiting.'));
      waiting.push({ item, resolve, reject });
      if (waiting.length >= most) full?.();
      // In the next microtask, so that callers of the same moment come into the same batch.
      if (!running) queueMicrotask(() => void (running || run()));
    });
};
