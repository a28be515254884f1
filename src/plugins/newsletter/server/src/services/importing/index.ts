import { createImportService } from './imports';
import { createFileStore } from './file-store';
import { createImportPreview } from './preview';
import { createReportCsv } from './report-csv';
import { createImportRunner } from './run-import';
import { createImportUpkeep } from './upkeep';
import { createWholeFileImport } from './whole-file';

type Deps = Omit<Parameters<typeof createImportRunner>[0], 'files'> &
  Omit<Parameters<typeof createImportService>[0], 'files'> & {
    /** Where lists are kept while they are worked on; nobody else reads there. */
    readonly folder: string;
  };

/** Everything about bringing lists in, from the upload to the report. */
export const createImports = ({ folder, ...deps }: Deps) => {
  const files = createFileStore(folder);
  const run = createImportRunner({ ...deps, files });
  const service = createImportService({ ...deps, files });
  return {
    ...service,
    ...createWholeFileImport({ files, imports: deps.imports, service, run }),
    run,
    files,
    preview: createImportPreview({ ...deps, files }),
    reportCsv: createReportCsv({ ...deps, files }),
    upkeep: createImportUpkeep({ ...deps, files, run }),
  };
};

export type Imports = ReturnType<typeof createImports>;
