/** Where a campaign stands. Only its own transitions move it; no form field and no query does. */
export const CAMPAIGN_STATES = [
  'draft',
  'awaiting-approval',
  'scheduled',
  'sending',
  'paused',
  'sent',
  'cancelled',
] as const;

export type CampaignState = (typeof CAMPAIGN_STATES)[number];

export type CampaignAction =
  | 'edit'
  | 'request-approval'
  | 'decide'
  | 'schedule'
  | 'start'
  | 'pause'
  | 'resume'
  | 'finish'
  | 'send-again'
  | 'cancel';

/** From where each action leads where. An edit of a campaign that waits for approval makes it a draft again. */
const TRANSITIONS: Readonly<Record<CampaignAction, Partial<Record<CampaignState, CampaignState>>>> = {
  edit: { draft: 'draft', 'awaiting-approval': 'draft' },
  'request-approval': { draft: 'awaiting-approval', 'awaiting-approval': 'awaiting-approval' },
  decide: { 'awaiting-approval': 'draft' },
  schedule: { draft: 'scheduled', 'awaiting-approval': 'scheduled' },
  start: { scheduled: 'sending' },
  pause: { scheduled: 'paused', sending: 'paused' },
  resume: { paused: 'sending' },
  finish: { sending: 'sent' },
  'send-again': { sent: 'sending', sending: 'sending', paused: 'paused' },
  cancel: {
    draft: 'cancelled',
    'awaiting-approval': 'cancelled',
    scheduled: 'cancelled',
    sending: 'cancelled',
    paused: 'cancelled',
  },
};

/** The state after an action, or null when the action is not possible from here. */
export const afterAction = (state: CampaignState, action: CampaignAction): CampaignState | null =>
  TRANSITIONS[action][state] ?? null;

/** Only here may content change: later it is bound to a confirmation and perhaps an approval. */
export const isEditable = (state: CampaignState): boolean => afterAction(state, 'edit') !== null;
