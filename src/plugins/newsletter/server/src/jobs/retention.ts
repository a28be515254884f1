import type { LeaseRepository } from '../repositories/leases';
import type { Clock } from '../services/clock';
import type { RetentionService } from '../services/rights/retention';
import { every, type Job } from './every';

const LEASE = 'retention';
const INTERVAL_MS = 60 * 60_000;
/** Who holds it has done the day’s work; it runs out by itself. */
const LEASE_MS = 24 * 3_600_000;

interface Deps {
  readonly clock: Clock;
  readonly leases: LeaseRepository;
  /** Names this run: the same process asks again within the day and must not get it twice. */
  runName(): string;
  readonly retention: RetentionService;
}

/** Once a day, in one process of many: what was kept long enough goes. */
export const startRetention = (
  { clock, leases, retention, ...deps }: Deps,
  onError: (error: unknown) => void,
): Job =>
  every(
    INTERVAL_MS,
    async () => {
      const lease = await leases.acquire(LEASE, deps.runName(), clock.now(), LEASE_MS);
      if (lease.held) await retention.run();
    },
    onError,
  );
