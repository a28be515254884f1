import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

export interface WidgetFile {
  readonly hash: string;
  readonly plain: Buffer;
  readonly gzipped: Buffer;
}

/** The built signup widget, read once when first asked for. Null where it was not built. */
export const createWidgetFiles = (folder: string) => {
  const files = new Map<string, WidgetFile>();
  return {
    read: (name: string): WidgetFile | null => {
      const known = files.get(name);
      if (known) return known;
      try {
        const plain = readFileSync(path.join(folder, path.basename(name)));
        const hash = createHash('sha256').update(plain).digest('hex').slice(0, 16);
        const file = { hash, plain, gzipped: gzipSync(plain, { level: 9 }) };
        files.set(name, file);
        return file;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
        throw error;
      }
    },
  };
};
