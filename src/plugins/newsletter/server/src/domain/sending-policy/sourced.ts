/** A value together with the rule that demands it. */
export interface Ruled<T> {
  readonly value: T;
  readonly rule: string;
}

/** Provenance: which profile's rule the value in force came from. */
export interface Sourced<T> extends Ruled<T> {
  readonly profile: string;
}
