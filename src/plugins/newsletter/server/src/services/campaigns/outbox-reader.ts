import { open, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { simpleParser } from 'mailparser';
import type { OutboxMail, OutboxMailSummary } from '../../../../shared/contracts';
import { Refusal } from '../../domain/refusal';

const FILE_NAME = /^[A-Za-z0-9_.:-]+\.eml$/;
const HEAD_BYTES = 16_384;

/** The first part of a mail is enough for a list. */
const readHead = async (file: string): Promise<Buffer> => {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

const address = (value: unknown): string => {
  const list = Array.isArray(value) ? value : [value];
  return list.map((one: { text?: string } | undefined) => one?.text ?? '').join(', ');
};

/** The name as it is written: the parser's own key is in lower case. */
const headerOf = (line: string) => {
  const colon = line.indexOf(':');
  return { name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() };
};

/** Reads what the outbox transport wrote instead of sending it. */
export const createOutboxReader = (folder: string) => {
  const names = async (): Promise<readonly string[]> => {
    try {
      return (await readdir(folder))
        .filter((name) => FILE_NAME.test(name))
        .sort()
        .reverse();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  };

  const summary = async (name: string): Promise<OutboxMailSummary> => {
    const file = path.join(folder, name);
    const { size, mtime } = await stat(file);
    const parsed = await simpleParser(await readHead(file));
    return {
      file: name,
      at: mtime.toISOString(),
      from: address(parsed.from),
      to: address(parsed.to),
      subject: parsed.subject ?? '',
      bytes: size,
    };
  };

  return {
    page: async (
      page: number,
      pageSize: number,
    ): Promise<{ results: readonly OutboxMailSummary[]; total: number }> => {
      const all = await names();
      const wanted = all.slice((page - 1) * pageSize, page * pageSize);
      return { results: await Promise.all(wanted.map(summary)), total: all.length };
    },

    /** @throws Refusal not_found */
    read: async (name: string): Promise<OutboxMail> => {
      if (!FILE_NAME.test(name) || !(await names()).includes(name))
        throw new Refusal('not_found', 'DESIGN-2.6');
      const raw = await readFile(path.join(folder, name));
      const parsed = await simpleParser(raw);
      return {
        ...(await summary(name)),
        headers: parsed.headerLines.map(({ line }) => headerOf(line)),
        html: parsed.html || null,
        text: parsed.text ?? null,
        raw: raw.toString('latin1'),
      };
    },
  };
};

export type OutboxReader = ReturnType<typeof createOutboxReader>;
