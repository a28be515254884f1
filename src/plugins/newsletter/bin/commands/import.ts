import { createReadStream } from 'node:fs';
import path from 'node:path';
import { DELIMITERS } from '../../server/src/domain/import/delimiter';
import { checkOrigin } from '../../server/src/domain/import/origins';
import { Refusal } from '../../server/src/domain/refusal';
import type { ImportReport } from '../../server/src/services/importing/whole-file';
import { parseSettings, type SettingsChange } from '../../server/src/services/importing/settings';
import { textValue } from '../arguments';
import { InputError, type Run, type Values } from '../command';
import { inspectFile } from '../files';
import { withNewsletter } from '../site';

const MAX_BYTES = 1_000_000_000;

/** Negative when a row was refused or the import waits for evidence; the other rows are in all the same. */
export const run: Run = async (invocation) => {
  const [name = ''] = invocation.positionals;
  const order = {
    senderId: textValue(invocation.values, 'sender'),
    purposeKey: textValue(invocation.values, 'purpose'),
    origin: textValue(invocation.values, 'origin'),
    actor: 'command-line',
    fileName: name,
  };
  refuseOrigin(order.origin);
  requireList(name);
  const settings = settingsOf(invocation.values);
  inspectFile(invocation.cwd, name, MAX_BYTES);
  const report = await withNewsletter(invocation, ({ imports }) =>
    imports.importFile(createReadStream(path.resolve(invocation.cwd, name)), order, settings),
  );
  const clean = report.refusedCount === 0 && report.state === 'done';
  return { exitCode: clean ? 0 : 1, document: report, text: inWords(report) };
};

/** The service refuses it too; asked here as well, a bought list is not even opened. */
const refuseOrigin = (origin: string): void => {
  const decision = checkOrigin(origin);
  if (!decision.accepted) throw new Refusal('origin_refused', decision.rule, { origin: origin.slice(0, 40) });
};

const requireList = (name: string): void => {
  const type = path.extname(name).toLowerCase();
  if (type !== '.csv' && type !== '.xlsx')
    throw new InputError('file_type_unknown', `${name} is no .csv and no .xlsx file.`);
};

const TAB_WORDS = ['tab', '\\t'];

/** What a preview would show and a command line cannot: said by options, or certain from the file itself. */
const settingsOf = (values: Values): SettingsChange => {
  const given = {
    encoding: textValue(values, 'encoding'),
    delimiter: textValue(values, 'delimiter'),
    timeZone: textValue(values, 'time-zone'),
  };
  if (TAB_WORDS.includes(given.delimiter)) given.delimiter = '\t';
  const declared = {
    ...(values.source === undefined ? {} : { source: textValue(values, 'source') }),
    ...(values['consent-text'] === undefined ? {} : { consent_text: textValue(values, 'consent-text') }),
  };
  try {
    const named = Object.entries(given).filter(([, value]) => value !== '');
    return parseSettings({ ...Object.fromEntries(named), declared });
  } catch (error) {
    throw new InputError(
      'option_invalid',
      `--encoding, --delimiter (one of ${DELIMITERS.map((sign) => JSON.stringify(sign)).join(' ')}) or --time-zone cannot be used.`,
      { cause: error },
    );
  }
};

const inWords = (report: ImportReport): string => {
  const { rows, proven, unconfirmed, unchanged, refusedCount, refused, notes, state } = report;
  const lines = ({ row, code, rule }: ImportReport['refused'][number]) => `  line ${row}: ${code} (${rule})`;
  const held =
    'Nothing was brought in: too many function addresses or undated rows. An operator has to see evidence first.';
  return [
    ...(state === 'evidence-required' ? [held] : []),
    `${rows} rows: ${proven} with proof, ${unconfirmed} without and silent, ${unchanged} known already, ${refusedCount} refused.`,
    ...refused.map(lines),
    ...notes.map(lines),
  ].join('\n');
};
