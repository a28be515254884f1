import { fold, type Folded } from './fold';
import { haystackOf } from './needle';

/** A piece of the mail as the reader sees it, and as the scanner reads it. */
export interface Passage {
  source: string;
  folded: Folded;
  haystack: string;
}

const MARGIN_CHARACTERS = 30;

export function passageOf(source: string): Passage {
  const folded = fold(source);
  return { source, folded, haystack: haystackOf(folded.text) };
}

/** What to quote of a hit: itself and 30 characters on either side, in one line. */
export function excerptAround(passage: Passage, start: number, end: number): string {
  const from = passage.folded.at[start] ?? 0;
  const to = (passage.folded.at[end - 1] ?? from) + 1;
  return excerpt(passage.source, from, to);
}

/** The same for indexes of the source itself. */
export function excerpt(source: string, from: number, to: number): string {
  const left = Math.max(0, from - MARGIN_CHARACTERS);
  const right = Math.min(source.length, to + MARGIN_CHARACTERS);
  const quoted = source.slice(left, right).replace(/\s+/g, ' ').trim();
  return `${left > 0 ? '…' : ''}${quoted}${right < source.length ? '…' : ''}`;
}
