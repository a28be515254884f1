import type { Database } from '../../db/database';
import type { Anomaly } from '../../domain/import/anomalies';

const TABLE = 'newsletter_import_evidence';

export interface EvidenceDemand {
  readonly importId: string;
  readonly senderId: string;
  readonly kind: Anomaly['kind'];
  readonly rule: string;
  readonly share: number;
  readonly limit: number;
  readonly state: 'open' | 'released' | 'refused';
  readonly askedAt: number;
  readonly dueAt: number;
  readonly decidedBy: string | null;
  readonly decidedAt: number | null;
  readonly note: string | null;
}

interface EvidenceRow {
  import_id: string;
  sender_id: string;
  kind: Anomaly['kind'];
  rule: string;
  share: number;
  share_limit: number;
  state: EvidenceDemand['state'];
  asked_at: number;
  due_at: number;
  decided_by: string | null;
  decided_at: number | null;
  note: string | null;
}

/** What an import has to prove before it goes on, and who decided. */
export const createImportEvidenceRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    find: async (importId: string): Promise<EvidenceDemand | null> => {
      const row = await table().where({ import_id: importId }).first<EvidenceRow | undefined>();
      if (!row) return null;
      return {
        importId: row.import_id,
        senderId: row.sender_id,
        kind: row.kind,
        rule: row.rule,
        share: row.share,
        limit: row.share_limit,
        state: row.state,
        askedAt: row.asked_at,
        dueAt: row.due_at,
        decidedBy: row.decided_by,
        decidedAt: row.decided_at,
        note: row.note,
      };
    },

    /** Asked once more, of a list that was released before, it is open again. */
    ask: async (
      demand: Anomaly & { importId: string; senderId: string; askedAt: number; dueAt: number },
    ): Promise<void> => {
      const asked = {
        sender_id: demand.senderId,
        kind: demand.kind,
        rule: demand.rule,
        share: demand.share,
        share_limit: demand.limit,
        state: 'open',
        asked_at: demand.askedAt,
        due_at: demand.dueAt,
        decided_by: null,
        decided_at: null,
        note: null,
      };
      await table()
        .insert({ import_id: demand.importId, ...asked })
        .onConflict('import_id')
        .merge(asked);
    },

    /** False when somebody decided before. */
    decide: async (
      importId: string,
      decision: { state: 'released' | 'refused'; by: string; at: number; note: string },
    ): Promise<boolean> => {
      const changed = await table().where({ import_id: importId, state: 'open' }).update({
        state: decision.state,
        decided_by: decision.by,
        decided_at: decision.at,
        note: decision.note,
      });
      return changed === 1;
    },
  };
};

export type ImportEvidenceRepository = ReturnType<typeof createImportEvidenceRepository>;
