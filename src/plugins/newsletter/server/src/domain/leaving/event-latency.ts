/** A request to leave as it was noted beside the ledger. */
export interface NotedLeaving {
  readonly method: string;
  readonly requestedAt: number;
  readonly effectiveAt: number;
}

/** Both are written in one transaction, the note last. */
const APART_MS = 60_000;

/** How long one withdrawal took, from the note that belongs to its record; null where none does (MSR-2.4-18). */
export const latencyOfWithdrawal = (
  withdrawal: { readonly at: number; readonly method: string | null },
  leavings: readonly NotedLeaving[],
): number | null => {
  const own = leavings
    .filter(({ method, effectiveAt }) => {
      const after = effectiveAt - withdrawal.at;
      return method === withdrawal.method && after >= 0 && after < APART_MS;
    })
    .sort((one, other) => one.effectiveAt - other.effectiveAt)[0];
  return own ? Math.max(0, own.effectiveAt - own.requestedAt) : null;
};
