/** How much a finding weighs; the order of strictness stands in `verdict.ts`. */
export type Severity = 'forbidden' | 'not-accepted' | 'approval' | 'incomplete' | 'warning';

export type Verdict = 'ok' | 'approval-required' | 'not-accepted' | 'forbidden' | 'incomplete';

export type Locale = 'de' | 'en';

export type Translated = Readonly<Record<Locale, string>>;

/** One hit of one rule. Programs read `code`, people read `message`. */
export interface Finding {
  /** Stable, snake_case. For categories the id with underscores: `mos_gambling`. */
  code: string;
  /** Rule id of the source policy: `MOS-5.7`. */
  rule: string;
  severity: Severity;
  message: string;
  /** The hit with about 30 characters on either side, never a whole mail. Empty where nothing can be quoted. */
  excerpt: string;
}

/**
 * Terms of one topic, in the notation of `scan/pattern.ts`. Evidence is weighed: `strong` terms are enough
 * alone, two `firm` ones or one firm and two `weak` ones standing close together are enough, a single
 * ambiguous word never is. `except` names harmless phrases; their words count for nothing.
 */
export interface Lexicon {
  strong?: readonly string[];
  firm?: readonly string[];
  weak?: readonly string[];
  except?: readonly string[];
}

/** One row of a policy: what is not to be sent, or only after approval. */
export interface Category {
  /** `mos.gambling`, `msr.k.gambling`; a site's own start with its own prefix. */
  id: string;
  rule: string;
  severity: Severity;
  title: Translated;
  /** None: only a declaration or a reviewer can find this category. */
  lexicons: readonly Lexicon[];
  /** Attachments and links that carry software count as this category. */
  detectsMalware?: boolean;
  /** The rule allows this topic when the campaign goes to less than the whole list (MOS-4.9). */
  allowedForSegments?: boolean;
}

export interface ContentPolicy {
  categories: readonly Category[];
}

export interface Attachment {
  filename: string;
  content?: Uint8Array;
}

export interface ContentInput {
  subject: string;
  html: string;
  text: string;
  attachments?: readonly Attachment[];
  /** Who gets it; missing means the whole list. */
  audience?: 'whole-list' | 'segment';
}
