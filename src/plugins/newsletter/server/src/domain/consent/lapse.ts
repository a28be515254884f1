import type { Consent } from './state';

/** That a yes is over by time, as the ledger tells it (MSR-2.4-10). */
export const lapse = (purposeKey: string, expressedAt: number, months: number) => ({
  event: 'expired' as const,
  purposeKey,
  payload: { rule: 'MSR-2.4-10', months, expressedAt: new Date(expressedAt).toISOString() },
});

/**
 * A yes that is over ends before it is asked for anew: ended by the daily run, hours later, it would take the link of
 * the new request with it. For purposes that may be asked for, so what is still called active has lapsed.
 */
export const lapseBeforeAsking = (consent: Consent | undefined, purposeKey: string, months: number) =>
  consent?.state === 'active' && consent.expressedAt !== null
    ? [lapse(purposeKey, consent.expressedAt, months)]
    : [];
