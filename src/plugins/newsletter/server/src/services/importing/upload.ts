import type { Readable } from 'node:stream';
import { Refusal } from '../../domain/refusal';
import type { PurposeRepository } from '../../repositories/forms/purposes';
import type { ImportRecord, ImportRepository } from '../../repositories/importing/imports';
import type { SenderRepository } from '../../repositories/senders';
import type { Clock } from '../clock';
import type { FileStore } from './file-store';
import { checkOrder, newImport, type ImportOrder } from './import-order';
import { createImportStates } from './import-states';
import { createOneAtATime } from './one-at-a-time';
import { lookAtFile, type FileLook, type SettingsChange } from './settings';
import { isSpreadsheet, spreadsheetToCsv } from './spreadsheet';
import { requirePackedSize } from './unzip';

interface Deps {
  readonly clock: Clock;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly imports: ImportRepository;
  readonly files: FileStore;
}

/** The way of a list from the first byte to the draft that can be started. */
export const createImportUpload = (deps: Deps) => {
  const { clock, imports, files } = deps;
  const { requireImport, change } = createImportStates(imports);
  const oneAtATime = createOneAtATime();

  const convert = async (id: string, bytes: number): Promise<'csv' | 'xlsx'> => {
    if (!isSpreadsheet(await files.head(id))) return 'csv';
    requirePackedSize(bytes);
    await files.replace(id, await spreadsheetToCsv(await files.whole(id)));
    return 'xlsx';
  };

  const look = async (id: string, given: SettingsChange): Promise<FileLook> => {
    await requireImport(id, ['uploading']);
    if (!(await files.has(id))) throw new Refusal('file_invalid', 'MOS-2.8', { problem: 'empty' });
    const { bytes, hash } = await files.fingerprint(id);
    const fileKind = await convert(id, bytes);
    const found = await lookAtFile(files, id, given);
    const { settings, headings } = found;
    const seen = { fileKind, fileBytes: bytes, fileHash: hash, settings, headings };
    await change(id, ['uploading'], { ...seen, state: 'draft' });
    return found;
  };

  const requireWhole = async (id: string, bytes: number | undefined): Promise<void> => {
    const here = await files.size(id);
    if (bytes !== undefined && bytes !== here)
      throw new Refusal('import_state_conflict', 'DESIGN-2.6', { expected: here });
  };

  return {
    requireImport,

    /** Asks for sender, purpose and origin before a byte is taken. @throws Refusal as `checkOrder` */
    open: async (order: ImportOrder): Promise<ImportRecord> => {
      const record = newImport(order, await checkOrder(deps, order), clock.now());
      await imports.insert(record);
      return record;
    },

    /** @throws Refusal file_too_large, storage_failed, import_state_conflict */
    receive: (id: string, offset: number, part: Readable): Promise<number> =>
      oneAtATime(id, async () => {
        await requireImport(id, ['uploading']);
        return files.append(id, offset, part);
      }),

    /**
     * The file is here: converted if it is a spreadsheet, and looked at.
     * @param bytes how many the importer sent; fewer or more are not his list
     * @throws Refusal file_*, spreadsheet_ambiguous, storage_failed, import_state_conflict
     */
    complete: (id: string, given: SettingsChange = {}, bytes?: number): Promise<FileLook> =>
      oneAtATime(id, async () => {
        await requireImport(id, ['uploading']);
        await requireWhole(id, bytes);
        return look(id, given);
      }),

    /** Reads the file's start anew; a change of encoding or delimiter forgets the columns chosen before. */
    configure: (id: string, given: SettingsChange): Promise<FileLook> =>
      oneAtATime(id, async () => {
        const { settings } = await requireImport(id, ['draft']);
        const rereads =
          (given.encoding ?? settings.encoding) !== settings.encoding ||
          (given.delimiter ?? settings.delimiter) !== settings.delimiter;
        const mapping = given.mapping ?? (rereads ? undefined : settings.mapping);
        const found = await lookAtFile(files, id, { ...settings, ...given, mapping });
        await change(id, ['draft'], { settings: found.settings, headings: found.headings });
        return found;
      }),
  };
};

export type ImportUpload = ReturnType<typeof createImportUpload>;
