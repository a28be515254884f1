import type { RuleId } from '../catalogue';

/** Where a rule is enforced and proven. */
export interface Coverage {
  /** Enforcing files, relative to the plugin's root, e.g. `server/src/domain/…`. */
  readonly code: readonly string[];
  /** Test files, relative to the repository's root; each holds a title that begins with the rule's id. */
  readonly tests: readonly string[];
}

export type CoverageTable = Readonly<Partial<Record<RuleId, Coverage>>>;
