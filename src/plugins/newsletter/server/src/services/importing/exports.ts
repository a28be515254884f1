import { Readable } from 'node:stream';
import { stringify } from 'csv-stringify/sync';
import { customerColumns } from '../../domain/export/columns';
import { EVIDENCE_COLUMNS, evidenceCells } from '../../domain/export/evidence';
import { Refusal } from '../../domain/refusal';
import type { ExportRecord, ExportRepository, ExportSubject } from '../../repositories/importing/exports';
import type { PurposeRepository } from '../../repositories/forms/purposes';
import type { SenderRepository } from '../../repositories/senders';
import type { Audit } from '../audit';

export interface ExportOrder {
  readonly senderId: string;
  /** One purpose; null for all. */
  readonly purposeKey: string | null;
  /**
   * For spreadsheet programs, which run what begins with `=`: such values get an apostrophe. Without it every value
   * of the customer comes back byte for byte (MSR-AS-2).
   */
  readonly forSpreadsheets: boolean;
  readonly actor: string;
}

interface Deps {
  readonly audit: Audit;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly exports: ExportRepository;
}

const BATCH = 500;

const keyOf = (subscriberId: string, purposeKey: string): string => `${subscriberId} ${purposeKey}`;

const byPurpose = (records: readonly ExportRecord[]): ReadonlyMap<string, ExportRecord[]> => {
  const grouped = new Map<string, ExportRecord[]>();
  for (const record of records) {
    const key = keyOf(record.subscriberId, record.purposeKey);
    grouped.set(key, [...(grouped.get(key) ?? []), record]);
  }
  return grouped;
};

/** Gives a customer his list back with the evidence beside it, as CSV in UTF-8, in constant memory. */
export const createExportService = ({ audit, senders, purposes, exports }: Deps) => {
  const rowsOf = async (
    subjects: readonly ExportSubject[],
    order: ExportOrder,
    place: (importId: string | null, cells: readonly string[]) => string[],
  ): Promise<string[][]> => {
    const ids = subjects.map(({ id }) => id);
    const consents = await exports.consents(ids);
    const records = byPurpose(await exports.records(ids));
    return subjects.flatMap(({ id, email, state, importId, cells }) => {
      const own = consents.filter(
        ({ subscriberId, purposeKey }) =>
          subscriberId === id && (order.purposeKey === null || purposeKey === order.purposeKey),
      );
      const customer = place(importId, cells);
      const row = (consent: (typeof own)[number] | null) => [
        ...customer,
        ...evidenceCells({
          email,
          state,
          consent,
          records: consent ? (records.get(keyOf(id, consent.purposeKey)) ?? []) : [],
        }),
      ];
      return own.length === 0 ? [row(null)] : own.map(row);
    });
  };

  async function* write(order: ExportOrder): AsyncGenerator<string> {
    const columns = customerColumns(await exports.headings(order.senderId));
    const csv = (rows: readonly string[][]) =>
      stringify(rows as string[][], { escape_formulas: order.forSpreadsheets });
    yield csv([[...columns.headings, ...EVIDENCE_COLUMNS]]);
    let after = 0;
    let count = 0;
    for (;;) {
      const subjects = await exports.subjects(order, after, BATCH);
      const rows = await rowsOf(subjects, order, columns.place);
      if (rows.length > 0) yield csv(rows);
      count += rows.length;
      after = subjects.at(-1)?.rowId ?? after;
      if (subjects.length < BATCH) break;
    }
    await audit.write({
      actor: order.actor,
      action: 'export.finished',
      subject: order.senderId,
      details: { purposeKey: order.purposeKey, rows: count },
    });
  }

  return {
    /** Audited before the first byte leaves. @throws Refusal not_found, purpose_unknown */
    start: async (order: ExportOrder): Promise<Readable> => {
      if (!(await senders.find(order.senderId)))
        throw new Refusal('not_found', 'DESIGN-2.8', { field: 'sender' });
      if (order.purposeKey !== null && !(await purposes.find(order.senderId, order.purposeKey)))
        throw new Refusal('purpose_unknown', 'MOS-2.5', { field: 'purpose' });
      const { actor, senderId, purposeKey, forSpreadsheets } = order;
      await audit.write({
        actor,
        action: 'export',
        subject: senderId,
        details: { purposeKey, forSpreadsheets },
      });
      return Readable.from(write(order));
    },
  };
};

export type ExportService = ReturnType<typeof createExportService>;
