import type { ImportRepository } from '../../repositories/importing/imports';
import type { Clock } from '../clock';
import type { FileStore } from './file-store';
import type { ImportRunner } from './run-import';

/** Long enough to look at what was refused, with the file beside it; then the list is only where it belongs. */
const KEEP_FILES_MS = 14 * 24 * 3_600_000;
const AT_ONCE = 20;

interface Deps {
  readonly clock: Clock;
  readonly imports: ImportRepository;
  readonly files: FileStore;
  readonly run: ImportRunner;
}

/** One pass: works off what was started, here or in a process that died, and removes the files of old imports. */
export const createImportUpkeep =
  ({ clock, imports, files, run }: Deps) =>
  async (mayStop: () => boolean): Promise<void> => {
    for (const { id } of await imports.running(AT_ONCE)) {
      if (mayStop()) return;
      await run(id, mayStop);
    }
    for (const { id, state } of await imports.withOldFiles(clock.now() - KEEP_FILES_MS, AT_ONCE)) {
      await files.remove(id);
      const unfinished = state === 'uploading' || state === 'draft';
      await imports.change(id, [state], {
        fileRemovedAt: clock.now(),
        ...(unfinished && { state: 'cancelled', finishedAt: clock.now() }),
      });
    }
  };
