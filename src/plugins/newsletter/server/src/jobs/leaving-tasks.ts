import type { LeaseRepository } from '../repositories/leases';
import type { Clock } from '../services/clock';
import type { LeavingByMailService } from '../services/leaving/leaving-by-mail';
import { every, type Job } from './every';

const LEASE = 'leaving-tasks';
const INTERVAL_MS = 10 * 60_000;
const LEASE_MS = 5 * 60_000;

interface Deps {
  readonly clock: Clock;
  readonly leases: LeaseRepository;
  /** Names this process among all. */
  readonly holder: string;
  readonly leavingByMail: LeavingByMailService;
  /** Somebody should have decided, and did not. */
  alarm(applied: number): void;
}

/** Every ten minutes, in one process of many: requests by mail that nobody decided in three days are applied. */
export const startLeavingTasks = (
  { clock, leases, holder, leavingByMail, alarm }: Deps,
  onError: (error: unknown) => void,
): Job =>
  every(
    INTERVAL_MS,
    async () => {
      const lease = await leases.acquire(LEASE, holder, clock.now(), LEASE_MS);
      const applied = lease.held ? await leavingByMail.applyOverdue() : 0;
      if (applied > 0) alarm(applied);
    },
    onError,
  );
