import type { RunnerRole } from '../repositories/sending/runners';
import type { Counters } from '../services/metrics/counters';
import type { EngineLog } from '../services/sending/engine-log';
import type { Engine } from '../services/sending/engine';
import type { HandOut } from '../services/sending/hand-out';
import { startSendingTick } from './sending-tick';
import { startCounters } from './counters';
import type { Job } from './every';

interface Deps {
  readonly engine: Engine;
  readonly handOut: HandOut;
  /** Null where no metrics are asked for. */
  readonly counters: Counters | null;
  readonly events: Pick<EngineLog, 'error'>;
}

/**
 * Makes this process one that sends: at once, by the tick, and as a worker when another process offers it work. A
 * server that sends itself needs nobody; workers beside it look by their own tick.
 */
export const startSending = async (
  { engine, handOut, counters, events }: Deps,
  role: RunnerRole,
): Promise<Job> => {
  // A server counts for all it does, not only for its sending.
  const counting =
    role === 'worker' && counters
      ? startCounters(counters, (error) =>
          events.error('The metrics could not be written; they are kept.', error),
        )
      : null;
  engine.start(role);
  const tick = startSendingTick(engine);
  if (role === 'worker') await handOut.start(engine);
  return {
    stop: async () => {
      await handOut.stop();
      // A pass that is sending is the engine's to end; no tick after it has stopped.
      void tick.stop();
      await engine.stop();
      // Last: what the end still counts comes along.
      await counting?.stop();
    },
  };
};
