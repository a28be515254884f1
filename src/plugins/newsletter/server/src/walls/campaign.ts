import { isEditable, type CampaignState } from '../domain/campaign/campaign-state';
import { Refusal } from '../domain/refusal';
import { keep, leaveUnset, type Wall } from './wall';

const DERIVED = ['state', 'mailingId', 'contentHash', 'startAt'] as const;
const CONTENT = [
  'senderId',
  'purposeKey',
  'subject',
  'preheader',
  'format',
  'body',
  'templateId',
  'language',
] as const;

/** Content may be written while it is a draft; where the campaign stands is moved by its gates alone (design 2.1). */
export const campaignWall: Wall = {
  create: (data) => {
    leaveUnset(
      data,
      { state: 'draft', mailingId: null, contentHash: null, startAt: null },
      'derived_state',
      'DESIGN-2.1',
    );
    data.state = 'draft';
  },

  update: (data, before) => {
    keep(data, before, DERIVED, ['derived_state', 'DESIGN-2.1']);
    if (isEditable(before.state as CampaignState)) return;
    keep(data, before, CONTENT, ['campaign_not_editable', 'MFR-3.3']);
  },

  remove: (before) => {
    if (before.state !== 'draft') throw new Refusal('campaign_not_editable', 'DESIGN-2.3');
  },
};
