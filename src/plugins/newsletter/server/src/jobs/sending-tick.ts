import type { Engine } from '../services/sending/engine';
import { every, type Job } from './every';

const TICK_MS = 5_000;

/** The safety net under the engine's own timer: whatever happened, somebody looks again within five seconds. */
export const startSendingTick = (engine: Engine): Job =>
  // `wake` never throws; its pass reports what goes wrong itself.
  every(
    TICK_MS,
    () => engine.wake(),
    () => undefined,
  );
