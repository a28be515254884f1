import type { ProofScanReport } from '../../server/src/services/proof/proof-scan';
import type { Run } from '../command';
import { withNewsletter } from '../site';

export const run: Run = async (invocation) => {
  const report = await withNewsletter(invocation, ({ scanProofs }) => scanProofs());
  return { exitCode: report.ok ? 0 : 1, document: report, text: inWords(report) };
};

const inWords = ({ scanned, violationsTotal, violations }: ProofScanReport): string =>
  [
    `${scanned} consents that mail may go out on, ${violationsTotal} without a complete proof.`,
    ...violations.map(
      ({ subscriberId, purposeKey, missing }) => `  ${subscriberId}, ${purposeKey}: ${missing.join(', ')}`,
    ),
  ].join('\n');
