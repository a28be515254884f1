import path from 'node:path';
import type { Readable } from 'node:stream';
import type { Database } from '../../db/database';
import { checkOrigin, type ImportOrigin } from '../../domain/import/origins';
import { Refusal } from '../../domain/refusal';
import type { ImportEvidenceRepository } from '../../repositories/importing/import-evidence';
import type { ImportRecord, ImportRepository, ImportState } from '../../repositories/importing/imports';
import type { PurposeRepository } from '../../repositories/forms/purposes';
import { randomId } from '../../repositories/rows';
import type { SenderRepository } from '../../repositories/senders';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { FileStore } from './file-store';
import { lookAtFile, requireUsableMapping, type FileLook, type SettingsChange } from './settings';
import { isSpreadsheet, spreadsheetToCsv } from './spreadsheet';

export interface ImportOrder {
  readonly senderId: string;
  readonly purposeKey: string;
  readonly origin: string;
  readonly actor: string;
  readonly fileName?: string;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly imports: ImportRepository;
  readonly importEvidence: ImportEvidenceRepository;
  readonly files: FileStore;
}

const NO_SETTINGS = {
  encoding: 'utf-8',
  delimiter: ',',
  mapping: {},
  provider: null,
  timeZone: null,
  declared: {},
} as const;

/** The ways of an import from the file to its start, and what people decide on the way. Working it off is the runner's. */
export const createImportService = (deps: Deps) => {
  const { database, clock, audit, senders, purposes, imports, importEvidence, files } = deps;

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

  /** @throws Refusal origin_refused (MOS-2.1, MOS-4.10, MSR-2.4-4), not_found, purpose_unknown */
  const checkOrder = async (order: ImportOrder): Promise<ImportOrigin> => {
    const origin = checkOrigin(order.origin);
    if (!origin.accepted)
      throw new Refusal('origin_refused', origin.rule, { origin: order.origin.slice(0, 40) });
    if (!(await senders.find(order.senderId)))
      throw new Refusal('not_found', 'DESIGN-2.8', { field: 'sender' });
    if (!(await purposes.find(order.senderId, order.purposeKey)))
      throw new Refusal('purpose_unknown', 'MOS-2.5', { field: 'purpose' });
    return origin.origin;
  };

  const recordOf = (order: ImportOrder, origin: ImportOrigin): ImportRecord => ({
    id: randomId(),
    senderId: order.senderId,
    purposeKey: order.purposeKey,
    origin,
    actor: order.actor,
    statement: null,
    fileName: path.basename(order.fileName ?? 'list.csv').slice(0, 200),
    fileKind: 'csv',
    fileBytes: 0,
    fileHash: null,
    fileRemovedAt: null,
    settings: NO_SETTINGS,
    headings: [],
    state: 'uploading',
    cursor: 1,
    totalRows: null,
    roleRows: null,
    undatedRows: null,
    rows: 0,
    proven: 0,
    unconfirmed: 0,
    expired: 0,
    unchanged: 0,
    refused: 0,
    problem: null,
    createdAt: clock.now(),
    startedAt: null,
    finishedAt: null,
  });

  const convert = async (id: string): Promise<'csv' | 'xlsx'> => {
    if (!isSpreadsheet(await files.head(id))) return 'csv';
    await files.replace(id, await spreadsheetToCsv(await files.whole(id)));
    return 'xlsx';
  };

  return {
    requireImport,

    /** Asks for sender, purpose and origin before a byte is taken. */
    open: async (order: ImportOrder): Promise<ImportRecord> => {
      const record = recordOf(order, await checkOrder(order));
      await imports.insert(record);
      return record;
    },

    /** @throws Refusal file_too_large, import_state_conflict */
    receive: async (id: string, offset: number, part: Readable): Promise<number> => {
      await requireImport(id, ['uploading']);
      return files.append(id, offset, part);
    },

    /** The file is here: converted if it is a spreadsheet, and looked at. @throws Refusal file_* */
    complete: async (id: string, given: SettingsChange = {}): Promise<FileLook> => {
      await requireImport(id, ['uploading']);
      if (!(await files.has(id))) throw new Refusal('file_invalid', 'MOS-2.8', { problem: 'empty' });
      const { bytes, hash } = await files.fingerprint(id);
      const fileKind = await convert(id);
      const look = await lookAtFile(files, id, given);
      await change(id, ['uploading'], {
        state: 'draft',
        fileKind,
        fileBytes: bytes,
        fileHash: hash,
        settings: look.settings,
        headings: look.headings,
      });
      return look;
    },

    /** Reads the file's start anew; a change of encoding or delimiter forgets the columns chosen before. */
    configure: async (id: string, given: SettingsChange): Promise<FileLook> => {
      const { settings } = await requireImport(id, ['draft']);
      const rereads =
        (given.encoding ?? settings.encoding) !== settings.encoding ||
        (given.delimiter ?? settings.delimiter) !== settings.delimiter;
      const mapping = given.mapping ?? (rereads ? undefined : settings.mapping);
      const look = await lookAtFile(files, id, { ...settings, ...given, mapping });
      await change(id, ['draft'], { settings: look.settings, headings: look.headings });
      return look;
    },

    /**
     * @param statement what the importer declares about the origin, in the words he saw (MOS-2.1)
     * @throws Refusal statement_missing, mapping_incomplete, import_state_conflict
     */
    start: async (id: string, statement: string, actor: string): Promise<void> => {
      const record = await requireImport(id, ['draft']);
      if (statement.trim() === '') throw new Refusal('statement_missing', 'MOS-2.1', { field: 'statement' });
      requireUsableMapping(record.settings.mapping, record.headings.length);
      await database.transaction(async () => {
        const started = { state: 'running', statement, actor, startedAt: clock.now() } as const;
        await change(id, ['draft'], started);
        const { origin, fileHash } = record;
        await audit.write({ actor, action: 'import.start', subject: id, details: { origin, fileHash } });
      });
    },

    /** What is in stays in; nothing more comes. */
    cancel: async (id: string, actor: string): Promise<void> => {
      const open = ['uploading', 'draft', 'running', 'evidence-required'] as const;
      await database.transaction(async () => {
        await change(id, open, { state: 'cancelled', finishedAt: clock.now() });
        await audit.write({ actor, action: 'import.cancel', subject: id });
      });
    },

    /** The operator saw the evidence asked for (MSR-2.4-12): the import goes on, or it ends here. */
    decideEvidence: async (
      id: string,
      decision: { readonly release: boolean; readonly note: string; readonly actor: string },
    ): Promise<void> => {
      const note = decision.note.trim().slice(0, 2_000);
      if (note === '') throw new Refusal('reason_missing', 'MSR-2.4-12', { field: 'note' });
      await database.transaction(async () => {
        const at = clock.now();
        const state = decision.release ? 'released' : 'refused';
        await change(
          id,
          ['evidence-required'],
          decision.release ? { state: 'running', startedAt: at } : { state: 'cancelled', finishedAt: at },
        );
        await importEvidence.decide(id, { state, by: decision.actor, at, note });
        await audit.write({
          actor: decision.actor,
          action: `import.evidence-${state}`,
          subject: id,
          details: { note },
        });
      });
    },
  };
};

export type ImportService = ReturnType<typeof createImportService>;
