import { parse } from 'csv-parse/sync';
import { isPartedByAnother, type Delimiter } from './delimiter';
import type { RawRecord } from './records';
import type { RowCode } from './row-codes';

/** One row of a list as its cells, or why it could not be read. */
export type FileRow =
  | { readonly row: number; readonly cells: readonly string[] }
  | { readonly row: number; readonly fault: RowCode };

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

/** The cells of each record, in order. Without a quotation mark a record needs no parser. */
export const cellsOf = (records: readonly RawRecord[], delimiter: Delimiter): FileRow[] => {
  const rows = new Map<number, FileRow>();
  const withQuotes: TextRecord[] = [];
  for (const record of records) {
    if ('fault' in record) rows.set(record.row, record);
    else if (record.text.includes('"')) withQuotes.push(record);
    else rows.set(record.row, { row: record.row, cells: record.text.split(delimiter) });
  }
  if (withQuotes.length > 0) for (const row of quoted(withQuotes, delimiter)) rows.set(row.row, row);
  return records.flatMap(({ row }) => rows.get(row) ?? []);
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
