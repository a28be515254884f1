import { useCallback, useState } from 'react';
import { isAbort, refusalOf, type Refusal } from '../services/refusal';

export interface Action<Args extends unknown[], T> {
  /** Resolves to the answer, or to undefined when it was refused; the reason then stands in `refusal`. */
  readonly run: (...args: Args) => Promise<T | undefined>;
  readonly busy: boolean;
  readonly refusal: Refusal | null;
  readonly clear: () => void;
}

/** A write with its state for the screen: busy while it runs, the refusal after a no. */
export function useAction<Args extends unknown[], T>(work: (...args: Args) => Promise<T>): Action<Args, T> {
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const clear = useCallback(() => setRefusal(null), []);

  const run = useCallback(
    async (...args: Args) => {
      setBusy(true);
      setRefusal(null);
      try {
        return await work(...args);
      } catch (thrown) {
        if (!isAbort(thrown)) setRefusal(refusalOf(thrown));
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    [work],
  );

  return { run, busy, refusal, clear };
}
