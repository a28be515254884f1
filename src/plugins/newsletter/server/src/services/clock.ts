/** The one clock. Its real adapter reads the system clock; tests hand in their own. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };
