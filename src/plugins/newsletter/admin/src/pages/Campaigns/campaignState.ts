import type { CampaignState, DeliveryCounts, SecondLook } from '../../../../shared/contracts';
import type { BadgeTone } from '../../components/StateBadge';

interface StateTraits {
  readonly tone: BadgeTone;
  /** The content may still change (the server refuses every later write). */
  readonly editable: boolean;
  /** How often the page asks for news; null: nothing changes by itself. */
  readonly pollMs: number | null;
  readonly steering: readonly ('pause' | 'resume' | 'cancel')[];
  /** How a pause ends whose end is not known; null: sending is over. */
  readonly goesOn: 'by_itself' | 'by_hand' | null;
}

export const CAMPAIGN_STATES = {
  draft: { tone: 'neutral', editable: true, pollMs: null, steering: [], goesOn: null },
  'awaiting-approval': { tone: 'warning', editable: true, pollMs: null, steering: [], goesOn: null },
  scheduled: { tone: 'primary', editable: false, pollMs: 10_000, steering: ['cancel'], goesOn: 'by_itself' },
  sending: {
    tone: 'primary',
    editable: false,
    pollMs: 3_000,
    steering: ['pause', 'cancel'],
    goesOn: 'by_itself',
  },
  paused: {
    tone: 'warning',
    editable: false,
    pollMs: 10_000,
    steering: ['resume', 'cancel'],
    goesOn: 'by_hand',
  },
  sent: { tone: 'success', editable: false, pollMs: null, steering: [], goesOn: null },
  cancelled: { tone: 'danger', editable: false, pollMs: null, steering: [], goesOn: null },
} as const satisfies Record<CampaignState, StateTraits>;

export const traitsOf = (state: CampaignState): StateTraits => CAMPAIGN_STATES[state];

export const STATES = Object.keys(CAMPAIGN_STATES) as CampaignState[];

export const DELIVERY_STATES = [
  'queued',
  'submitted',
  'bounced',
  'skipped',
  'failed',
  'uncertain',
  'cancelled',
] as const satisfies readonly (keyof DeliveryCounts)[];

/** Recipients whose fate is known, as a share of all: 0 to 100. A run that reached nobody has nothing left to do. */
export function percentDone(counts: DeliveryCounts, total: number): number {
  if (total === 0) return 100;
  return Math.floor(((total - counts.queued) / total) * 100);
}

/** States a person may decide about. */
export const OPEN_ENDS = ['uncertain', 'failed'] as const satisfies readonly (keyof DeliveryCounts)[];

export type OpenEnd = (typeof OPEN_ENDS)[number];

export const SECOND_LOOKS = {
  uncertain: ['arrived', 'not-arrived', 'send-again'],
  failed: ['retry'],
} as const satisfies Record<OpenEnd, readonly SecondLook[]>;

export const openEndOf = (state: string): OpenEnd | undefined => OPEN_ENDS.find((one) => one === state);
