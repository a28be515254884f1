import { useNotification } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useText } from '../i18n/useText';
import type { Action } from './useAction';
import type { Edited } from './useEdited';
import { useUnsavedGuard } from './useUnsavedGuard';

interface Saving<Draft, Stored> {
  readonly edited: Edited<Draft>;
  readonly action: Action<[Draft], Stored>;
  /** What is still missing; nothing is sent before that is empty. */
  readonly problemsIn: (draft: Draft) => readonly unknown[];
  readonly draftOf: (stored: Stored) => Draft;
  /** Where what was new has its page; null for what had one before. */
  readonly pageOfNew: ((stored: Stored) => string) | null;
  readonly onChanged?: (() => void) | undefined;
}

/** Checks, saves, says so; guards what is not saved yet. What was new gets its own page. */
export function useSaving<Draft extends object, Stored>(saving: Saving<Draft, Stored>) {
  const { edited, action, problemsIn, draftOf, pageOfNew, onChanged } = saving;
  const text = useText();
  const navigate = useNavigate();
  const { toggleNotification } = useNotification();
  const { run, busy, refusal } = action;
  const { blocker, release } = useUnsavedGuard(edited.dirty);
  const [checked, setChecked] = useState(false);

  const save = async () => {
    setChecked(true);
    if (problemsIn(edited.draft).length > 0) return;
    const stored = await run(edited.draft);
    if (stored === undefined) return;
    edited.markSaved(draftOf(stored));
    toggleNotification({ type: 'success', message: text('editor.saved') });
    if (pageOfNew === null) return onChanged?.();
    release();
    navigate(pageOfNew(stored), { replace: true });
  };

  return { save, busy, refusal, blocker, checked };
}
