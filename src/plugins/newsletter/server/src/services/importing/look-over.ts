import { shapeFault } from '../../domain/import/cells';
import type { FileShares } from '../../domain/import/anomalies';
import { roleTier } from '../../domain/address/role-address';
import type { FileRow } from '../../domain/import/cells';
import type { ImportSettings } from '../../repositories/importing/imports';

/** Looks a whole file over before anything of it is written: how many rows, how many that look bought. */
export const lookOver = async (
  pieces: AsyncIterable<readonly FileRow[]>,
  settings: ImportSettings,
): Promise<FileShares> => {
  const { email, confirmed_at: confirmedAt } = settings.mapping;
  const shares = { rows: -1, roles: 0, undated: 0 };
  let columns = 0;
  for await (const rows of pieces) {
    for (const row of rows) {
      shares.rows += 1;
      if ('fault' in row) continue;
      if (shares.rows === 0) columns = row.cells.length;
      if (shares.rows === 0 || shapeFault(row.cells, columns, settings.delimiter)) continue;
      const address = email === undefined ? '' : (row.cells[email] ?? '');
      const at = address.lastIndexOf('@');
      if (at > 0 && roleTier(address.slice(0, at).trim(), 'import') !== null) shares.roles += 1;
      if (confirmedAt === undefined || (row.cells[confirmedAt] ?? '').trim() === '') shares.undated += 1;
    }
  }
  return { ...shares, rows: Math.max(0, shares.rows) };
};
