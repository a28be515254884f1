import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform, type Readable } from 'node:stream';
import { MAX_FILE_BYTES } from '../../domain/import/limits';
import { Refusal } from '../../domain/refusal';

const HEAD_BYTES = 65_536;

/** What a full or locked disk says; other errors are ours. */
const DISK = new Set([
  'ENOSPC',
  'EDQUOT',
  'EACCES',
  'EPERM',
  'EROFS',
  'EIO',
  'EMFILE',
  'ENFILE',
  'ENOTDIR',
  'EFBIG',
]);

const tooLarge = () => new Refusal('file_too_large', 'DESIGN-2.6', { limit: MAX_FILE_BYTES });

/**
 * Lists as they were handed in, in a folder that only the product reads; named by the import, never by the sender.
 * @param onFailure hears what the disk says; the importer is told only that it is not his fault
 */
export const createFileStore = (folder: string, onFailure: (error: unknown) => void = () => undefined) => {
  /** @throws Refusal storage_failed */
  const onDisk = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const { code = '' } = error as NodeJS.ErrnoException;
      if (!DISK.has(code)) throw error;
      onFailure(error);
      throw new Refusal('storage_failed', 'DESIGN-2.6', { problem: code }, { cause: error });
    }
  };

  const fileOf = (id: string): string => {
    if (!/^[a-z0-9]{24}$/.test(id)) throw new Error('This is not the id of an import.');
    return path.join(folder, `${id}.list`);
  };

  const ready = () => onDisk(() => mkdir(folder, { recursive: true, mode: 0o700 }));

  const sizeOf = (id: string): Promise<number> =>
    stat(fileOf(id)).then(
      (found) => found.size,
      () => 0,
    );

  const write = (source: Readable, file: string, start: number): Promise<number> =>
    onDisk(() => copy(source, file, start));

  const copy = async (source: Readable, file: string, start: number): Promise<number> => {
    let bytes = start;
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        done(bytes > MAX_FILE_BYTES ? tooLarge() : null, chunk);
      },
    });
    const flags = start === 0 ? 'w' : 'r+';
    await pipeline(source, counted, createWriteStream(file, { flags, start, mode: 0o600 }));
    return bytes;
  };

  return {
    /** @returns how many bytes it has. @throws Refusal file_too_large; nothing of the file is kept then */
    save: async (id: string, source: Readable): Promise<number> => {
      await ready();
      try {
        return await write(source, fileOf(id), 0);
      } catch (error) {
        await rm(fileOf(id), { force: true });
        throw error;
      }
    },

    /**
     * Adds one part of an upload. A part that comes twice, because its answer was lost, is written over itself, and
     * the file ends where it ends: nothing of a longer first attempt stays behind it.
     * @throws Refusal import_state_conflict where parts are missing before it, file_too_large, storage_failed
     */
    append: async (id: string, offset: number, source: Readable): Promise<number> => {
      await ready();
      const size = await sizeOf(id);
      if (offset > size) {
        source.destroy();
        throw new Refusal('import_state_conflict', 'DESIGN-2.6', { expected: size });
      }
      const end = await write(source, fileOf(id), offset);
      if (end < size) await onDisk(() => truncate(fileOf(id), end));
      return end;
    },

    /** Puts the converted file in the place of the original. */
    replace: async (id: string, source: Readable): Promise<void> => {
      const converted = `${fileOf(id)}.new`;
      try {
        await write(source, converted, 0);
        await rename(converted, fileOf(id));
      } catch (error) {
        // Half a list is personal data too, and nobody would look for it here.
        await rm(converted, { force: true });
        throw error;
      }
    },

    /** Whether this machine has it: of several at one database only one received the upload. */
    has: (id: string): Promise<boolean> =>
      stat(fileOf(id)).then(
        () => true,
        () => false,
      ),

    size: sizeOf,

    /** Those that lie here, by the id of their import. */
    ids: async (): Promise<readonly string[]> => {
      const names = await readdir(folder).catch(() => []);
      return [...new Set(names.flatMap((name) => /^([a-z0-9]{24})\.list(?:\.new)?$/.exec(name)?.[1] ?? []))];
    },

    open: (id: string): Readable => createReadStream(fileOf(id), { highWaterMark: 256 * 1024 }),

    whole: (id: string): Promise<Buffer> => readFile(fileOf(id)),

    head: async (id: string): Promise<Buffer> => {
      const file = await open(fileOf(id), 'r').catch(() => null);
      if (!file) return Buffer.alloc(0);
      try {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },

    /** Size and SHA-256 of the whole file: what was handed in can be told from anything else later. */
    fingerprint: async (id: string): Promise<{ bytes: number; hash: string }> => {
      const hash = createHash('sha256');
      let bytes = 0;
      for await (const chunk of createReadStream(fileOf(id)) as AsyncIterable<Buffer>) {
        hash.update(chunk);
        bytes += chunk.length;
      }
      return { bytes, hash: hash.digest('hex') };
    },

    /** With what a process that died while it converted left behind. */
    remove: async (id: string): Promise<void> => {
      for (const file of [fileOf(id), `${fileOf(id)}.new`]) await rm(file, { force: true });
    },
  };
};

export type FileStore = ReturnType<typeof createFileStore>;
