import type { SenderSummary } from '../../../../shared/contracts';
import type { BadgeTone } from '../../components/StateBadge';

export const SENDER_TONES = {
  pending: 'warning',
  active: 'success',
  suspended: 'danger',
  ended: 'neutral',
} as const satisfies Record<SenderSummary['state'], BadgeTone>;
