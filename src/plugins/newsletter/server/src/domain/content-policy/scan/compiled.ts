import type { Category, Lexicon } from '../types';
import { needlesOf } from './needle';
import { patternOf } from './pattern';

/** Points a category needs within one passage before it counts as found. */
export const EVIDENCE_NEEDED = 4;

/** Points per term of a kind: one strong term is enough, a firm one needs company, a weak one more of it. */
const WEIGHTS = { strong: 4, firm: 2, weak: 1 } as const;

export interface Term {
  pattern: RegExp;
  /** Where none of them stands the pattern need not be tried. */
  needles: readonly string[];
}

export interface WeightedTerm extends Term {
  weight: number;
}

export interface CompiledCategory {
  /** Heaviest first, so that a word counted as `Weingut` is not counted again as `Wein…`. */
  terms: readonly WeightedTerm[];
  except: readonly Term[];
}

const cache = new WeakMap<Category, CompiledCategory>();

/** Lexicons are shared between policies; so are their terms. Bounded by the terms of the installed policies. */
const shared = new Map<string, Term>();

/** Patterns of a category, made once per category object. */
export function compiled(category: Category): CompiledCategory {
  const known = cache.get(category);
  if (known) return known;
  const fresh = {
    terms: weights().flatMap((kind) => termsOf(category.lexicons, kind)),
    except: category.lexicons.flatMap((lexicon) => lexicon.except ?? []).map(sharedTerm),
  };
  cache.set(category, fresh);
  return fresh;
}

function sharedTerm(term: string): Term {
  const known = shared.get(term) ?? { pattern: patternOf(term), needles: needlesOf(term) };
  shared.set(term, known);
  return known;
}

function weights(): (keyof typeof WEIGHTS)[] {
  return ['strong', 'firm', 'weak'];
}

function termsOf(lexicons: readonly Lexicon[], kind: keyof typeof WEIGHTS): WeightedTerm[] {
  const terms = new Set(lexicons.flatMap((lexicon) => lexicon[kind] ?? []));
  return [...terms].map((term) => ({ ...sharedTerm(term), weight: WEIGHTS[kind] }));
}
