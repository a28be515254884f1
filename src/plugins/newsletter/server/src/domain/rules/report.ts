import { rules } from './catalogue';
import { Coverage, coverage, CoverageTable } from './coverage';
import { Rule } from './rule';

/**
 * `planned`: code or test is still missing, whatever the scope promises. `enforced`: both are named.
 * `part`: both are named and a person finishes the job. `out`: not executed on purpose.
 */
export type RuleState = 'enforced' | 'part' | 'planned' | 'out';

export type ReportRow = Rule & Coverage & { readonly state: RuleState };

const NOT_COVERED: Coverage = { code: [], tests: [] };

/** Each rule with its enforcing code, its tests and the state that follows from them. */
export function ruleReport(table: CoverageTable = coverage): ReportRow[] {
  return rules.map((rule) => {
    const covered = coverageOf(rule.id, table);
    return { ...rule, ...covered, state: stateOf(rule, covered) };
  });
}

function coverageOf(id: string, table: CoverageTable): Coverage {
  return (table as Readonly<Record<string, Coverage | undefined>>)[id] ?? NOT_COVERED;
}

function stateOf(rule: Rule, { code, tests }: Coverage): RuleState {
  if (rule.scope === 'out') return 'out';
  if (code.length === 0 || tests.length === 0) return 'planned';
  return rule.scope === 'part' ? 'part' : 'enforced';
}
