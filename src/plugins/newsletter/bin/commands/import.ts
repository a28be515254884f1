import { createReadStream } from 'node:fs';
import path from 'node:path';
import { checkOrigin } from '../../server/src/domain/import/origins';
import { Refusal } from '../../server/src/domain/refusal';
import type { ImportReport } from '../../server/src/services/imports';
import { textValue } from '../arguments';
import { InputError, type Run } from '../command';
import { inspectFile } from '../files';
import { withNewsletter } from '../site';

const MAX_BYTES = 1_000_000_000;

/** Negative when a row was refused; the others are in all the same. */
export const run: Run = async (invocation) => {
  const [name = ''] = invocation.positionals;
  const order = {
    senderId: textValue(invocation.values, 'sender'),
    purposeKey: textValue(invocation.values, 'purpose'),
    origin: textValue(invocation.values, 'origin'),
    actor: 'command-line',
  };
  refuseOrigin(order.origin);
  requireCsv(name);
  inspectFile(invocation.cwd, name, MAX_BYTES);
  const report = await withNewsletter(invocation, ({ imports }) =>
    imports.importCsv(createReadStream(path.resolve(invocation.cwd, name)), order),
  );
  return { exitCode: report.refused.length === 0 ? 0 : 1, document: report, text: inWords(report) };
};

/** The service refuses it too; asked here as well, a bought list is not even opened. */
const refuseOrigin = (origin: string): void => {
  const decision = checkOrigin(origin);
  if (!decision.accepted) throw new Refusal('origin_refused', decision.rule, { origin: origin.slice(0, 40) });
};

const requireCsv = (name: string): void => {
  const type = path.extname(name).toLowerCase();
  if (type === '.xlsx')
    throw new InputError('not_available', 'Spreadsheets cannot be imported yet; save it as CSV.');
  if (type !== '.csv') throw new InputError('file_type_unknown', `${name} is no .csv file.`);
};

const inWords = ({ rows, proven, unconfirmed, unchanged, refused }: ImportReport): string =>
  [
    `${rows} rows: ${proven} with proof, ${unconfirmed} without and silent, ${unchanged} known already, ${refused.length} refused.`,
    ...refused.map(({ row, code, rule }) => `  line ${row}: ${code} (${rule})`),
  ].join('\n');
