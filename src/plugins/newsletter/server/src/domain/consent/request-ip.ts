import type { KeptRecord } from './ledger';

interface Asked {
  readonly request?: unknown;
  readonly ip?: unknown;
}

/** From where a request came, as its own record says it; null where that is not known (any more). */
export const requestIpOf = (records: readonly KeptRecord[], requestId: string): string | null => {
  const asked = records
    .filter(({ event }) => event === 'requested')
    .map(({ payload }) => JSON.parse(payload) as Asked)
    .find(({ request }) => request === requestId);
  return typeof asked?.ip === 'string' ? asked.ip : null;
};
