import { every, type Job } from './every';

const INTERVAL_MS = 5_000;

/** Every five seconds: goes on with imports that wait. Each import has a lease of its own, held while it is worked on. */
export const startImports = (
  upkeep: (mayStop: () => boolean) => Promise<void>,
  onError: (error: unknown) => void,
): Job => {
  let stopped = false;
  const job = every(INTERVAL_MS, () => upkeep(() => stopped), onError);
  return {
    stop: () => {
      stopped = true;
      return job.stop();
    },
  };
};
