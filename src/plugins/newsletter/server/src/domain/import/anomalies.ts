/** What a look over a whole file found before anything of it was written. */
export interface FileShares {
  readonly rows: number;
  /** Addresses of functions instead of persons, weak signals included (tiers A, B and C). */
  readonly roles: number;
  /** Rows that do not say when the person confirmed. */
  readonly undated: number;
}

export interface ShareLimits {
  readonly maxImportRoleShare: { readonly value: number | null; readonly rule: string };
  readonly maxImportUndatedShare: { readonly value: number | null; readonly rule: string };
}

/** Fewer rows than this say nothing about where a list comes from. */
export const MIN_ROWS_TO_JUDGE = 100;

export type Anomaly = {
  /** `bounces`: found when the list was first mailed, the others in the file. */
  readonly kind: 'roles' | 'undated' | 'bounces';
  readonly rule: string;
  readonly share: number;
  readonly limit: number;
};

/** A list with many function addresses or without dates looks bought; then proof is asked for first (MOS-2.1). */
export const judgeShares = (shares: FileShares, limits: ShareLimits): Anomaly | null => {
  if (shares.rows < MIN_ROWS_TO_JUDGE) return null;
  const over = (
    kind: Anomaly['kind'],
    count: number,
    limit: ShareLimits[keyof ShareLimits],
  ): Anomaly | null => {
    const share = count / shares.rows;
    // Written the other way round, a limit that is no number would let everything through.
    return limit.value === null || share <= limit.value
      ? null
      : { kind, rule: limit.rule, share, limit: limit.value };
  };
  return (
    over('roles', shares.roles, limits.maxImportRoleShare) ??
    over('undated', shares.undated, limits.maxImportUndatedShare)
  );
};
