import type { LedgerReport } from '../../server/src/services/ledger-check';
import type { Run } from '../command';
import { withNewsletter } from '../site';

export const run: Run = async (invocation) => {
  const report = await withNewsletter(invocation, (newsletter) => newsletter.verifyLedger());
  return { exitCode: report.ok ? 0 : 1, document: report, text: inWords(report) };
};

const inWords = ({ ok, records, senders }: LedgerReport): string => {
  const faults = senders.flatMap(({ senderId, faults: found }) =>
    found.map(
      ({ kind, seq, recordId }) =>
        `  sender ${senderId}, no. ${seq}: ${kind}${recordId === null ? '' : `, record ${recordId}`}`,
    ),
  );
  const verdict = ok ? 'The ledger is what was written' : 'THE LEDGER WAS CHANGED';
  return [`${verdict}: ${records} records of ${senders.length} senders.`, ...faults].join('\n');
};
