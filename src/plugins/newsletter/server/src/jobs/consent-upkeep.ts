import type { LeaseRepository } from '../repositories/leases';
import type { Clock } from '../services/clock';
import type { ConsentUpkeep } from '../services/consent/consent-upkeep';
import { every, type Job } from './every';

const LEASE = 'consent-upkeep';
/** Often enough for processes that live an hour; a pass with nothing due is one indexed query. */
const INTERVAL_MS = 10 * 60_000;
const LEASE_MS = 5 * 60_000;

interface Deps {
  readonly clock: Clock;
  readonly leases: LeaseRepository;
  /** Names this process among all. */
  readonly holder: string;
  readonly upkeep: ConsentUpkeep;
}

/** Every ten minutes, in one process of many: renewal mails and expired consents. */
export const startConsentUpkeep = (
  { clock, leases, holder, upkeep }: Deps,
  onError: (error: unknown) => void,
): Job =>
  every(
    INTERVAL_MS,
    async () => {
      const lease = await leases.acquire(LEASE, holder, clock.now(), LEASE_MS);
      if (lease.held) await upkeep();
    },
    onError,
  );
