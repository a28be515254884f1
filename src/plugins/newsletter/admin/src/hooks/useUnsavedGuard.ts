import { useCallback, useEffect, useRef } from 'react';
import { useBlocker, type Blocker } from 'react-router-dom';

export interface UnsavedGuard {
  readonly blocker: Blocker;
  /** Lets the next navigation pass: the work has just been saved. */
  readonly release: () => void;
}

/** Stops leaving with unsaved work: the browser asks on closing the tab, the page asks with the blocker returned. */
export function useUnsavedGuard(dirty: boolean): UnsavedGuard {
  const released = useRef(false);

  useEffect(() => {
    if (!dirty) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);

  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      dirty && !released.current && currentLocation.pathname !== nextLocation.pathname,
  );
  const release = useCallback(() => {
    released.current = true;
  }, []);

  return { blocker, release };
}
