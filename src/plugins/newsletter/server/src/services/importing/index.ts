import { createEvidenceSanction } from './evidence-sanction';
import { createImportDecisions } from './decisions';
import { createImportUpload } from './upload';
import { createFileStore } from './file-store';
import { createImportPreview } from './preview';
import { createReportCsv } from './report-csv';
import { createImportRunner } from './run-import';
import { createImportUpkeep } from './upkeep';
import { createWholeFileImport } from './whole-file';

type Deps = Omit<Parameters<typeof createImportRunner>[0], 'files'> &
  Omit<Parameters<typeof createImportUpload>[0], 'files'> &
  Parameters<typeof createEvidenceSanction>[0] & {
    /** Where lists are kept while they are worked on; nobody else reads there. */
    readonly folder: string;
    onStorageFailure(error: unknown): void;
  };

/** Everything about bringing lists in, from the upload to the report. */
export const createImports = ({ folder, onStorageFailure, ...deps }: Deps) => {
  const files = createFileStore(folder, onStorageFailure);
  const evidenceSanction = createEvidenceSanction(deps);
  const run = createImportRunner({ ...deps, files });
  const service = {
    ...createImportUpload({ ...deps, files }),
    ...createImportDecisions({ ...deps, files, evidenceSanction }),
  };
  return {
    ...service,
    ...createWholeFileImport({ files, imports: deps.imports, service, run }),
    run,
    files,
    preview: createImportPreview({ ...deps, files }),
    reportCsv: createReportCsv({ ...deps, files }),
    upkeep: createImportUpkeep({ ...deps, files, run, evidenceSanction }),
  };
};

export type Imports = ReturnType<typeof createImports>;
