import { parse } from 'csv-parse/sync';
import { isPartedByAnother, type Delimiter } from './delimiter';
import type { RawRecord } from './records';
import type { RowCode } from './row-codes';

/** One row of a list as its cells, or why it could not be read. */
export type FileRow =
  | { readonly row: number; readonly cells: readonly string[] }
  | { readonly row: number; readonly fault: RowCode };

const QUOTE = '"';

const options = (delimiter: Delimiter) => ({
  delimiter,
  record_delimiter: '\n',
  relax_column_count: true,
  skip_empty_lines: false,
  max_record_size: 0,
});

type TextRecord = Extract<RawRecord, { text: string }>;

/** All at once, which is fast; null where one of them is broken. */
const parseTogether = (records: readonly TextRecord[], delimiter: Delimiter): string[][] | null => {
  try {
    const rows = parse(records.map(({ text }) => text).join('\n'), options(delimiter)) as string[][];
    return rows.length === records.length ? rows : null;
  } catch {
    return null;
  }
};

const quoted = (records: readonly TextRecord[], delimiter: Delimiter): FileRow[] => {
  if (records.length === 0) return [];
  const together = parseTogether(records, delimiter);
  if (together) return records.map(({ row }, at) => ({ row, cells: together[at] ?? [] }));
  return records.map((record): FileRow => {
    const [cells] = parseTogether([record], delimiter) ?? [];
    return cells ? { row: record.row, cells } : { row: record.row, fault: 'quote_unclosed' };
  });
};

/**
 * The cells of a record whose values stand either whole within quotation marks or without any, as nearly all do; null
 * for any other, which the parser then judges.
 */
const plainCells = (text: string, delimiter: Delimiter): string[] | null => {
  const cells: string[] = [];
  for (let at = 0; ; at += 1) {
    const isQuoted = text[at] === QUOTE;
    const end = isQuoted ? quoteEnd(text, at) : endBefore(text, delimiter, at);
    if (end === -1) return null;
    const value = isQuoted ? text.slice(at + 1, end - 1) : text.slice(at, end);
    if (!isQuoted && value.includes(QUOTE)) return null;
    cells.push(isQuoted && value.includes(QUOTE) ? value.replaceAll('""', QUOTE) : value);
    if (end === text.length) return cells;
    if (text[end] !== delimiter) return null;
    at = end;
  }
};

const endBefore = (text: string, delimiter: Delimiter, at: number): number => {
  const end = text.indexOf(delimiter, at);
  return end === -1 ? text.length : end;
};

/** Behind the mark that closes the quotation opened here, or -1; two marks are one that belongs to the value. */
const quoteEnd = (text: string, at: number): number => {
  let end = text.indexOf(QUOTE, at + 1);
  while (end !== -1 && text[end + 1] === QUOTE) end = text.indexOf(QUOTE, end + 2);
  return end === -1 ? -1 : end + 1;
};

/** The cells of each record, in order. What is written plainly needs no parser, which would take ten times as long. */
export const cellsOf = (records: readonly RawRecord[], delimiter: Delimiter): FileRow[] => {
  const unplain: TextRecord[] = [];
  const rows = records.map((record): FileRow | null => {
    if ('fault' in record) return record;
    const { row, text } = record;
    const cells = text.includes(QUOTE) ? plainCells(text, delimiter) : text.split(delimiter);
    if (cells === null) unplain.push(record);
    return cells && { row, cells };
  });
  const parsed = quoted(unplain, delimiter)[Symbol.iterator]();
  return rows.flatMap((row) => row ?? parsed.next().value ?? []);
};

/**
 * Holds a row against the headings. Trailing empty columns may be missing, as spreadsheets leave them out; a value
 * that stands under no heading, or a row parted by another sign, could be anything and is refused.
 */
export const shapeFault = (
  cells: readonly string[],
  columns: number,
  delimiter: Delimiter,
): RowCode | null => {
  if (cells.length === 1 && isPartedByAnother(cells[0] ?? '', delimiter, columns)) return 'delimiter_mixed';
  return cells.slice(columns).some((cell) => cell !== '') ? 'columns_mismatch' : null;
};
