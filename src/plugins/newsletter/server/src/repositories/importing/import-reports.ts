import type { Database } from '../../db/database';
import { codesOf, ruleOf, type RowOutcome, type RowReport } from '../../domain/import/row-codes';
import { bulkInsert } from '../bulk';

const REPORTS = 'newsletter_import_reports';

/** Why rows of a list brought nobody in, by their number. */
export const createImportReports = (database: Database) => ({
  report: async (id: string, rows: readonly RowReport[]): Promise<void> => {
    const target = { table: REPORTS, columns: { import_id: 'text', row: 'int', code: 'text' } } as const;
    await bulkInsert(
      database,
      target,
      rows.map(({ row, code }) => [id, row, code]),
    );
  },

  /** @param outcome only those, so that a million who are here already do not hide the few that were refused */
  reports: async (id: string, afterRow: number, limit: number, outcome?: RowOutcome) => {
    const query = database.knex()(REPORTS).where({ import_id: id }).andWhere('row', '>', afterRow);
    if (outcome) void query.whereIn('code', codesOf(outcome));
    const rows = await query
      .orderBy('row')
      .limit(limit)
      .select<{ row: number; code: string }[]>('row', 'code');
    return rows.map(({ row, code }) => ({ row, code, ...ruleOf(code) }));
  },

  countsByCode: async (id: string) => {
    const rows = await database
      .knex()(REPORTS)
      .where({ import_id: id })
      .groupBy('code')
      .orderBy('code')
      .select<{ code: string; n: number | string }[]>('code', database.knex().raw('count(*) as n'));
    return rows.map(({ code, n }) => ({ code, ...ruleOf(code), count: Number(n) }));
  },
});
