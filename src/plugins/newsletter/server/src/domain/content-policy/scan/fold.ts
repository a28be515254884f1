import { HOMOGLYPHS, LEET } from './look-alikes';

/** Text without disguise. `at[i]` is the index in the source from which folded character `i` came. */
export interface Folded {
  text: string;
  at: readonly number[];
}

type Cell = readonly [character: string, sourceIndex: number];
type Disguise = (text: string) => ReadonlyMap<number, string>;

/** Zero-width, bidirectional, soft hyphen, variation selectors, tags: unseen by the reader, used to split words. */
const INVISIBLE = /[\p{Cf}\p{M}\u115f\u1160\u3164]/u;

/**
 * Lower case, no diacritics (`ä` → `a`, `ß` → `ss`), look-alike letters and digits read as what they imitate,
 * spaced-out and interrupted words closed up. `1` stays: patterns read it as `i` and as `l`.
 */
export function fold(source: string): Folded {
  const closed = [undoSpacing, undoMarks].reduce(applied, plainCells(source));
  const cells = applied(closed, undoLeet);
  return { text: cells.map(([character]) => character).join(''), at: cells.map(([, index]) => index) };
}

function plainCells(source: string): Cell[] {
  const cells: Cell[] = [];
  let index = 0;
  for (const symbol of source) {
    for (const character of plain(symbol)) cells.push([character, index]);
    index += symbol.length;
  }
  return cells;
}

function plain(symbol: string): string {
  if (symbol < '\u007f') return symbol === '_' ? ' ' : symbol.toLowerCase();
  let folded = '';
  for (const part of symbol.normalize('NFKD')) {
    if (INVISIBLE.test(part)) continue;
    const lower = part.toLowerCase();
    folded += HOMOGLYPHS[lower] ?? lower;
  }
  // Two UTF-16 units would shift every later index.
  return folded.replace(/[\u{10000}-\u{10ffff}]/gu, ' ');
}

function applied(cells: Cell[], disguise: Disguise): Cell[] {
  const edits = disguise(cells.map(([character]) => character).join(''));
  if (edits.size === 0) return cells;
  return cells.flatMap(([character, at], index): Cell[] => {
    const replacement = edits.get(index) ?? character;
    return replacement === '' ? [] : [[replacement, at]];
  });
}

/** `C.a.s.i.n.o`, `C a s i n o`, `c-a-s-i-n-o`: four or more single letters with one separator throughout. */
function undoSpacing(text: string): ReadonlyMap<number, string> {
  const edits = new Map<number, string>();
  const spaced = /(?<![a-z0-9])[a-z0-9@$](?:([ .\-*·•|+~/])[a-z0-9@$!])(?:\1[a-z0-9@$!]){2,}(?![a-z0-9])/g;
  for (const match of text.matchAll(spaced)) {
    for (let offset = 1; offset < match[0].length; offset += 2) edits.set(match.index + offset, '');
  }
  return edits;
}

/** `Cas*ino`, `Via~gra`: decoration inside a word. */
function undoMarks(text: string): ReadonlyMap<number, string> {
  const marks = text.matchAll(/(?<=[a-z]{2})[*'’`´^~·•]{1,2}(?=[a-z])/g);
  const edits = new Map<number, string>();
  for (const match of marks) {
    for (let offset = 0; offset < match[0].length; offset += 1) edits.set(match.index + offset, '');
  }
  return edits;
}

/** `c4sin0`, `$ex`, `v1agra`. Numbers beside units and versions (`10kg`, `web3`, `b2b`) stay as they are. */
function undoLeet(text: string): ReadonlyMap<number, string> {
  const edits = new Map<number, string>();
  const inside = /(?<=[a-z])[0134578@$€!|]{1,3}(?=[a-z])(?![a-z0-9-]+\.[a-z]{2})/g;
  const leading = /(?<![a-z0-9@$€])[03458@$€](?=[a-z]{2})/g;
  const trailing = /(?<=[a-z]{3})[0$€](?![a-z0-9@$€])/g;
  for (const pattern of [inside, leading, trailing]) {
    for (const match of text.matchAll(pattern)) {
      [...match[0]].forEach((sign, offset) => edits.set(match.index + offset, LEET[sign] ?? sign));
    }
  }
  return edits;
}
