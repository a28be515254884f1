import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { readSheet } from 'read-excel-file/node';
import { sheetSpan } from '../../domain/import/sheet-span';
import { Refusal } from '../../domain/refusal';
import { unzipWithin, zipStored, type ZipEntry } from './unzip';

const ZIP_MARK = Buffer.from('PK\x03\x04');

const MAX_ROWS = 200_000;
const MAX_CELLS = 4_000_000;

const notASpreadsheet = (cause?: unknown): Refusal =>
  new Refusal('file_invalid', 'DESIGN-2.6', { problem: 'not_a_spreadsheet' }, { cause });

/** By how the file begins, whatever it is called. */
export const isSpreadsheet = (head: Buffer): boolean => head.subarray(0, ZIP_MARK.length).equals(ZIP_MARK);

/** In every part: the workbook says which of them is its sheet, whatever that is called. */
const requireSmallSpan = ({ name, content }: ZipEntry): void => {
  if (!name.endsWith('.xml')) return;
  const span = sheetSpan(content.toString('latin1'));
  if (span === null) throw notASpreadsheet();
  if (span.rows > MAX_ROWS || span.rows * span.columns > MAX_CELLS)
    throw new Refusal('file_too_large', 'DESIGN-2.6', { limit: MAX_ROWS, of: 'rows' });
};

/** A spreadsheet's time has no zone, and none is invented for it. */
const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? '' : cell.toISOString().slice(0, 19).replace('T', ' ');
  return String(cell);
};

const BATCH = 1_000;

/** Formulas count by their last value; numbers stay the digits they are, so that `01067` keeps its zero where it has one. */
const sheetOf = async (zip: Buffer): Promise<readonly (readonly unknown[])[]> => {
  try {
    return await readSheet(zip, 1, { trim: false, parseNumber: (digits) => digits });
  } catch (error) {
    throw notASpreadsheet(error);
  }
};

/**
 * The first sheet of an XLSX file as CSV in UTF-8. Everything further reads that, row by row.
 * @throws Refusal file_too_large, file_invalid
 */
export const spreadsheetToCsv = async (file: Buffer): Promise<Readable> => {
  const entries = await unzipWithin(file);
  entries.forEach(requireSmallSpan);
  const rows = await sheetOf(zipStored(entries));
  const pieces = function* () {
    for (let at = 0; at < rows.length; at += BATCH) {
      yield stringify(
        rows.slice(at, at + BATCH).map((row) => row.map(textOf)),
        { delimiter: ',' },
      );
    }
  };
  return Readable.from(pieces());
};
