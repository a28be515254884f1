import type { Period } from './period';

type Words = Readonly<Record<'de' | 'en', string>>;

interface Told {
  readonly data: Words;
  /** Says `kept` and `valid` in words; a test holds them together. */
  readonly period: Words;
  /** How long it works, where it is kept for longer. */
  readonly valid?: Period;
  readonly then: Words;
  readonly rule: string;
  readonly why: Words;
}

/** One kind of data: how long it is kept, what happens then, and why. A step of the job ends it, or nothing has to run. */
export type RetentionEntry =
  | (Told & { readonly step: string; readonly kept: Period })
  | (Told & { readonly step: null; readonly kept: Period | null });
