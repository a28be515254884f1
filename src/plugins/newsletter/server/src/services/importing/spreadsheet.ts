import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { readSheet } from 'read-excel-file/node';
import { hidesValues, holdsValues, plainly } from '../../domain/import/sheet-parts';
import { sheetSpan } from '../../domain/import/sheet-span';
import { Refusal } from '../../domain/refusal';
import { unzipWithin, zipStored, type ZipEntry } from './unzip';

const ZIP_MARK = Buffer.from('PK\x03\x04');
/** How `.xls` begins, and every XLSX behind a password. */
const COMPOUND_MARK = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

const MAX_ROWS = 200_000;
const MAX_CELLS = 4_000_000;

const notASpreadsheet = (cause?: unknown): Refusal =>
  new Refusal('file_invalid', 'DESIGN-2.6', { problem: 'not_a_spreadsheet' }, { cause });

const begins = (head: Buffer, mark: Buffer): boolean => head.subarray(0, mark.length).equals(mark);

/** By how the file begins, whatever it is called. @throws Refusal file_kind_unknown */
export const isSpreadsheet = (head: Buffer): boolean => {
  if (begins(head, COMPOUND_MARK))
    throw new Refusal('file_kind_unknown', 'DESIGN-2.6', { problem: 'old_or_locked_spreadsheet' });
  return begins(head, ZIP_MARK);
};

const requireSmallSpan = (xml: string): void => {
  const span = sheetSpan(xml);
  if (span === null) throw notASpreadsheet();
  if (span.rows > MAX_ROWS || span.rows * span.columns > MAX_CELLS)
    throw new Refusal('file_too_large', 'DESIGN-2.6', { limit: MAX_ROWS, of: 'rows' });
};

const ambiguous = (problem: string) => new Refusal('spreadsheet_ambiguous', 'MOS-2.8', { problem });

/**
 * Every part measured and read for what would be lost in silence: the workbook says which of them is its sheet,
 * whatever that is called. Byte for byte as Latin-1: only ASCII is looked for.
 */
const looked = (entries: readonly ZipEntry[]): readonly ZipEntry[] => {
  let filled = 0;
  const parts = entries.map(({ name, content }) => {
    if (!name.endsWith('.xml')) return { name, content };
    const xml = content.toString('latin1');
    requireSmallSpan(xml);
    if (holdsValues(xml)) filled += 1;
    if (filled > 1) throw ambiguous('several_sheets');
    if (hidesValues(xml)) throw ambiguous('hidden_rows');
    const plain = plainly(xml);
    return { name, content: plain === xml ? content : Buffer.from(plain, 'latin1') };
  });
  return parts;
};

/** Where counting starts: a time of day without a day. */
const NO_DAY = '1899-12-30 ';

/** A spreadsheet's time has no zone, and none is invented for it. */
const textOf = (cell: unknown): string => {
  if (cell === null || cell === undefined) return '';
  if (!(cell instanceof Date)) return String(cell);
  if (Number.isNaN(cell.getTime())) return '';
  const text = cell.toISOString().slice(0, 19).replace('T', ' ');
  return text.startsWith(NO_DAY) ? text.slice(NO_DAY.length) : text;
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
 * The one filled sheet of an XLSX file as CSV in UTF-8. Everything further reads that, row by row.
 * @throws Refusal file_too_large, file_invalid, spreadsheet_ambiguous
 */
export const spreadsheetToCsv = async (file: Buffer): Promise<Readable> => {
  const rows = await sheetOf(zipStored(looked(await unzipWithin(file))));
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
