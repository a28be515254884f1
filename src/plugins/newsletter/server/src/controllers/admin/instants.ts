import { Refusal } from '../../domain/refusal';

/** Epoch milliseconds as ISO 8601 in UTC. */
export const iso = (at: number): string => new Date(at).toISOString();

export const isoOrNull = (at: number | null): string | null => (at === null ? null : iso(at));

/**
 * An instant that a request may name, as epoch milliseconds; null where it names none.
 * @throws Refusal field_invalid
 */
export const instantOf = (
  value: unknown,
  { field, rule }: { field: string; rule: string },
): number | null => {
  if (value === undefined || value === null || value === '') return null;
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(at)) throw new Refusal('field_invalid', rule, { field });
  return at;
};
