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
  /** When the sender first handed something in, and what it said last. */
  readonly answeredAt: number | null;
  readonly answer: string | null;
  /** When nothing had come in time. */
  readonly overdueAt: number | null;
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
  answered_at: number | null;
  answer: string | null;
  overdue_at: number | null;
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
        answeredAt: row.answered_at,
        answer: row.answer,
        overdueAt: row.overdue_at,
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
        answered_at: null,
        answered_by: null,
        answer: null,
        overdue_at: null,
      };
      await table()
        .insert({ import_id: demand.importId, ...asked })
        .onConflict('import_id')
        .merge(asked);
    },

    /** False when nothing is asked for any more. */
    answer: async (
      importId: string,
      { by, at, text }: { readonly by: string; readonly at: number; readonly text: string },
    ): Promise<boolean> => {
      const changed = await table()
        .where({ import_id: importId, state: 'open' })
        .update({
          answered_at: database.knex().raw('COALESCE(answered_at, ?)', [at]),
          answered_by: by,
          answer: text,
        });
      return changed === 1;
    },

    /** Due before, with nothing handed in and nobody who noticed yet; whoever gave the import up owes nothing more. */
    overdue: async (
      now: number,
      most: number,
    ): Promise<readonly { readonly importId: string; readonly senderId: string }[]> => {
      const rows = await database
        .knex()({ e: TABLE })
        .join({ i: 'newsletter_imports' }, 'i.id', 'e.import_id')
        .where({ 'e.state': 'open', 'e.answered_at': null, 'e.overdue_at': null })
        .andWhere('e.due_at', '<', now)
        .whereIn('i.state', ['evidence-required', 'done'])
        .orderBy('e.due_at')
        .limit(most)
        .select<{ import_id: string; sender_id: string }[]>('e.import_id', 'e.sender_id');
      return rows.map((row) => ({ importId: row.import_id, senderId: row.sender_id }));
    },

    /** Compare-and-set: false when somebody else was first, or it was answered or decided in this moment. */
    markOverdue: async (importId: string, at: number): Promise<boolean> =>
      (await table()
        .where({ import_id: importId, state: 'open', answered_at: null, overdue_at: null })
        .update({ overdue_at: at })) === 1,

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
