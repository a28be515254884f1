import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { textValue } from '../arguments';
import { InputError, type Run } from '../command';
import { withNewsletter } from '../site';

/** The file is written anew and never over one that is there: an export is somebody's data. */
export const run: Run = async (invocation) => {
  const { cwd, positionals, values } = invocation;
  const [name = ''] = positionals;
  const file = path.resolve(cwd, name);
  const order = {
    senderId: textValue(values, 'sender'),
    purposeKey: textValue(values, 'purpose') || null,
    forSpreadsheets: values.spreadsheet === true,
    actor: 'command-line',
  };
  const bytes = await withNewsletter(invocation, async ({ exports }) => {
    const csv = await exports.start(order);
    const out = createWriteStream(file, { flags: 'wx', mode: 0o600 });
    await pipeline(csv, out).catch((error: unknown) => {
      if ((error as { code?: string }).code === 'EEXIST')
        throw new InputError('option_invalid', `${name} is there already and is not written over.`);
      throw error;
    });
    return out.bytesWritten;
  });
  return { exitCode: 0, document: { file, bytes }, text: `${name}: ${bytes} bytes.` };
};
