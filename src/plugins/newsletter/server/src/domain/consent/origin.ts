import type { KeptRecord } from './ledger';

/** What the ledger tells the person about one purpose: where the address comes from, and what became of it. */
export interface Origin {
  readonly purposeKey: string;
  readonly source: string;
  readonly requested: { readonly at: number; readonly ip: string | null };
  readonly confirmed: { readonly at: number; readonly ip: string | null } | null;
  readonly withdrawn: { readonly at: number; readonly ip: string | null } | null;
  /** Exactly the text that was shown. */
  readonly text: string;
}

interface Evidence {
  readonly ip?: string | null;
  readonly source?: string | null;
  readonly origin?: string;
  readonly text?: { readonly text?: string };
  readonly proof?: {
    readonly requestedAt: string;
    readonly requestIp: string;
    readonly confirmedAt: string;
    readonly confirmIp: string;
    readonly source: string;
    readonly consentText: string;
  };
}

const LEAVING = ['withdrawn', 'objected', 'expired'];

const step = (record: KeptRecord | undefined) => {
  if (!record) return null;
  const { ip } = JSON.parse(record.payload) as Evidence;
  return { at: Date.parse(record.occurredAt), ip: ip ?? null };
};

const ofImport = (
  { proof }: Evidence,
  purposeKey: string,
  withdrawn: KeptRecord | undefined,
): Origin | null =>
  proof
    ? {
        purposeKey,
        source: proof.source,
        requested: { at: Date.parse(proof.requestedAt), ip: proof.requestIp },
        confirmed: { at: Date.parse(proof.confirmedAt), ip: proof.confirmIp },
        withdrawn: step(withdrawn),
        text: proof.consentText,
      }
    : null;

/** The last wish of the person for one purpose, from its records in the order of the ledger; null if there is none. */
export const originOf = (purposeKey: string, records: readonly KeptRecord[]): Origin | null => {
  const start = records.findLastIndex(({ event }) => event === 'requested' || event === 'imported');
  const first = records[start];
  if (!first) return null;
  const later = records.slice(start + 1);
  const evidence = JSON.parse(first.payload) as Evidence;
  const withdrawn = later.find(({ event }) => LEAVING.includes(event));
  if (first.event === 'imported') return ofImport(evidence, purposeKey, withdrawn);
  return {
    purposeKey,
    source: evidence.source ?? '',
    requested: { at: Date.parse(first.occurredAt), ip: evidence.ip ?? null },
    confirmed: step(later.find(({ event }) => event === 'confirmed')),
    withdrawn: step(withdrawn),
    text: evidence.text?.text ?? '',
  };
};
