import { design } from './design';
import { lm } from './lm';
import { mfr } from './mfr';
import { mos } from './mos';
import { msr } from './msr';
import { Rule } from './rule';
import { standards } from './standards';
import { viv } from './viv';

const catalogue = { ...mos, ...mfr, ...msr, ...viv, ...lm, ...standards, ...design };

export type RuleId = keyof typeof catalogue;

/** Every rule this project knows, in the order of its sources. */
export const rules: readonly Rule[] = Object.values(catalogue);

/** True for ids of the catalogue; narrows text that came over a border. */
export function isRuleId(id: string): id is RuleId {
  return Object.hasOwn(catalogue, id);
}

/** The rule with this id; always there for a `RuleId`, maybe not for other text. */
export function findRule(id: RuleId): Rule;
export function findRule(id: string): Rule | undefined;
export function findRule(id: string): Rule | undefined {
  return isRuleId(id) ? catalogue[id] : undefined;
}
