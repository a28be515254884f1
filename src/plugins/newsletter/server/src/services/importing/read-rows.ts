import type { Readable } from 'node:stream';
import { cellsOf, type FileRow } from '../../domain/import/cells';
import type { Delimiter } from '../../domain/import/delimiter';
import type { Encoding } from '../../domain/import/encoding';
import { RecordSplitter, type RawRecord } from '../../domain/import/records';
import { Refusal } from '../../domain/refusal';

export interface FileFormat {
  readonly encoding: Encoding;
  readonly delimiter: Delimiter;
}

/** The text of a file, a piece at a time. A byte that is no letter of the encoding ends it: nothing is guessed. */
async function* textOf(file: Readable, encoding: Encoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for await (const chunk of file as AsyncIterable<Buffer | string>) {
    yield decoder.decode(typeof chunk === 'string' ? Buffer.from(chunk) : chunk, { stream: true });
  }
  yield decoder.decode();
}

/** Old spreadsheets of the Macintosh end lines with CR alone. */
const newlineOf = (text: string): '\n' | '\r' => (!text.includes('\n') && text.includes('\r') ? '\r' : '\n');

/**
 * The records of a CSV file in pieces of whatever size reading gives, headings included, in constant memory.
 * @throws Refusal file_invalid where the bytes do not fit the encoding
 */
async function* readRecords(file: Readable, encoding: Encoding): AsyncGenerator<readonly RawRecord[]> {
  let splitter: RecordSplitter | null = null;
  let row = 0;
  try {
    for await (const text of textOf(file, encoding)) {
      splitter ??= new RecordSplitter(newlineOf(text));
      const records = splitter.push(text);
      row = records.at(-1)?.row ?? row;
      if (records.length > 0) yield records;
    }
  } catch (error) {
    if (!/^ERR_ENCODING_/.test(String((error as { code?: unknown }).code ?? ''))) throw error;
    const details = { problem: 'encoding', encoding, row: row + 1 };
    throw new Refusal('file_invalid', 'MOS-2.8', details, { cause: error });
  }
  const last = splitter?.end() ?? [];
  if (last.length > 0) yield last;
}

/** The same, as rows of cells. @throws Refusal file_invalid */
export async function* readRows(
  file: Readable,
  { encoding, delimiter }: FileFormat,
): AsyncGenerator<readonly FileRow[]> {
  for await (const records of readRecords(file, encoding)) yield cellsOf(records, delimiter);
}

/**
 * The records cut into batches of one size, behind the headings and behind a row already done. Their cells are not
 * taken apart here: a whole batch of them would outlive the young generation and pile up in the old one.
 * @throws Refusal file_invalid
 */
export async function* batchesAfter(
  file: Readable,
  encoding: Encoding,
  { after, size }: { readonly after: number; readonly size: number },
): AsyncGenerator<readonly RawRecord[]> {
  let batch: RawRecord[] = [];
  let headings = true;
  for await (const records of readRecords(file, encoding)) {
    for (const record of records) {
      if (headings) {
        headings = false;
        continue;
      }
      if (record.row <= after) continue;
      batch.push(record);
      if (batch.length === size) {
        yield batch;
        batch = [];
      }
    }
  }
  if (batch.length > 0) yield batch;
}

/** The first rows of a file, headings first. */
export const firstRows = async (
  file: Readable,
  format: FileFormat,
  count: number,
): Promise<readonly FileRow[]> => {
  const found: FileRow[] = [];
  try {
    for await (const rows of readRows(file, format)) {
      found.push(...rows.slice(0, count - found.length));
      if (found.length >= count) break;
    }
  } finally {
    file.destroy();
  }
  return found;
};
