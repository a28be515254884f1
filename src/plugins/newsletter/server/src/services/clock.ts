/** The one clock. Its real adapter reads the system clock; tests hand in their own. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Milliseconds that really went by since some instant; nobody can set it, so it says nothing about the date. */
  elapsed(): number;
}

export const systemClock: Clock = { now: () => Date.now(), elapsed: () => performance.now() };
