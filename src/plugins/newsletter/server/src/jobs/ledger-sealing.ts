import type { LeaseRepository } from '../repositories/leases';
import type { Clock } from '../services/clock';
import type { LedgerSealing } from '../services/ledger/ledger-sealing';
import { every, type Job } from './every';

const LEASE = 'ledger-sealing';
const INTERVAL_MS = 1_000;
const LEASE_MS = 60_000;

interface Deps {
  readonly clock: Clock;
  readonly leases: LeaseRepository;
  /** Names this process among all. */
  readonly holder: string;
  readonly sealing: LedgerSealing;
}

/** Every second, in one process of many: what was inserted gets its place in the chain. */
export const startLedgerSealing = (
  { clock, leases, holder, sealing }: Deps,
  onError: (error: unknown) => void,
): Job => {
  let reported = '';
  return every(
    INTERVAL_MS,
    async () => {
      // One look at an index that is empty most of the time, before the lease is written.
      if (!(await sealing.isDue())) return;
      const lease = await leases.acquire(LEASE, holder, clock.now(), LEASE_MS);
      if (!lease.held) return;
      const { forged, blocked } = await sealing.sealAll();
      const trouble = forged + blocked.length === 0 ? '' : `${forged} ${blocked.join(' ')}`;
      // Said when it changes: what cannot be sealed is there again every second.
      if (trouble !== '' && trouble !== reported)
        onError(
          new Error(
            `${forged} records not written by the product, ${blocked.length} chains that do not end at their head; see verify-ledger.`,
          ),
        );
      reported = trouble;
    },
    onError,
  );
};
