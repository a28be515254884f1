import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Transform, type Readable } from 'node:stream';
import { MAX_FILE_BYTES } from '../../domain/import/limits';
import { Refusal } from '../../domain/refusal';

const HEAD_BYTES = 65_536;

const tooLarge = () => new Refusal('file_too_large', 'DESIGN-2.6', { limit: MAX_FILE_BYTES });

/** Lists as they were handed in, in a folder that only the product reads; named by the import, never by the sender. */
export const createFileStore = (folder: string) => {
  const fileOf = (id: string): string => {
    if (!/^[a-z0-9]{24}$/.test(id)) throw new Error('This is not the id of an import.');
    return path.join(folder, `${id}.list`);
  };

  const ready = () => mkdir(folder, { recursive: true, mode: 0o700 });

  const write = async (source: Readable, file: string, start: number): Promise<number> => {
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
     * Adds one part of an upload. A part that comes twice, because its answer was lost, is written over itself.
     * @throws Refusal import_state_conflict where parts are missing before it
     */
    append: async (id: string, offset: number, source: Readable): Promise<number> => {
      await ready();
      const size = await stat(fileOf(id)).then(
        (found) => found.size,
        () => 0,
      );
      if (offset > size) throw new Refusal('import_state_conflict', 'DESIGN-2.6', { expected: size });
      return write(source, fileOf(id), offset);
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
