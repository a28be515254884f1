import type { TransportStatus } from '../../../../shared/contracts';
import type { BadgeTone } from '../../components/StateBadge';

export const TRANSPORT_TONES = {
  unknown: 'neutral',
  up: 'success',
  down: 'danger',
  doubtful: 'danger',
} as const satisfies Record<TransportStatus['state'], BadgeTone>;
