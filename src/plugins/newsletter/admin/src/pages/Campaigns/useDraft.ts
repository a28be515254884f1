import type { CampaignDraft } from '../../../../shared/contracts';
import { useEdited, type Edited } from '../../hooks/useEdited';

export type DraftForm = Edited<CampaignDraft>;

export const useDraft = (initial: () => CampaignDraft): DraftForm => useEdited(initial);
