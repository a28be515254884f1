import type { CompiledCategory, Term, WeightedTerm } from './compiled';
import { EVIDENCE_NEEDED } from './compiled';
import type { Passage } from './passage';

/** Weak evidence must stand together: terms further apart than this belong to different topics of a newsletter. */
export const WINDOW_CHARACTERS = 600;

export interface Hit {
  term: WeightedTerm;
  passage: Passage;
  start: number;
  end: number;
}

/**
 * The hit to quote when the evidence for a category suffices, otherwise `null`. Distinct terms count, not
 * repetitions. `context` (subject, file names) lends its terms to every window of every body.
 */
export function evidenceFor(
  category: CompiledCategory,
  context: readonly Passage[],
  bodies: readonly Passage[],
): Hit | null {
  const lent = context.flatMap((passage) => hitsIn(passage, category));
  if (suffices(points(lent), lent)) return heaviest(lent);
  for (const body of bodies) {
    const found = denseWindow(hitsIn(body, category), lent);
    if (found) return heaviest(found);
  }
  return null;
}

function hitsIn(passage: Passage, category: CompiledCategory): Hit[] {
  const isPossible = ({ needles }: Term) => needles.some((needle) => passage.haystack.includes(needle));
  const text = category.except
    .filter(isPossible)
    .reduce(
      (rest, { pattern }) => rest.replace(pattern, (hit) => ' '.repeat(hit.length)),
      passage.folded.text,
    );
  const taken = new Uint8Array(text.length);
  const hits: Hit[] = [];
  for (const term of category.terms.filter(isPossible)) {
    for (const match of text.matchAll(term.pattern)) {
      const [start, end] = [match.index, match.index + match[0].length];
      if (taken.subarray(start, end).includes(1)) continue;
      taken.fill(1, start, end);
      hits.push({ term, passage, start, end });
    }
  }
  return hits.sort((one, other) => one.start - other.start);
}

/** The hits of the first window whose distinct terms, with the lent ones, reach the evidence needed. */
function denseWindow(hits: readonly Hit[], lent: readonly Hit[]): readonly Hit[] | null {
  const counts = new Map<WeightedTerm, number>(lent.map((hit) => [hit.term, Infinity]));
  let sum = points(lent);
  let first = 0;
  for (const [last, hit] of hits.entries()) {
    sum += entering(counts, hit.term);
    for (; hit.end - (hits[first]?.start ?? 0) > WINDOW_CHARACTERS; first += 1) {
      sum -= leaving(counts, hits[first]?.term);
    }
    if (suffices(sum, [...lent, ...hits.slice(first, last + 1)])) return hits.slice(first, last + 1);
  }
  return null;
}

/** Weak terms only support: any number of them without a firm one is everyday language. */
function suffices(sum: number, hits: readonly Hit[]): boolean {
  return sum >= EVIDENCE_NEEDED && hits.some((hit) => hit.term.weight > 1);
}

function entering(counts: Map<WeightedTerm, number>, term: WeightedTerm): number {
  const before = counts.get(term) ?? 0;
  counts.set(term, before + 1);
  return before === 0 ? term.weight : 0;
}

function leaving(counts: Map<WeightedTerm, number>, term: WeightedTerm | undefined): number {
  if (!term) return 0;
  const after = (counts.get(term) ?? 0) - 1;
  counts.set(term, after);
  return after === 0 ? term.weight : 0;
}

function points(hits: readonly Hit[]): number {
  const terms = new Set(hits.map((hit) => hit.term));
  return [...terms].reduce((sum, term) => sum + term.weight, 0);
}

function heaviest(hits: readonly Hit[]): Hit | null {
  return hits.reduce<Hit | null>(
    (best, hit) => (best && best.term.weight >= hit.term.weight ? best : hit),
    null,
  );
}
