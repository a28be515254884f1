/** Where one delivery stands. `handing-over` is the only state in which nobody can know; it is kept as short as can be. */
export const DELIVERY_STATES = [
  'queued',
  'claimed',
  'handing-over',
  'submitted',
  'bounced',
  'skipped',
  'failed',
  'uncertain',
  'cancelled',
] as const;

export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** The states that end a delivery; with `queued` they are the counters of a run (claims count as queued). */
export const FINAL_STATES = ['submitted', 'bounced', 'skipped', 'failed', 'uncertain', 'cancelled'] as const;

export type FinalState = (typeof FINAL_STATES)[number];
