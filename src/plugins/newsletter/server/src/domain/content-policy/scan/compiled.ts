import type { Category, Lexicon } from '../types';
import { patternOf } from './pattern';

/** Points a category needs within one passage before it counts as found. */
export const EVIDENCE_NEEDED = 4;

/** Points per term of a kind: one strong term is enough, a firm one needs company, a weak one more of it. */
const WEIGHTS = { strong: 4, firm: 2, weak: 1 } as const;

export interface WeightedTerm {
  pattern: RegExp;
  weight: number;
}

export interface CompiledCategory {
  /** Heaviest first, so that a word counted as `Weingut` is not counted again as `Wein…`. */
  terms: readonly WeightedTerm[];
  except: readonly RegExp[];
}

const cache = new WeakMap<Category, CompiledCategory>();

/** Lexicons are shared between policies; so are their patterns. Bounded by the terms of the installed policies. */
const patterns = new Map<string, RegExp>();

/** Patterns of a category, made once per category object. */
export function compiled(category: Category): CompiledCategory {
  const known = cache.get(category);
  if (known) return known;
  const fresh = {
    terms: weights().flatMap((kind) => termsOf(category.lexicons, kind)),
    except: category.lexicons.flatMap((lexicon) => lexicon.except ?? []).map(sharedPattern),
  };
  cache.set(category, fresh);
  return fresh;
}

function sharedPattern(term: string): RegExp {
  const known = patterns.get(term) ?? patternOf(term);
  patterns.set(term, known);
  return known;
}

function weights(): (keyof typeof WEIGHTS)[] {
  return ['strong', 'firm', 'weak'];
}

function termsOf(lexicons: readonly Lexicon[], kind: keyof typeof WEIGHTS): WeightedTerm[] {
  const terms = new Set(lexicons.flatMap((lexicon) => lexicon[kind] ?? []));
  return [...terms].map((term) => ({ pattern: sharedPattern(term), weight: WEIGHTS[kind] }));
}
