import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { InputError, type Run } from '../command';
import { withNewsletter } from '../site';

/** Writes every sealed record as one line of JSON, chain by chain, without ever holding more than a page of them. */
export const run: Run = async (invocation) => {
  const [name = ''] = invocation.positionals;
  const file = path.resolve(invocation.cwd, name);
  const counted = await withNewsletter(invocation, async ({ ledgerExport }) => {
    const counts = { records: 0, senders: new Set<string>() };
    const lines = async function* () {
      for await (const record of ledgerExport()) {
        counts.records += 1;
        counts.senders.add(record.senderId);
        yield `${JSON.stringify(record)}\n`;
      }
    };
    try {
      // Never over a file that is there: it may be the copy somebody wants to compare with.
      await pipeline(Readable.from(lines()), createWriteStream(file, { flags: 'wx', mode: 0o600 }));
    } catch (error) {
      throw asInputError(name, error);
    }
    return { records: counts.records, senders: counts.senders.size };
  });
  const text = `${counted.records} records of ${counted.senders} senders written.`;
  return { exitCode: 0, document: { ...counted, file }, text };
};

const REASONS: Readonly<Record<string, string>> = {
  EEXIST: 'exists already.',
  ENOENT: 'stands in a folder that does not exist.',
  EACCES: 'may not be written by this user.',
  EISDIR: 'is a folder.',
};

const asInputError = (name: string, error: unknown): unknown => {
  const reason = REASONS[(error as NodeJS.ErrnoException).code ?? ''];
  return reason === undefined
    ? error
    : new InputError('file_unreadable', `${name} ${reason}`, { cause: error });
};
