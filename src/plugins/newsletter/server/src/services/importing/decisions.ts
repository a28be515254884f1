import type { Database } from '../../db/database';
import { Refusal } from '../../domain/refusal';
import type { PurposeRepository } from '../../repositories/forms/purposes';
import type { ImportEvidenceRepository } from '../../repositories/importing/import-evidence';
import type { ImportRepository } from '../../repositories/importing/imports';
import type { SenderRepository } from '../../repositories/senders';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { EvidenceSanction } from './evidence-sanction';
import type { FileStore } from './file-store';
import { requireTarget } from './import-order';
import { createImportStates } from './import-states';
import { requireUsableMapping } from './settings';

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly imports: ImportRepository;
  readonly importEvidence: ImportEvidenceRepository;
  readonly files: FileStore;
  readonly evidenceSanction: Pick<EvidenceSanction, 'impose'>;
  wake(): void;
}

/** Room for where, how and when; files stay with whoever shows them. */
const ANSWER_CHARACTERS = 10_000;

export interface EvidenceDecision {
  readonly release: boolean;
  readonly note: string;
  readonly actor: string;
}

/** What people decide about a list that is here. Working it off is the runner's. */
export const createImportDecisions = (deps: Deps) => {
  const { database, clock, audit, imports, importEvidence, files, evidenceSanction, wake } = deps;
  const { requireImport, change } = createImportStates(imports);

  /** An import that has ended needs its file no more: it goes at once, wherever this process finds it (G-25). */
  const dropFile = async (id: string): Promise<void> => {
    await files.remove(id);
    await imports.change(id, ['cancelled'], { fileRemovedAt: clock.now() });
  };

  return {
    /**
     * @param statement what the importer declares about the origin, in the words he saw (MOS-2.1)
     * @throws Refusal statement_missing, mapping_incomplete, import_state_conflict, and as `requireTarget`
     */
    start: async (id: string, statement: string, actor: string): Promise<void> => {
      const record = await requireImport(id, ['draft']);
      if (statement.trim() === '') throw new Refusal('statement_missing', 'MOS-2.1', { field: 'statement' });
      requireUsableMapping(record.settings.mapping, record.headings.length);
      await requireTarget(deps, record);
      await database.transaction(async () => {
        const started = { state: 'running', statement, actor, startedAt: clock.now() } as const;
        await change(id, ['draft'], started);
        const { origin, fileHash } = record;
        await audit.write({ actor, action: 'import.start', subject: id, details: { origin, fileHash } });
      });
    },

    /** What is in stays in; nothing more comes, and the file is gone. */
    cancel: async (id: string, actor: string): Promise<void> => {
      const open = ['uploading', 'draft', 'running', 'evidence-required'] as const;
      await database.transaction(async () => {
        await change(id, open, { state: 'cancelled', finishedAt: clock.now() });
        await audit.write({ actor, action: 'import.cancel', subject: id });
      });
      await dropFile(id);
    },

    /** What the sender says to the demand: from then on it is the operator's turn (MSR-2.4-13). */
    answerEvidence: async (id: string, given: string, actor: string): Promise<void> => {
      const text = given.trim().slice(0, ANSWER_CHARACTERS);
      if (text === '') throw new Refusal('reason_missing', 'MSR-2.4-13', { field: 'answer' });
      const record = await requireImport(id, ['evidence-required', 'done']);
      await database.transaction(async () => {
        if (!(await importEvidence.answer(id, { by: actor, at: clock.now(), text })))
          throw new Refusal('import_state_conflict', 'DESIGN-2.6', { state: record.state });
        await audit.write({ actor, action: 'import.evidence-answer', subject: id, details: { text } });
      });
    },

    /**
     * The operator saw the evidence asked for (MSR-2.4-12): the import goes on, or it ends here. Of a list that is in
     * already it says whether campaigns stopped for it may go on (C.2.3).
     */
    decideEvidence: async (id: string, { release, actor, ...given }: EvidenceDecision): Promise<void> => {
      const note = given.note.trim().slice(0, 2_000);
      if (note === '') throw new Refusal('reason_missing', 'MSR-2.4-12', { field: 'note' });
      const at = clock.now();
      const state = release ? 'released' : 'refused';
      const next = release
        ? ({ state: 'running', startedAt: at } as const)
        : ({ state: 'cancelled', finishedAt: at } as const);
      const record = await requireImport(id, ['evidence-required', 'done']);
      const isOver = record.state === 'done';
      await database.transaction(async () => {
        if (!isOver) await change(id, ['evidence-required'], next);
        if (!(await importEvidence.decide(id, { state, by: actor, at, note })))
          throw new Refusal('import_state_conflict', 'DESIGN-2.6', { state: record.state });
        await audit.write({ actor, action: `import.evidence-${state}`, subject: id, details: { note } });
        // A list that never came in harmed nobody; one that was mailed did.
        const mailed = { importId: id, senderId: record.senderId };
        if (!release && isOver) await evidenceSanction.impose('refused', mailed, actor);
      });
      if (release) return;
      if (isOver) wake();
      else await dropFile(id);
    },
  };
};

export type ImportDecisions = ReturnType<typeof createImportDecisions>;
