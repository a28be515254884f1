import type { Database } from '../../db/database';
import { lastBeginningOver } from '../../domain/retention/period';
import { IMPORT_FILE_KEPT } from '../../domain/retention/standing';
import type { ImportRepository, ImportState } from '../../repositories/importing/imports';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { EvidenceSanction } from './evidence-sanction';
import type { FileStore } from './file-store';
import type { ImportRunner } from './run-import';

const AT_ONCE = 20;

interface Deps {
  readonly database: Database;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly imports: ImportRepository;
  readonly files: FileStore;
  readonly run: ImportRunner;
  readonly evidenceSanction: Pick<EvidenceSanction, 'overdue'>;
}

/** Nobody is going to start or decide these any more: an import whose file is gone cannot go on. */
const UNFINISHED: ReadonlySet<ImportState> = new Set(['uploading', 'draft', 'running', 'evidence-required']);

/** One pass: works off what was started, here or in a process that died, and removes the files of old imports. */
export const createImportUpkeep = ({
  database,
  audit,
  clock,
  imports,
  files,
  run,
  evidenceSanction,
}: Deps) => {
  /** One that cannot be worked on keeps no other waiting. @returns what went wrong */
  const workOff = async (mayStop: () => boolean): Promise<readonly unknown[]> => {
    const errors: unknown[] = [];
    const here = await files.ids();
    for (const id of await imports.running(here)) {
      if (mayStop()) break;
      await run(id, mayStop).catch((error: unknown) => errors.push(error));
    }
    return errors;
  };

  /** Whoever looks for a list that never came in finds what ended it. */
  const endUnfinished = (id: string, state: ImportState, now: number): Promise<void> =>
    database.transaction(async () => {
      const ended = { state: 'cancelled', finishedAt: now, fileRemovedAt: now } as const;
      if (!(await imports.change(id, [state], ended))) return;
      await audit.write({ actor: 'engine', action: 'import.timeout', subject: id, details: { state } });
    });

  const endOld = async (): Promise<void> => {
    const uploadedUntil = lastBeginningOver(IMPORT_FILE_KEPT, clock.now());
    for (const { id, state } of await imports.withOldFiles(uploadedUntil, AT_ONCE)) {
      const fileRemovedAt = clock.now();
      if (UNFINISHED.has(state)) await endUnfinished(id, state, fileRemovedAt);
      else await imports.change(id, [state], { fileRemovedAt });
    }
  };

  /** Of several machines at one database each finds only its own files: whoever ended the import may be another. */
  const sweep = async (): Promise<void> => {
    for (const id of await imports.withoutUse(await files.ids())) {
      await files.remove(id);
      await imports.change(id, ['cancelled', 'failed'], { fileRemovedAt: clock.now() });
    }
  };

  return async (mayStop: () => boolean): Promise<void> => {
    const errors = await workOff(mayStop);
    if (mayStop()) return;
    await evidenceSanction.overdue();
    await endOld();
    await sweep();
    if (errors.length > 0) throw errors[0];
  };
};
