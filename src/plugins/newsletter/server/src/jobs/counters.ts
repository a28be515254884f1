import type { Counters } from '../services/metrics/counters';
import { every, type Job } from './every';

const INTERVAL_MS = 5_000;

/** Every five seconds: hands over what was counted; once more when it is stopped. */
export const startCounters = (counters: Counters, onError: (error: unknown) => void): Job => {
  const job = every(INTERVAL_MS, () => counters.flush(), onError);
  return {
    stop: async () => {
      await job.stop();
      await counters.flush().catch(onError);
    },
  };
};
