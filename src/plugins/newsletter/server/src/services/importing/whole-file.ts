import type { Readable } from 'node:stream';
import { guessEncoding } from '../../domain/import/encoding';
import type { RowOutcome } from '../../domain/import/row-codes';
import { Refusal } from '../../domain/refusal';
import type { ImportCounts, ImportRecord, ImportRepository } from '../../repositories/importing/imports';
import type { ImportDecisions } from './decisions';
import type { ImportOrder } from './import-order';
import type { ImportUpload } from './upload';
import type { FileStore } from './file-store';
import type { ImportRunner } from './run-import';
import type { SettingsChange } from './settings';
import { isSpreadsheet } from './spreadsheet';

interface ReportedRow {
  readonly row: number;
  readonly code: string;
  readonly rule: string;
}

export interface ImportReport extends Omit<ImportCounts, 'refused'> {
  readonly id: string;
  readonly state: ImportRecord['state'];
  /** Rows that did not come in; the first ten thousand of them. */
  readonly refused: readonly ReportedRow[];
  readonly refusedCount: number;
  /** Rows in order that bring their person nothing; the first ten thousand of them. */
  readonly notes: readonly ReportedRow[];
  /** All of both by reason: together `refusedCount` and `unchanged`. */
  readonly reasons: Awaited<ReturnType<ImportRepository['countsByCode']>>;
}

const LISTED_ROWS = 10_000;

interface Deps {
  readonly files: FileStore;
  readonly imports: ImportRepository;
  readonly service: ImportUpload & ImportDecisions;
  readonly run: ImportRunner;
}

/** A whole import in one call, for the command line: nobody is there to look at a preview, so nothing is guessed. */
export const createWholeFileImport = ({ files, imports, service, run }: Deps) => {
  const requireCertain = async (id: string, given: SettingsChange): Promise<void> => {
    const head = await files.head(id);
    // Packed bytes say nothing about letters; what is unpacked from them is UTF-8.
    if (isSpreadsheet(head)) return;
    const { encoding } = guessEncoding(head);
    // Windows-1252 has a letter for every byte: whether it is meant, only the importer can say.
    if (given.encoding === undefined && encoding === 'windows-1252')
      throw new Refusal('file_invalid', 'MOS-2.8', { problem: 'encoding', guess: encoding });
  };

  const reportOf = async (id: string): Promise<ImportReport> => {
    const record = await service.requireImport(id);
    const { problem } = record;
    if (record.state === 'failed' && problem)
      throw new Refusal('file_invalid', problem.rule, { import: id, ...problem });
    const of = async (outcome: RowOutcome): Promise<readonly ReportedRow[]> =>
      (await imports.reports(id, 0, LISTED_ROWS, outcome)).map(({ row, code, rule }) => ({
        row,
        code,
        rule,
      }));
    const { state, rows, proven, unconfirmed, expired, unchanged } = record;
    return {
      id,
      state,
      rows,
      proven,
      unconfirmed,
      expired,
      unchanged,
      refused: await of('refused'),
      refusedCount: record.refused,
      notes: await of('unchanged'),
      reasons: await imports.countsByCode(id),
    };
  };

  return {
    /** Goes on with one that was left half done. */
    resume: async (id: string): Promise<ImportReport> => {
      await run(id);
      return reportOf(id);
    },

    /** @throws Refusal origin_refused, purpose_unknown, file_* */
    importFile: async (
      file: Readable,
      order: ImportOrder,
      given: SettingsChange = {},
    ): Promise<ImportReport> => {
      const { id } = await service.open(order).catch((error: unknown) => {
        file.destroy();
        throw error;
      });
      try {
        await files.save(id, file);
        await requireCertain(id, given);
        const { settings } = await service.complete(id, given);
        if (settings.mapping.email === undefined)
          throw new Refusal('file_invalid', 'MOS-2.1', { missing: 'email' });
        await service.start(id, `${order.actor}: ${order.origin}`, order.actor);
      } catch (error) {
        await service.cancel(id, order.actor);
        throw error;
      }
      await run(id);
      return reportOf(id);
    },
  };
};

export type WholeFileImport = ReturnType<typeof createWholeFileImport>;
