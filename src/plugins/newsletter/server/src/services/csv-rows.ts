import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { ImportRow } from '../domain/import/import-row';
import { Refusal } from '../domain/refusal';

const DELIMITERS = [',', ';', '\t'] as const;
const MAX_RECORD_CHARACTERS = 100_000;

/**
 * Records of a CSV file by lower-case column name. What is read becomes evidence, so nothing is guessed: not the
 * encoding, and no value that stands under no heading.
 * @throws Refusal file_invalid
 */
export async function* readCsvRows(file: Readable): AsyncGenerator<ImportRow> {
  let row = 1;
  try {
    for await (const record of recordsOf(file)) {
      row += 1;
      yield record;
    }
  } catch (error) {
    const problem = String((error as { code?: unknown }).code ?? '');
    if (error instanceof Refusal || !/^(CSV_|ERR_ENCODING_)/.test(problem)) throw error;
    throw new Refusal('file_invalid', 'MOS-2.1', { row: row + 1, problem }, { cause: error });
  }
}

async function* recordsOf(file: Readable): AsyncGenerator<ImportRow> {
  const text = textOf(file);
  const head = await readHead(text);
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(head),
    columns: columnsOf,
    skip_empty_lines: true,
    relax_column_count_less: true,
    max_record_size: MAX_RECORD_CHARACTERS,
  });
  // An error on the way ends the parser with it, and so the loop that reads it.
  pipeline(Readable.from(joined(head, text)), parser, () => {});
  yield* parser as AsyncIterable<ImportRow>;
}

async function* textOf(file: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  for await (const chunk of file as AsyncIterable<Buffer | string>) {
    yield typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
  }
  yield decoder.decode();
}

const readHead = async (text: AsyncGenerator<string>): Promise<string> => {
  let head = '';
  while (!head.includes('\n') && head.length <= MAX_RECORD_CHARACTERS) {
    const { done, value } = await text.next();
    if (done === true) break;
    head += value;
  }
  return head;
};

async function* joined(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head;
  yield* rest;
}

/** The one the headings are parted by: the others may stand inside a consent text. */
const delimiterOf = (head: string): string => {
  const [headings = ''] = head.split(/[\r\n]/, 1);
  const counts = DELIMITERS.map((sign) => headings.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
};

const columnsOf = (headings: string[]): string[] => {
  const names = headings.map((heading) =>
    heading
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  );
  if (!names.includes('email')) throw new Refusal('file_invalid', 'MOS-2.1', { missing: 'email' });
  return names;
};
