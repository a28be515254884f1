import {
  IMPORT_TARGETS as TARGETS,
  isWording,
  PROOF_COLUMNS,
  type ImportTarget as Target,
} from '../../../../shared/import-targets';
import { FIRST_STEP, headingKey, MEANINGS } from './heading-words';
import { PROVIDERS, type Provider } from './providers';

/** Every column that means none of these is the customer's own and kept as it is. */
export { TARGETS };
export type { Target };

/** For each meaning the place of its column in the file, counted from 0. */
export type ColumnMapping = { readonly [T in Target]?: number };

export interface MappingGuess {
  readonly mapping: ColumnMapping;
  /** The product whose export this is by its headings; null where none is recognised. */
  readonly provider: Provider | null;
}

type Words = { readonly [T in Target]?: readonly string[] };

const IS_PROOF: ReadonlySet<Target> = new Set(PROOF_COLUMNS);

/** By the first word that the file has. */
const mapBy = (keys: readonly string[], words: Words): ColumnMapping =>
  Object.fromEntries(
    TARGETS.flatMap((target) => {
      const place = (words[target] ?? []).map((word) => keys.indexOf(word)).find((at) => at !== -1);
      return place === undefined ? [] : [[target, place]];
    }),
  );

const placesOf = (keys: readonly string[], words: readonly string[]): readonly number[] =>
  keys.flatMap((key, place) => (words.includes(key) ? [place] : []));

/** Of several columns that may hold the same part of a proof none is chosen: a person has to. */
const mapByMeaning = (keys: readonly string[]): ColumnMapping => {
  const first = mapBy(keys, MEANINGS);
  const plain = Object.fromEntries(
    Object.entries(first).filter(
      ([target]) =>
        !IS_PROOF.has(target as Target) || placesOf(keys, MEANINGS[target as Target]).length === 1,
    ),
  ) as ColumnMapping;
  const left = Object.entries(FIRST_STEP).flatMap(([target, { beside, words }]) => {
    const [place, ...more] = placesOf(keys, words);
    const open = !(target in first) && plain[beside] !== undefined;
    return open && place !== undefined && more.length === 0 ? [[target, place]] : [];
  });
  return { ...plain, ...Object.fromEntries(left) };
};

/** A column of ticks is not the text that somebody read, whatever its heading promises. */
const holdsText = (rows: readonly (readonly string[])[], place: number): boolean => {
  const filled = rows.map((cells) => (cells[place] ?? '').trim()).filter((cell) => cell !== '');
  return filled.length === 0 || filled.some(isWording);
};

/** Recognises the exports of other products by their headings; the rest by what headings mean and the first rows hold. */
export const guessMapping = (
  headings: readonly string[],
  rows: readonly (readonly string[])[] = [],
): MappingGuess => {
  const { mapping, provider } = guessByHeadings(headings);
  const { consent_text: wording, ...others } = mapping;
  return { provider, mapping: wording !== undefined && holdsText(rows, wording) ? mapping : others };
};

const guessByHeadings = (headings: readonly string[]): MappingGuess => {
  const keys = headings.map(headingKey);
  const known = PROVIDERS.find(({ marks }) =>
    marks.some((together) => together.every((mark) => keys.includes(mark))),
  );
  const meant = mapByMeaning(keys);
  if (!known) return { provider: null, mapping: meant };
  const told = mapBy(keys, known.columns);
  const taken = new Set(Object.values(told));
  const rest = Object.entries(meant).filter(([, place]) => !taken.has(place));
  return { provider: known.name, mapping: { ...Object.fromEntries(rest), ...told } };
};
