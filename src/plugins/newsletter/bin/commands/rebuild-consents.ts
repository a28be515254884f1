import type { ConsentDifference, RebuildReport } from '../../server/src/services/consent/consent-rebuild';
import type { Run } from '../command';
import { withNewsletter } from '../site';

/** Negative while a difference remains: all of them without --write, those that need a person with it. */
export const run: Run = async (invocation) => {
  const write = invocation.values.write === true;
  const report = await withNewsletter(invocation, ({ rebuildConsents }) => rebuildConsents({ write }));
  return { exitCode: report.ok ? 0 : 1, document: report, text: inWords(report) };
};

const inWords = ({ compared, differencesTotal, repaired, differences }: RebuildReport): string =>
  [
    `${compared} subscribers compared: ${differencesTotal} differences, ${repaired} repaired.`,
    ...differences.map(
      ({ subscriberId, purposeKey, repairable, ...states }) =>
        `  ${subscriberId}, ${purposeKey ?? 'as a whole'}: ${stateOf(states.cached)}, the ledger says ${stateOf(states.derived)}${repairable ? '' : ' (forged records)'}`,
    ),
  ].join('\n');

const stateOf = (value: ConsentDifference['cached']): string => {
  if (value === null) return 'nothing';
  if (typeof value === 'string') return value;
  const { state, expiresAt } = value;
  return expiresAt === null ? state : `${state} until ${new Date(expiresAt).toISOString()}`;
};
