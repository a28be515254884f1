export { findRule, isRuleId, rules } from './catalogue';
export type { RuleId } from './catalogue';
export { coverage } from './coverage';
export type { Coverage, CoverageTable } from './coverage';
export { ruleReport } from './report';
export type { ReportRow, RuleState } from './report';
export type { Rule, RuleKind, RuleNumbers, Scope, Sentence } from './rule';
