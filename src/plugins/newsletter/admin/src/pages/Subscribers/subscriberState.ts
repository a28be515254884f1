import type { ConsentSummary, SubscriberSummary } from '../../../../shared/contracts';
import type { BadgeTone } from '../../components/StateBadge';

export const SUBSCRIBER_TONES = {
  unconfirmed: 'warning',
  active: 'success',
  left: 'neutral',
  suppressed: 'danger',
  erased: 'neutral',
} as const satisfies Record<SubscriberSummary['state'], BadgeTone>;

export const SUBSCRIBER_STATES = Object.keys(SUBSCRIBER_TONES) as SubscriberSummary['state'][];

export const CONSENT_TONES = {
  requested: 'warning',
  active: 'success',
  withdrawn: 'neutral',
  objected: 'danger',
  expired: 'neutral',
  erased: 'neutral',
} as const satisfies Record<ConsentSummary['state'], BadgeTone>;

export const CONSENT_STATES = Object.keys(CONSENT_TONES) as ConsentSummary['state'][];

/** What can be taken away: everything that is given or asked for. */
export const isRevocable = ({ state }: ConsentSummary): boolean =>
  state === 'active' || state === 'requested';
