/** Shape of one rule and the builder that turns a paragraph's rows into rules. */

/** `in`: the software enforces it. `part`: it supports it, a person finishes it. `out`: nothing to execute. */
export type Scope = 'in' | 'part' | 'out';

/** Where a rule comes from: a provider's policy, an outside standard or law, or this project's own design. */
export type RuleKind = 'policy' | 'standard' | 'design';

/** Limits as data. The key carries the unit (`perHour`, `maxFileBytes`); strings are wall-clock times. */
export type RuleNumbers = Readonly<Record<string, number | string>>;

/** One sentence in our own words; standards are kept in English only. */
export interface Sentence {
  readonly en: string;
  readonly de?: string;
}

export interface Rule {
  readonly id: string;
  readonly kind: RuleKind;
  /** Document and paragraph, e.g. `mosento: Zustimmung`. */
  readonly source: string;
  readonly sentence: Sentence;
  readonly numbers?: RuleNumbers;
  readonly scope: Scope;
  /** Why the rule, or the named part of it, is not executed. Always set when `scope` is `out`. */
  readonly outReason?: string;
}

/** A rule as written in a table: paragraph and kind are said once, by the section. */
export interface Draft {
  readonly en: string;
  readonly de: string;
  readonly numbers?: RuleNumbers;
  readonly scope?: Scope;
  readonly outReason?: string;
}

/** The rules of one paragraph of one document; a row without a scope is `in`. */
export function section<Id extends string>(
  source: string,
  drafts: Record<Id, Draft>,
  kind: RuleKind = 'policy',
): Record<Id, Rule> {
  return mapRows(drafts, ({ en, de, scope = 'in', ...rest }, id) => ({
    id,
    kind,
    source,
    sentence: { en, de },
    scope,
    ...rest,
  }));
}

/** The demands of one outside document, one English sentence each. */
export function demands<Id extends string>(source: string, sentences: Record<Id, string>): Record<Id, Rule> {
  return mapRows(sentences, (en, id) => ({ id, kind: 'standard', source, sentence: { en }, scope: 'in' }));
}

/** Same, for demands a person or another organisation has to finish. */
export function partDemands<Id extends string>(
  source: string,
  sentences: Record<Id, string>,
): Record<Id, Rule> {
  return mapRows(demands(source, sentences), (rule) => ({ ...rule, scope: 'part' }));
}

function mapRows<Id extends string, Row>(
  rows: Record<Id, Row>,
  toRule: (row: Row, id: Id) => Rule,
): Record<Id, Rule> {
  const entries = Object.entries<Row>(rows) as [Id, Row][];
  return Object.fromEntries(entries.map(([id, row]) => [id, toRule(row, id)])) as Record<Id, Rule>;
}
