/** Words in a row that make one shingle: enough that chance repeats few, few enough that one changed word spoils few. */
const SHINGLE_WORDS = 4;
/** From here on two mails count as the same content (VIV-1.6). */
export const SIMILAR_FROM = 0.9;

const LIQUID = /\{\{.*?\}\}|\{%.*?%\}/gs;
const ADDRESS = /\b(?:https?:\/\/|mailto:|www\.)\S+/gi;

/** Personal slots and link targets differ between copies of one mail: what counts is what is said. */
const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(LIQUID, ' ')
    .replace(ADDRESS, ' ')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** Every run of four words; of a shorter text the whole. */
export const shinglesOf = (text: string): ReadonlySet<string> => {
  const words = wordsOf(text);
  const last = Math.max(0, words.length - SHINGLE_WORDS);
  return new Set(Array.from({ length: last + 1 }, (_, at) => words.slice(at, at + SHINGLE_WORDS).join(' ')));
};

/** Jaccard index, 0 to 1: shingles both have by shingles either has. */
export const similarity = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared += 1;
  return shared / (a.size + b.size - shared);
};
