import type { Newsletter } from '../compose';
import { every, type Job } from './every';

const LEASE = 'consent-upkeep';
/** Often enough for processes that live an hour; a pass with nothing due is one indexed query. */
const INTERVAL_MS = 10 * 60_000;
const LEASE_MS = 5 * 60_000;

/** Every ten minutes, in one process of many: renewal mails and expired consents. */
export const startConsentUpkeep = (newsletter: Newsletter, onError: (error: unknown) => void): Job =>
  every(
    INTERVAL_MS,
    async () => {
      const { repositories, clock, engine, consentUpkeep } = newsletter;
      const lease = await repositories.leases.acquire(LEASE, engine.holder, clock.now(), LEASE_MS);
      if (lease.held) await consentUpkeep();
    },
    onError,
  );
