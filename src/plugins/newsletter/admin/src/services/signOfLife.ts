import type { Overview } from '../../../shared/contracts';

/** How often the page looks at its own wait for an answer. */
export const LOOK_MS = 5_000;
/** Often enough to be red within two minutes of the last beat: the server waits for 90 seconds of them. */
export const POLL_MS = 15_000;
const LOOKS_WITHOUT_ANSWER = 18;

export type SignOfLife =
  | { readonly state: 'alive' }
  /** The server that answers has another secret than its database: it does nothing with consents. */
  | { readonly state: 'foreign-secret' }
  /** The server says that nobody sends; `at` is null when nobody ever did. */
  | { readonly state: 'silent'; readonly at: string | null }
  /** The server itself does not answer any more. */
  | { readonly state: 'unreachable' };

/**
 * What the page may say. The wait is counted in looks and not by the clock: a tab that slept, or a clock that was set,
 * is not a server that is away.
 */
export const signOfLife = (heartbeat: Overview['heartbeat'], looksSinceAnswer: number): SignOfLife => {
  if (heartbeat.secretForeign) return { state: 'foreign-secret' };
  if (!heartbeat.alive) return { state: 'silent', at: heartbeat.at };
  return looksSinceAnswer >= LOOKS_WITHOUT_ANSWER ? { state: 'unreachable' } : { state: 'alive' };
};
