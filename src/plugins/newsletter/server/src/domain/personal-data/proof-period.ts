/** Claims are time-barred three years after the end of the year (BGB §§ 195, 199). */
export const PROOF_KEPT = { yearEnds: 3 } as const;

/** Until when a proof is kept after its last use: the first moment after that, epoch ms. */
export const proofKeptUntil = (lastUse: number): number =>
  Date.UTC(new Date(lastUse).getUTCFullYear() + PROOF_KEPT.yearEnds + 1, 0, 1);
