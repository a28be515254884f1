import { isAlive, lookAt, type SeenBeat } from '../domain/delivery/sign-of-life';
import type { HeartbeatRepository } from '../repositories/heartbeats';
import type { Clock } from './clock';
import type { SecretGuard } from './secret-guard';

/** Beats at the end of every pass that did what there was to do. */
export const SENDING_BEAT = 'sending';

export interface Heartbeat {
  readonly at: string | null;
  readonly alive: boolean;
  /** This server has another secret than the database: it sends nothing, whoever else does. */
  readonly secretForeign: boolean;
}

interface Deps {
  readonly clock: Clock;
  readonly heartbeats: HeartbeatRepository;
  readonly secretGuard: Pick<SecretGuard, 'mayBeOurs'>;
}

/** The last sign of life of whichever process sends, judged by how long this one has seen no new one. */
export const createHeartbeat = ({ clock, heartbeats, secretGuard }: Deps) => {
  let seen: SeenBeat | null = null;

  const look = async (): Promise<number | null> => {
    const beat = await heartbeats.last(SENDING_BEAT);
    if (beat !== null) seen = lookAt(seen, { beat, now: clock.now(), elapsed: clock.elapsed() });
    return beat?.at ?? null;
  };

  return {
    /** Looks again; has to be called every few seconds, so that the silence is timed from its begin. */
    watch: async (): Promise<void> => void (await look()),

    read: async (): Promise<Heartbeat> => {
      const at = await look();
      return {
        at: at === null ? null : new Date(at).toISOString(),
        alive: at !== null && isAlive(seen, clock.elapsed()),
        secretForeign: !secretGuard.mayBeOurs,
      };
    },

    /** Milliseconds since the last beat that was seen to be new; null before the first look. */
    silentFor: (): number | null => (seen === null ? null : Math.max(0, clock.elapsed() - seen.newAt)),
  };
};

export type HeartbeatService = ReturnType<typeof createHeartbeat>;
