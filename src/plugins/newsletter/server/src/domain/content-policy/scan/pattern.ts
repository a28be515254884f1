import { fold } from './fold';

/** Between words of one sentence; nothing when a separator has just been read. */
const GAP = '(?:[^a-z0-9.!?]+|(?<![a-z0-9]))';

/**
 * Notation of lexicon terms, so that data needs no regular expressions. A term is a whole word or phrase;
 * - `wein(e|es)`  alternatives, `jobs?` optional letter
 * - `*casino*`    part of a longer word on that side: German compounds and inflection
 * - ` `           between words: spaces, hyphens, line breaks
 * - `-`           the same, or written together: `online-casino` meets `Onlinecasino`
 * - `…`           up to five words of the same sentence in between
 * - `#`           a number
 * Umlauts also meet their spelling with e: `glück` meets `glueck` and `gluck`.
 */
const SIGNS: Readonly<Record<string, string>> = {
  '*': '[a-z]*',
  ' ': '(?:[^a-z0-9]{1,4})',
  '-': '(?:[^a-z0-9]{0,3})',
  '…': `(?:${GAP}[a-z0-9]+){0,5}?${GAP}`,
  '#': '(?:\\d[\\d.,]*)',
  '(': '(?:',
  ')': ')',
  '|': '|',
  '?': '?',
  ä: 'ae?',
  ö: 'oe?',
  ü: 'ue?',
  // Folded text keeps `1` for both letters.
  i: '[i1]',
  l: '[l1]',
};

/** The expression that finds a term in folded text. Throws `SyntaxError` on unbalanced brackets. */
export function patternOf(term: string): RegExp {
  const bare = term.toLowerCase().replace(/^\*|\*$/g, '');
  const body = [...bare.replace(/\s*…\s*/g, '…')].map(signOrLetter).join('');
  // Not `\b`: behind `%` or `€` that would ask for a letter.
  const start = term.startsWith('*') ? '' : '(?<![a-z0-9])';
  const end = term.endsWith('*') ? '[a-z0-9]*' : '(?![a-z0-9])';
  return new RegExp(`${start}(?:${body})${end}`, 'g');
}

function signOrLetter(character: string): string {
  const sign = SIGNS[character];
  if (sign !== undefined) return sign;
  if (character < '\u007f') return escaped(character);
  return [...fold(character).text].map((letter) => SIGNS[letter] ?? letter).join('');
}

function escaped(letter: string): string {
  return letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
