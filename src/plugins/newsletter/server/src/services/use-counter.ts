/** Windows kept at once: about 40 MB for one counter, however many networks an attack comes from. */
const MOST_WINDOWS = 250_000;

export interface UseLimit {
  readonly points: number;
  readonly seconds: number;
}

interface Window {
  used: number;
  readonly endsAt: number;
}

/**
 * Counts uses per key in windows that begin with the first use. Windows of one counter are equally long, so the map
 * holds them in the order of their ends: forgetting begins at its head, and memory has a bound. No timer per key.
 */
export const createUseCounter = ({ points, seconds }: UseLimit, mostWindows = MOST_WINDOWS) => {
  const lengthMs = seconds * 1_000;
  const windows = new Map<string, Window>();

  /** A clock that was set back must not make a window last for months. */
  const isOpen = ({ endsAt }: Window, now: number): boolean => now < endsAt && endsAt <= now + lengthMs;

  const forget = (now: number): void => {
    for (const [key, window] of windows) {
      if (isOpen(window, now) && windows.size < mostWindows) return;
      windows.delete(key);
    }
  };

  return {
    /** Counts one use. How long to wait, in ms, if it is one too many; null if it is not. */
    take: (key: string, now: number): number | null => {
      let window = windows.get(key);
      if (!window || !isOpen(window, now)) {
        windows.delete(key);
        forget(now);
        window = { used: 0, endsAt: now + lengthMs };
        windows.set(key, window);
      }
      window.used += 1;
      return window.used > points ? window.endsAt - now : null;
    },

    get size() {
      return windows.size;
    },
  };
};
