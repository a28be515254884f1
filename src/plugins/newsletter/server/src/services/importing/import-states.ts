import { Refusal } from '../../domain/refusal';
import type { ImportRecord, ImportRepository, ImportState } from '../../repositories/importing/imports';

/** An import that may be in any state, or must be in one of these, and its changes by compare-and-set. */
export const createImportStates = (imports: ImportRepository) => {
  const requireImport = async (id: string, states?: readonly ImportState[]): Promise<ImportRecord> => {
    const record = await imports.find(id);
    if (!record) throw new Refusal('not_found', 'DESIGN-2.8');
    if (states && !states.includes(record.state))
      throw new Refusal('import_state_conflict', 'DESIGN-2.6', { state: record.state });
    return record;
  };

  const change = async (id: string, from: readonly ImportState[], changes: Partial<ImportRecord>) => {
    if (!(await imports.change(id, from, changes)))
      throw new Refusal('import_state_conflict', 'DESIGN-2.6', {
        state: (await requireImport(id)).state,
      });
  };

  return { requireImport, change };
};
