export interface Job {
  stop(): void;
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
  let busy = false;
  const tick = async (): Promise<void> => {
    if (busy) return;
    busy = true;
    try {
      await work();
    } catch (error) {
      onError(error);
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(() => void tick(), intervalMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
};
