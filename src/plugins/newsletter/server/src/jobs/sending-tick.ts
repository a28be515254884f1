import cron, { type ScheduledTask } from 'node-cron';
import type { Engine } from '../services/sending/engine';

/** The safety net under the engine's own timer: whatever happened, somebody looks again within five seconds. */
export const scheduleSendingTick = (engine: Engine): ScheduledTask =>
  cron.schedule('*/5 * * * * *', () => engine.wake(), { name: 'newsletter-sending', noOverlap: true });
