import type { KeptRecord } from './ledger';
import { applyEvent, type Consent } from './state';

/** When the will was expressed, where the evidence says that it was not at the event itself. */
export const expressedAtOf = (record: Pick<KeptRecord, 'payload'>): number | undefined => {
  const payload = JSON.parse(record.payload) as {
    readonly expressedAt?: unknown;
    readonly proof?: { readonly confirmedAt?: unknown };
  };
  // Imports of before say it in their proof alone.
  const stated = payload.expressedAt ?? payload.proof?.confirmedAt;
  const at = typeof stated === 'string' ? Date.parse(stated) : NaN;
  return Number.isNaN(at) ? undefined : at;
};

/** What the ledger says about one subscriber and one purpose: its records, oldest first, one after the other. */
export const deriveConsent = (records: readonly KeptRecord[]): Consent | null =>
  records.reduce<Consent | null>(
    (consent, record) =>
      applyEvent(consent, record.event, Date.parse(record.occurredAt), expressedAtOf(record)),
    null,
  );

export const sameConsent = (a: Consent | null, b: Consent | null): boolean =>
  a === null || b === null
    ? a === b
    : // An erasure takes the evidence, and with it when somebody once said yes.
      (a.state === 'erased' && b.state === 'erased' && a.since === b.since) ||
      (a.state === b.state &&
        a.since === b.since &&
        a.expressedAt === b.expressedAt &&
        a.expiresAt === b.expiresAt);
