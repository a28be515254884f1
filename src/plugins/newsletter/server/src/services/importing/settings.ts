import { IANAZone } from 'luxon';
import { z } from 'zod';
import { guessMapping, TARGETS, type ColumnMapping } from '../../domain/import/columns';
import { DELIMITERS, guessDelimiter } from '../../domain/import/delimiter';
import { ENCODINGS, guessEncoding, type EncodingGuess } from '../../domain/import/encoding';
import { headingsOf } from '../../domain/import/headings';
import { PROVIDER_NAMES } from '../../domain/import/providers';
import { Refusal } from '../../domain/refusal';
import type { ImportSettings } from '../../repositories/importing/imports';
import type { FileStore } from './file-store';
import { firstRows } from './read-rows';

const GUESSED_BY_ROWS = 20;

const place = z.number().int().min(0).max(499);

const settingsSchema = z.strictObject({
  encoding: z.enum(ENCODINGS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  mapping: z.partialRecord(z.enum(TARGETS), place).optional(),
  provider: z.enum(PROVIDER_NAMES).nullable().optional(),
  timeZone: z
    .string()
    .refine((name) => IANAZone.isValidZone(name))
    .nullable()
    .optional(),
  declared: z
    .strictObject({
      source: z.string().max(2_000).optional(),
      consent_text: z.string().max(20_000).optional(),
    })
    .optional(),
});

export type SettingsChange = z.infer<typeof settingsSchema>;

/** @throws Refusal field_invalid */
export const parseSettings = (input: unknown): SettingsChange => {
  const parsed = settingsSchema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new Refusal('field_invalid', 'DESIGN-2.6', {
    field: parsed.error.issues[0]?.path.join('.') ?? 'settings',
  });
};

/** An import needs the address, and no column may mean two things. @throws Refusal mapping_incomplete */
export const requireUsableMapping = (mapping: ColumnMapping, columns: number): void => {
  const places = Object.values(mapping);
  const outside = places.some((at) => at >= columns);
  if (mapping.email === undefined || outside || new Set(places).size < places.length)
    throw new Refusal('mapping_incomplete', 'MOS-2.8', { field: 'email', missing: 'email' });
};

export interface FileLook {
  readonly settings: ImportSettings;
  readonly headings: readonly string[];
  readonly guess: EncodingGuess;
}

/**
 * Reads a file's start under the settings given; what is not given is guessed.
 * @throws Refusal file_invalid
 */
export const lookAtFile = async (files: FileStore, id: string, given: SettingsChange): Promise<FileLook> => {
  const head = await files.head(id);
  const guess = guessEncoding(head);
  const encoding = given.encoding ?? guess.encoding;
  const [line = ''] = new TextDecoder(encoding).decode(head).split(/[\r\n]/, 1);
  const delimiter = given.delimiter ?? guessDelimiter(line);
  const [first, ...rows] = await firstRows(files.open(id), { encoding, delimiter }, 1 + GUESSED_BY_ROWS);
  const headings = headingsOf(first);
  const mapped = guessMapping(
    headings,
    rows.flatMap((row) => ('fault' in row ? [] : [row.cells])),
  );
  return {
    guess,
    headings,
    settings: {
      encoding,
      delimiter,
      mapping: given.mapping ?? mapped.mapping,
      provider: given.mapping ? (given.provider ?? null) : mapped.provider,
      timeZone: given.timeZone ?? null,
      declared: given.declared ?? {},
    },
  };
};
