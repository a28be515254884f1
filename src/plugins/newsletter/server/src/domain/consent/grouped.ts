/** Rows by the person they speak of, each group in the order given. */
export const grouped = <T extends { readonly subscriberId: string }>(
  rows: readonly T[],
): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(row.subscriberId);
    if (group) group.push(row);
    else groups.set(row.subscriberId, [row]);
  }
  return groups;
};
