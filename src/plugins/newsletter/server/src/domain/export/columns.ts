import { EVIDENCE_COLUMNS } from './evidence';

/**
 * The customer's own columns of all his files side by side (MSR-AS-2). A heading that several files have is one
 * column; one that stands twice in a file stays twice. Columns of an export of ours that came in again are not his: they
 * are written anew.
 */
export interface CustomerColumns {
  readonly headings: readonly string[];
  /** The cells of a row of one file in their places. */
  place(importId: string | null, cells: readonly string[]): string[];
}

const OURS: ReadonlySet<string> = new Set(EVIDENCE_COLUMNS);

export const customerColumns = (files: ReadonlyMap<string, readonly string[]>): CustomerColumns => {
  const headings: string[] = [];
  const known = new Map<string, number>();
  const placesOf = (own: readonly string[]): (number | null)[] => {
    const seen = new Map<string, number>();
    return own.map((heading) => {
      if (OURS.has(heading)) return null;
      const nth = seen.get(heading) ?? 0;
      seen.set(heading, nth + 1);
      const key = `${nth}:${heading}`;
      const place = known.get(key) ?? headings.push(heading) - 1;
      known.set(key, place);
      return place;
    });
  };
  const places = new Map([...files].map(([id, own]) => [id, placesOf(own)]));
  return {
    headings,
    place: (importId, cells) => {
      const row = headings.map(() => '');
      const own = importId === null ? [] : (places.get(importId) ?? []);
      own.forEach((place, at) => {
        if (place !== null) row[place] = cells[at] ?? '';
      });
      return row;
    },
  };
};
