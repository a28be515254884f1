import { useCallback, useState } from 'react';

export interface Edited<T> {
  readonly draft: T;
  readonly change: (patch: Partial<T>) => void;
  readonly dirty: boolean;
  /** Takes over what the server stored, which may differ from what was typed. */
  readonly markSaved: (stored: T) => void;
}

/** Something being written, and whether it differs from what is stored. */
export function useEdited<T extends object>(initial: () => T): Edited<T> {
  const [saved, setSaved] = useState(initial);
  const [draft, setDraft] = useState(saved);
  const change = useCallback((patch: Partial<T>) => setDraft((previous) => ({ ...previous, ...patch })), []);
  const markSaved = useCallback((stored: T) => {
    setSaved(stored);
    setDraft(stored);
  }, []);
  return { draft, change, dirty: JSON.stringify(draft) !== JSON.stringify(saved), markSaved };
}
