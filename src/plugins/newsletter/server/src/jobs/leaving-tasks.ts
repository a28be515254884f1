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
  /** Requests wait for a decision for more than an hour (VIV-2.4f); said once until there is none any more. */
  backlog(waiting: number): void;
}

/** Every ten minutes, in one process of many: requests by mail that nobody decided in three days are applied. */
export const startLeavingTasks = (
  { clock, leases, holder, leavingByMail, alarm, backlog }: Deps,
  onError: (error: unknown) => void,
): Job => {
  let said = false;
  return every(
    INTERVAL_MS,
    async () => {
      const lease = await leases.acquire(LEASE, holder, clock.now(), LEASE_MS);
      if (!lease.held) return;
      const applied = await leavingByMail.applyOverdue();
      if (applied > 0) alarm(applied);
      const waiting = await leavingByMail.backlog();
      if (waiting && !said) backlog(waiting.count);
      said = waiting !== null;
    },
    onError,
  );
};
