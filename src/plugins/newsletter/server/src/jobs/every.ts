export interface Job {
  /** No further tick; resolves when the one that is running has ended. */
  stop(): Promise<void>;
}

/**
 * Does something again and again, so many milliseconds apart, never twice at once. It counts elapsed time, not the
 * wall clock: a clock set forward by months must neither run months of ticks nor block the process while counting them.
 */
export const every = (
  intervalMs: number,
  work: () => Promise<void> | void,
  onError: (error: unknown) => void,
): Job => {
  let running: Promise<void> | null = null;
  const tick = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      onError(error);
    }
  };
  const begin = (): void => {
    running ??= tick().finally(() => {
      running = null;
    });
  };
  const timer = setInterval(begin, intervalMs);
  timer.unref();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
