import cron, { type ScheduledTask } from 'node-cron';
import type { Newsletter } from '../compose';

const LEASE = 'consent-upkeep';
/** Longer than a pass over many consents takes; the next full hour is soon enough for whoever comes after. */
const LEASE_MS = 10 * 60_000;

/** Every hour, in one process of many: renewal mails and expired consents. */
export const scheduleConsentUpkeep = (newsletter: Newsletter): ScheduledTask =>
  cron.schedule(
    '17 * * * *',
    async () => {
      const { repositories, clock, engine, consentUpkeep } = newsletter;
      const lease = await repositories.leases.acquire(LEASE, engine.holder, clock.now(), LEASE_MS);
      if (lease.held) await consentUpkeep();
    },
    { name: 'newsletter-consent-upkeep', noOverlap: true },
  );
