import type { LeaseRepository } from '../repositories/leases';
import type { Clock } from '../services/clock';
import type { LedgerCheckpoints } from '../services/ledger/ledger-checkpoints';
import { every, type Job } from './every';

const LEASE = 'ledger-checkpoint';
const INTERVAL_MS = 10 * 60_000;
const LEASE_MS = 5 * 60_000;
const DAY_MS = 24 * 3_600_000;

interface Deps {
  readonly clock: Clock;
  readonly leases: LeaseRepository;
  /** Names this process among all. */
  readonly holder: string;
  readonly checkpoints: LedgerCheckpoints;
}

/** Once a day, in one process of many: a signed copy of all heads. When the last was made stands in the database. */
export const startLedgerCheckpoint = (
  { clock, leases, holder, checkpoints }: Deps,
  onError: (error: unknown) => void,
): Job =>
  every(
    INTERVAL_MS,
    async () => {
      const now = clock.now();
      const newest = await checkpoints.newestAt();
      // One from the future was made by a clock that has been set back since.
      if (newest !== null && newest <= now && now - newest < DAY_MS) return;
      const lease = await leases.acquire(LEASE, holder, now, LEASE_MS);
      if (lease.held) await checkpoints.create();
    },
    onError,
  );
