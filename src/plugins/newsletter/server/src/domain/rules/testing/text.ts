/** Plain-text tools for holding the catalogue against its sources. */

const NUMBER_WORDS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const THOUSANDS = /(?<=\d)[,'](?=\d{3}(?!\d))/g;

/** Lower-case words and digits in order, without punctuation and markup. */
export function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** All runs of `size` words; none for a shorter text. */
export function shingles(list: readonly string[], size: number): string[] {
  const count = Math.max(0, list.length - size + 1);
  return Array.from({ length: count }, (_, at) => list.slice(at, at + size).join(' '));
}

/** Every number of a text, written in digits (`2'000`, `20,000,000`, `4.5`) or as a word up to ten. */
export function numbersIn(text: string): Set<number> {
  const digits = text.replace(THOUSANDS, '').match(/\d+(?:\.\d+)?/g) ?? [];
  const spelled = words(text).map((word) => NUMBER_WORDS.indexOf(word) + 1);
  return new Set([...digits.map(Number), ...spelled.filter((value) => value > 0)]);
}
