import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { readSheet } from 'read-excel-file/node';
import { Refusal } from '../../domain/refusal';
import { unzipWithin, zipStored, type ZipEntry } from './unzip';

const ZIP_MARK = Buffer.from('PK\x03\x04');

const MAX_ROWS = 200_000;
const MAX_CELLS = 4_000_000;

/** By how the file begins, whatever it is called. */
export const isSpreadsheet = (head: Buffer): boolean => head.subarray(0, ZIP_MARK.length).equals(ZIP_MARK);

/** `C`, `17` of `r="C17"`; rows carry the number alone. */
const PLACE = /\sr="([A-Z]{0,4})(\d{1,10})"/g;

const columnNumber = (letters: string): number =>
  [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);

/** One cell far out makes its reader build all the empty ones before it: the span counts, not what stands in it. */
const requireSmallSpan = ({ name, content }: ZipEntry): void => {
  if (!/worksheets\/[^/]+\.xml$/.test(name)) return;
  let rows = 0;
  let columns = 0;
  for (const [, letters = '', number = ''] of content.toString('latin1').matchAll(PLACE)) {
    rows = Math.max(rows, Number(number));
    columns = Math.max(columns, columnNumber(letters));
  }
  if (rows > MAX_ROWS || rows * columns > MAX_CELLS)
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
    throw new Refusal('file_invalid', 'DESIGN-2.6', { problem: 'not_a_spreadsheet' }, { cause: error });
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
