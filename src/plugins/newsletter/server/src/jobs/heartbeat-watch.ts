import type { HeartbeatService } from '../services/heartbeat';
import { every, type Job } from './every';

const INTERVAL_MS = 5_000;

/** Every five seconds, in every process that serves: sees whether whoever sends still does. */
export const startHeartbeatWatch = (
  heartbeat: Pick<HeartbeatService, 'watch'>,
  onError: (error: unknown) => void,
): Job => every(INTERVAL_MS, () => heartbeat.watch(), onError);
