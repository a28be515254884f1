const PROOF_YEARS = 3;

/**
 * Until when a proof is kept after its last use: claims are time-barred three years after the end of the year
 * (BGB §§ 195, 199). The first moment after that, epoch ms.
 */
export const proofKeptUntil = (lastUse: number): number =>
  Date.UTC(new Date(lastUse).getUTCFullYear() + PROOF_YEARS + 1, 0, 1);

/** The last moment whose use needs no proof any more: the mirror of `proofKeptUntil`, for rows. */
export const lastUseOver = (now: number): number =>
  Date.UTC(new Date(now).getUTCFullYear() - PROOF_YEARS, 0, 1) - 1;
