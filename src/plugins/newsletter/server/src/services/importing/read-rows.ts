import type { Readable } from 'node:stream';
import { cellsOf, type FileRow } from '../../domain/import/cells';
import type { Delimiter } from '../../domain/import/delimiter';
import type { Encoding } from '../../domain/import/encoding';
import { RecordSplitter } from '../../domain/import/records';
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
 * The rows of a CSV file in pieces of whatever size reading gives, headings included, in constant memory.
 * @throws Refusal file_invalid where the bytes do not fit the encoding
 */
export async function* readRows(file: Readable, format: FileFormat): AsyncGenerator<readonly FileRow[]> {
  let splitter: RecordSplitter | null = null;
  let row = 0;
  try {
    for await (const text of textOf(file, format.encoding)) {
      splitter ??= new RecordSplitter(newlineOf(text));
      const rows = cellsOf(splitter.push(text), format.delimiter);
      row = rows.at(-1)?.row ?? row;
      if (rows.length > 0) yield rows;
    }
  } catch (error) {
    if (!/^ERR_ENCODING_/.test(String((error as { code?: unknown }).code ?? ''))) throw error;
    const details = { problem: 'encoding', encoding: format.encoding, row: row + 1 };
    throw new Refusal('file_invalid', 'MOS-2.8', details, { cause: error });
  }
  const last = splitter ? cellsOf(splitter.end(), format.delimiter) : [];
  if (last.length > 0) yield last;
}

/** The same rows, cut into batches of one size, behind the headings and behind a row already done. */
export async function* batchesAfter(
  pieces: AsyncIterable<readonly FileRow[]>,
  after: number,
  size: number,
): AsyncGenerator<readonly FileRow[]> {
  let batch: FileRow[] = [];
  let headings = true;
  for await (const rows of pieces) {
    for (const row of rows) {
      if (headings) {
        headings = false;
        continue;
      }
      if (row.row <= after) continue;
      batch.push(row);
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
