import { parseCheckpoint, type Checkpoint } from '../../server/src/domain/consent/checkpoint';
import type { LedgerReport } from '../../server/src/services/ledger/ledger-check';
import { textValue } from '../arguments';
import { InputError, type Invocation, type Run } from '../command';
import { readText } from '../files';
import { withNewsletter } from '../site';

const MAX_BYTES = 10_000_000;

export const run: Run = async (invocation) => {
  const elsewhere = invocation.values.checkpoint === undefined ? undefined : readCheckpoint(invocation);
  const report = await withNewsletter(invocation, ({ verifyLedger }) => verifyLedger(elsewhere));
  return { exitCode: report.ok ? 0 : 1, document: report, text: inWords(report) };
};

const readCheckpoint = ({ cwd, values }: Invocation): Checkpoint => {
  const name = textValue(values, 'checkpoint');
  const checkpoint = parseCheckpoint(parseJson(readText(cwd, name, MAX_BYTES)));
  if (!checkpoint) throw new InputError('file_invalid', `${name} is no checkpoint.`);
  return checkpoint;
};

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
};

const inWords = ({ ok, records, unsealed, checkpoints, senders }: LedgerReport): string => {
  const faults = senders.flatMap(({ senderId, faults: found, faultsTotal }) => [
    ...found.map(
      ({ kind, seq, recordId }) =>
        `  sender ${senderId}, ${seq === null ? 'no place' : `no. ${seq}`}: ${kind}${recordId === null ? '' : `, record ${recordId}`}`,
    ),
    ...(faultsTotal > found.length ? [`  sender ${senderId}: ${faultsTotal - found.length} more`] : []),
  ]);
  const compared = checkpoints.faults.map(
    ({ kind, createdAt, senderId, seq }) =>
      `  checkpoint ${createdAt}: ${kind}${senderId === null ? '' : `, sender ${senderId}, no. ${seq}`}`,
  );
  const verdict = ok ? 'The ledger is what was written' : 'THE LEDGER WAS CHANGED';
  const waiting = unsealed > 0 ? ` ${unsealed} wait for their place.` : '';
  return [
    `${verdict}: ${records} records of ${senders.length} senders, ${checkpoints.compared} checkpoints.${waiting}`,
    ...faults,
    ...compared,
  ].join('\n');
};
