import { contentPolicyFor } from '../policy';
import type { Lexicon } from '../types';
import { fold } from './fold';
import { patternOf } from './pattern';

/** A term taken apart: what may stand at a place, one after the other. */
type Piece = { readonly either: readonly Piece[][]; readonly optional: boolean } | string;

class Reader {
  private at = 0;
  constructor(private readonly term: string) {}

  either(): Piece[][] {
    const found: Piece[][] = [[]];
    for (let sign = this.term[this.at]; sign !== undefined && sign !== ')'; sign = this.term[this.at]) {
      this.at += 1;
      if (sign === '|') found.push([]);
      else found.at(-1)?.push(this.piece(sign));
    }
    return found;
  }

  private piece(sign: string): Piece {
    const either = sign === '(' ? this.either() : null;
    if (either) this.at += 1;
    const optional = this.term[this.at] === '?';
    if (optional) this.at += 1;
    return either || optional ? { either: either ?? [[sign]], optional } : sign;
  }
}

const SPOKEN: Readonly<Record<string, string>> = { '*': 'x', '…': ' ', '#': '26', '-': ' ' };
const spoken = (signs: string): string => [...signs].map((sign) => SPOKEN[sign] ?? sign).join('');

/** The plainest reading of some pieces: the first alternatives, and what is optional only where it is asked for. */
const plainest = (pieces: readonly Piece[], withOptional: boolean): string =>
  pieces
    .map((piece) => {
      if (typeof piece === 'string') return spoken(piece);
      return piece.optional && !withOptional ? '' : plainest(piece.either[0] ?? [], withOptional);
    })
    .join('');

interface Reading {
  readonly alternative: string;
  readonly texts: readonly string[];
}

/** Each alternative anywhere in a term once, with the plainest readings of all that stands around it. */
const readings = (
  either: readonly (readonly Piece[])[],
  around: (middle: string, withOptional: boolean) => string,
): Reading[] =>
  either.flatMap((pieces) => {
    const here = [false, true].map((optional) => around(plainest(pieces, optional), optional));
    const nested = pieces.flatMap((piece, at) =>
      typeof piece === 'string'
        ? []
        : readings(piece.either, (middle, optional) =>
            around(
              plainest(pieces.slice(0, at), optional) + middle + plainest(pieces.slice(at + 1), optional),
              optional,
            ),
          ),
    );
    return [{ alternative: plainest(pieces, true), texts: here }, ...nested];
  });

const isMet = (term: string, text: string): boolean =>
  patternOf(term).test(fold(text.replace(/ +/g, ' ').trim()).text);

/** Alternatives of a term that no text meets, the shortest text that says them included. */
const dead = (term: string): string[] =>
  readings(new Reader(term).either(), (text) => text)
    .filter(({ texts }) => !texts.some((text) => isMet(term, text)))
    .map(({ alternative }) => alternative);

/**
 * What nobody writes on purpose: blanks that ask for a word behind the end, empty alternatives, signs the notation
 * does not know, and a blank before `%`, which passes over `20%`.
 */
const MALFORMED = /^\s|\s$|\s\s|\(\||\|\||\|\)|\(\)|[[\]{}+^\\]|…$|^…| \(?%/;

const termsOf = ({ strong, firm, weak, except }: Lexicon) =>
  [strong, firm, weak, except].flatMap((kind) => kind ?? []);
const all = [
  ...new Set(contentPolicyFor(['strictest']).categories.flatMap(({ lexicons }) => lexicons.flatMap(termsOf))),
];

describe('the terms of all lexicons', () => {
  test.each([
    ['offer (now|today )', ['today ']],
    ['a b ', ['a b ']],
    ['(a |b) c', ['a  c', 'a ']],
    ['(a|b)(-c|d)?', []],
    ['up to 0%', []],
  ])('MOS-3.0: of %j the readings %j are dead', (term, expected) => {
    expect(dead(term)).toEqual(expected);
  });

  test('MOS-3.0: none is dead, in none of its alternatives: a text that says it, and nothing behind it, meets it', () => {
    expect(all.length).toBeGreaterThan(2_000);
    expect(all.flatMap((term) => dead(term).map((alternative) => ({ term, alternative })))).toEqual([]);
  });

  test.each(['a ', ' a', '(a|)', '0[.,]?#', '# % thc', '#( %)?'])('MOS-3.0: %j is malformed', (term) =>
    expect(term).toMatch(MALFORMED),
  );

  test('MOS-3.0: none ends in a blank, holds an empty alternative or a sign the notation does not know', () => {
    expect(all.filter((term) => MALFORMED.test(term))).toEqual([]);
  });
});
