import { useCallback, useState } from 'react';
import type { CampaignDraft } from '../../../../shared/contracts';
import { isSameDraft } from './campaignDraft';

export interface DraftForm {
  readonly draft: CampaignDraft;
  readonly change: (patch: Partial<CampaignDraft>) => void;
  readonly dirty: boolean;
  /** Takes over what the server stored, which may differ from what was typed. */
  readonly markSaved: (stored: CampaignDraft) => void;
}

export function useDraft(initial: () => CampaignDraft): DraftForm {
  const [saved, setSaved] = useState(initial);
  const [draft, setDraft] = useState(saved);
  const change = useCallback(
    (patch: Partial<CampaignDraft>) => setDraft((previous) => ({ ...previous, ...patch })),
    [],
  );
  const markSaved = useCallback((stored: CampaignDraft) => {
    setSaved(stored);
    setDraft(stored);
  }, []);
  return { draft, change, dirty: !isSameDraft(draft, saved), markSaved };
}
