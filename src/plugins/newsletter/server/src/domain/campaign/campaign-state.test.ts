import {
  afterAction,
  CAMPAIGN_STATES,
  isEditable,
  type CampaignAction,
  type CampaignState,
} from './campaign-state';

const ALLOWED: Readonly<Record<CampaignAction, Partial<Record<CampaignState, CampaignState>>>> = {
  edit: { draft: 'draft', 'awaiting-approval': 'draft' },
  'request-approval': { draft: 'awaiting-approval', 'awaiting-approval': 'awaiting-approval' },
  decide: { 'awaiting-approval': 'draft' },
  schedule: { draft: 'scheduled', 'awaiting-approval': 'scheduled' },
  start: { scheduled: 'sending' },
  pause: { scheduled: 'paused', sending: 'paused' },
  resume: { paused: 'sending' },
  finish: { sending: 'sent' },
  'send-again': { sent: 'sending', sending: 'sending', paused: 'paused' },
  cancel: Object.fromEntries(
    (['draft', 'awaiting-approval', 'scheduled', 'sending', 'paused'] as const).map((state) => [
      state,
      'cancelled',
    ]),
  ),
};

describe('where a campaign can go', () => {
  it.each(Object.keys(ALLOWED) as CampaignAction[])(
    'DESIGN-2.1: %s is possible from its own states only',
    (action) => {
      for (const state of CAMPAIGN_STATES)
        expect(afterAction(state, action)).toBe(ALLOWED[action][state] ?? null);
    },
  );

  it('DESIGN-2.3: nothing leads out of what was cancelled, and out of what was sent only a person’s word', () => {
    for (const action of Object.keys(ALLOWED) as CampaignAction[]) {
      expect(afterAction('cancelled', action)).toBeNull();
      if (action !== 'send-again') expect(afterAction('sent', action)).toBeNull();
    }
  });

  it('MFR-3.3: content changes before it is scheduled and not after', () => {
    expect(CAMPAIGN_STATES.filter(isEditable)).toEqual(['draft', 'awaiting-approval']);
  });
});
