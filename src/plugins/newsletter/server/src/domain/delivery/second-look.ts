import type { DeliveryState } from './delivery-state';

/** What a person may say about deliveries that ended without a good end. Nothing of it ever happens by itself (design 2.3). */
export const SECOND_LOOKS = ['arrived', 'not-arrived', 'send-again', 'retry'] as const;

export type SecondLook = (typeof SECOND_LOOKS)[number];

interface Change {
  readonly from: Extract<DeliveryState, 'uncertain' | 'failed'>;
  readonly to: Extract<DeliveryState, 'submitted' | 'failed' | 'queued'>;
  /** Why it stands where it stands now; null for one that goes back into the queue. */
  readonly reason: string | null;
}

/** An address that bounced is suppressed and not among these: only what may pass with time is tried once more. */
export const SECOND_LOOK: Readonly<Record<SecondLook, Change>> = {
  arrived: { from: 'uncertain', to: 'submitted', reason: 'said_arrived' },
  'not-arrived': { from: 'uncertain', to: 'failed', reason: 'said_not_arrived' },
  'send-again': { from: 'uncertain', to: 'queued', reason: null },
  retry: { from: 'failed', to: 'queued', reason: null },
};

export const isSecondLook = (value: unknown): value is SecondLook =>
  SECOND_LOOKS.some((look) => look === value);
