import { Refusal } from '../refusal';

const HOUR_MS = 3_600_000;
/** GDPR Art. 33(1): from the moment somebody became aware of it. */
const REPORT_WITHIN_MS = 72 * HOUR_MS;
const MAX_WORDS = 5_000;
const MAX_PEOPLE = 1_000_000_000;

export const breachDueAt = (knownAt: number): number => knownAt + REPORT_WITHIN_MS;

export interface BreachInput {
  readonly knownAt?: unknown;
  readonly what?: unknown;
  readonly people?: unknown;
}

export interface BreachFacts {
  readonly knownAt: number;
  readonly dueAt: number;
  readonly what: string;
  /** Null while nobody knows how many. */
  readonly people: number | null;
}

const invalid = (field: string) => new Refusal('field_invalid', 'G-33', { field });

const words = (value: unknown, field: string): string => {
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') throw new Refusal('reason_missing', 'G-33', { field });
  if (text.length > MAX_WORDS) throw invalid(field);
  return text;
};

const readPeople = (value: unknown): number | null => {
  if (value === undefined || value === null || value === '') return null;
  const people = typeof value === 'string' && /^\d+$/.test(value.trim()) ? Number(value) : value;
  const known = typeof people === 'number' && Number.isSafeInteger(people) && people >= 0;
  if (!known || people > MAX_PEOPLE) throw invalid('people');
  return people;
};

/**
 * What somebody of the staff records. The deadline runs from when it was known, not from when it was written down.
 * @throws Refusal field_invalid, reason_missing
 */
export const readBreach = (input: BreachInput, now: number): BreachFacts => {
  const knownAt = typeof input.knownAt === 'string' ? Date.parse(input.knownAt) : NaN;
  if (Number.isNaN(knownAt) || knownAt > now || knownAt < 0) throw invalid('knownAt');
  const what = words(input.what, 'what');
  return { knownAt, dueAt: breachDueAt(knownAt), what, people: readPeople(input.people) };
};

export const BREACH_OUTCOMES = ['reported', 'not-needed'] as const;
export type BreachOutcome = (typeof BREACH_OUTCOMES)[number];

/**
 * How a breach is closed: it was reported to the authority, or no report is needed; either with what shows it.
 * @throws Refusal verdict_missing, reason_missing, field_invalid
 */
export const readBreachOutcome = (input: {
  readonly outcome?: unknown;
  readonly note?: unknown;
}): { readonly outcome: BreachOutcome; readonly note: string } => {
  const outcome = BREACH_OUTCOMES.find((known) => known === input.outcome);
  if (outcome === undefined) throw new Refusal('verdict_missing', 'G-33', { field: 'outcome' });
  return { outcome, note: words(input.note, 'note') };
};
