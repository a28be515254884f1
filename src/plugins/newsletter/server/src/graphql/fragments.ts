/** As much of GraphQL's tree as is walked here. */
interface Node {
  readonly kind: string;
  readonly name?: { readonly value: string };
  readonly selectionSet?: SelectionSet;
}

interface SelectionSet {
  readonly selections: readonly Node[];
}

export interface RequestDocument {
  readonly kind: 'Document';
  readonly definitions: readonly Node[];
}

/** Far more than the largest request the product has an answer for. */
const MAX_SELECTIONS = 2_000;

export type FragmentTrouble = 'unknown' | 'circular' | 'too-large';

type Fragments = ReadonlyMap<string, SelectionSet>;

const fragmentsOf = (document: RequestDocument): Fragments =>
  new Map(
    document.definitions.flatMap((one) =>
      one.kind === 'FragmentDefinition' && one.name && one.selectionSet
        ? [[one.name.value, one.selectionSet] as const]
        : [],
    ),
  );

const spreadsIn = (set: SelectionSet): readonly string[] =>
  set.selections.flatMap((one) => {
    if (one.kind === 'FragmentSpread') return one.name ? [one.name.value] : [];
    return one.selectionSet ? spreadsIn(one.selectionSet) : [];
  });

const selectionsIn = (set: SelectionSet): number =>
  set.selections.reduce((sum, one) => sum + 1 + (one.selectionSet ? selectionsIn(one.selectionSet) : 0), 0);

class Trouble extends Error {
  constructor(readonly kind: FragmentTrouble) {
    super(kind);
  }
}

/** How many selections a set has with its fragments written out; each fragment is counted once and remembered. */
const createMeasure = (fragments: Fragments) => {
  const known = new Map<string, number | 'open'>();
  const measure = (set: SelectionSet): number => {
    const total = spreadsIn(set).reduce((sum, name) => sum + ofFragment(name), selectionsIn(set));
    if (total > MAX_SELECTIONS) throw new Trouble('too-large');
    return total;
  };
  const ofFragment = (name: string): number => {
    const before = known.get(name);
    if (before === 'open') throw new Trouble('circular');
    if (before !== undefined) return before;
    const set = fragments.get(name);
    if (!set) throw new Trouble('unknown');
    known.set(name, 'open');
    const size = measure(set);
    known.set(name, size);
    return size;
  };
  return measure;
};

/**
 * What is wrong with the fragments of a request, before anybody walks through them. Strapi's depth limit runs ahead of
 * GraphQL's own rules and follows every spread: one that leads back to itself ends its stack, one that doubles at each
 * step keeps the process for ever, one that does not exist is read all the same.
 */
export const fragmentTrouble = (document: RequestDocument): FragmentTrouble | null => {
  const measure = createMeasure(fragmentsOf(document));
  try {
    for (const one of document.definitions) if (one.selectionSet) measure(one.selectionSet);
    return null;
  } catch (error) {
    if (error instanceof Trouble) return error.kind;
    throw error;
  }
};
