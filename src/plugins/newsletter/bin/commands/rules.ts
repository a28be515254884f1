import { ruleReport, type ReportRow, type RuleState } from '../../server/src/domain/rules';
import type { Run } from '../command';

const STATES: readonly RuleState[] = ['enforced', 'part', 'planned', 'out'];

export const run: Run = async () => {
  const rules = ruleReport();
  const counts = Object.fromEntries(
    STATES.map((state) => [state, rules.filter((rule) => rule.state === state).length]),
  );
  return { exitCode: 0, document: { counts, rules }, text: inWords(rules, counts) };
};

const inWords = (rules: readonly ReportRow[], counts: Readonly<Record<string, number>>): string => {
  const sums = STATES.map((state) => `${counts[state]} ${state}`).join(', ');
  return `${rules.map(ruleInWords).join('\n')}\n\n${rules.length} rules: ${sums}`;
};

const ruleInWords = ({ id, state, scope, sentence, code, tests }: ReportRow): string => {
  const places = [...code.map((file) => `code  ${file}`), ...tests.map((file) => `test  ${file}`)];
  return [
    `${id.padEnd(12)} ${state.padEnd(8)} (${scope})  ${sentence.en}`,
    ...places.map((place) => `             ${place}`),
  ].join('\n');
};
