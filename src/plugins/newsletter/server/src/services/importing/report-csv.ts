import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import type { ImportRecord, ImportRepository } from '../../repositories/importing/imports';
import { rowCodeWords } from '../../texts/row-codes';
import type { FileStore } from './file-store';
import { readRows } from './read-rows';

const BATCH = 1_000;

interface Deps {
  readonly imports: ImportRepository;
  readonly files: FileStore;
}

type ReportLine = Awaited<ReturnType<ImportRepository['reports']>>[number];

/**
 * The rows that brought nobody in, each with number, code, rule and words, and beside them the row itself while the
 * file is still here. Values that a spreadsheet program would run get an apostrophe.
 */
export const createReportCsv = ({ imports, files }: Deps) => {
  async function* lines(id: string): AsyncGenerator<ReportLine> {
    let after = 0;
    for (;;) {
      const batch = await imports.reports(id, after, BATCH);
      yield* batch;
      after = batch.at(-1)?.row ?? after;
      if (batch.length < BATCH) return;
    }
  }

  const csv = (rows: string[][]) => stringify(rows, { escape_formulas: true });

  async function* write(record: ImportRecord, locale: 'de' | 'en'): AsyncGenerator<string> {
    const told = ({ row, code, rule, outcome }: ReportLine) => [
      String(row),
      outcome,
      code,
      rule,
      rowCodeWords(code, locale),
    ];
    yield csv([['row', 'outcome', 'code', 'rule', 'reason', ...record.headings]]);
    const reported = lines(record.id);
    let next = (await reported.next()).value as ReportLine | undefined;
    if (await files.has(record.id)) {
      for await (const rows of readRows(files.open(record.id), record.settings)) {
        const out: string[][] = [];
        for (const row of rows) {
          if (row.row !== next?.row) continue;
          out.push([...told(next), ...('cells' in row ? row.cells : [])]);
          next = (await reported.next()).value as ReportLine | undefined;
        }
        if (out.length > 0) yield csv(out);
        if (!next) return;
      }
    }
    for (; next; next = (await reported.next()).value as ReportLine | undefined) yield csv([told(next)]);
  }

  return (record: ImportRecord, locale: 'de' | 'en'): Readable => Readable.from(write(record, locale));
};
