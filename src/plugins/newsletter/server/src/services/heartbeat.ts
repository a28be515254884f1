import { SENDING_LEASE, type LeaseRepository } from '../repositories/leases';
import type { Clock } from './clock';

/** Without a sign of life for so long the admin says so in red. */
const ALIVE_MS = 120_000;

export interface Heartbeat {
  readonly at: string | null;
  readonly alive: boolean;
}

/** The last sign of life of whichever process sends. */
export const createHeartbeat =
  ({ clock, leases }: { readonly clock: Clock; readonly leases: LeaseRepository }) =>
  async (): Promise<Heartbeat> => {
    const at = await leases.lastBeat(SENDING_LEASE);
    return {
      at: at === null ? null : new Date(at).toISOString(),
      alive: at !== null && clock.now() - at < ALIVE_MS,
    };
  };
