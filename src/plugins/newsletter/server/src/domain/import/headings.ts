import { parseEmail } from '../address/email-address';
import { Refusal } from '../refusal';
import type { FileRow } from './cells';

export const MAX_COLUMNS = 500;

/** The headings of a file, from its first row. @throws Refusal file_invalid */
export const headingsOf = (first: FileRow | undefined): readonly string[] => {
  const refuse = (problem: string): never => {
    throw new Refusal('file_invalid', 'MOS-2.8', { row: 1, problem });
  };
  if (!first) return refuse('empty');
  if ('fault' in first) return refuse(first.fault);
  // Letters without any zero byte are what a list is written in; a photo, a program or an old spreadsheet is not.
  if (first.cells.some((cell) => cell.includes('\0')))
    throw new Refusal('file_kind_unknown', 'DESIGN-2.6', { problem: 'no_text' });
  if (first.cells.length > MAX_COLUMNS) return refuse('too_many_columns');
  // A list without headings would lose its first person, and nobody could say what its columns mean.
  if (first.cells.some((cell) => parseEmail(cell).ok)) return refuse('headings_missing');
  return first.cells;
};
