import type { ImportTarget } from '../import-targets';

export type { ImportTarget };

export type ImportStateName =
  'uploading' | 'draft' | 'running' | 'evidence-required' | 'done' | 'failed' | 'cancelled';

/** How the file is read and what its columns mean; places count from 0. */
export interface ImportSettings {
  readonly encoding: string;
  readonly delimiter: string;
  readonly mapping: Readonly<Partial<Record<ImportTarget, number>>>;
  readonly provider: string | null;
  readonly timeZone: string | null;
  readonly declared: { readonly source?: string | undefined; readonly consent_text?: string | undefined };
}

/** GET /newsletter/imports?page=&state= → Page<ImportSummary> */
export interface ImportSummary {
  readonly id: string;
  readonly fileName: string;
  readonly senderName: string;
  readonly purposeTitle: string;
  readonly origin: string;
  readonly state: ImportStateName;
  readonly createdAt: string;
  readonly rows: number;
  readonly proven: number;
  readonly refused: number;
}

/** GET /newsletter/imports/:id – polled every few seconds while it runs. */
export interface ImportDetail extends ImportSummary {
  readonly senderId: string;
  readonly purposeKey: string;
  readonly fileBytes: number;
  readonly fileHash: string | null;
  readonly fileKept: boolean;
  readonly headings: readonly string[];
  readonly settings: ImportSettings;
  readonly unconfirmed: number;
  readonly expired: number;
  readonly unchanged: number;
  readonly totalRows: number | null;
  readonly startedAt: string | null;
  readonly finishedAt: string | null;
  /** When the last row will be in, at the pace so far; null while nothing can be said. */
  readonly expectedEnd: string | null;
  readonly codes: readonly {
    readonly code: string;
    readonly rule: string;
    readonly outcome: 'refused' | 'unchanged';
    readonly count: number;
    readonly words: string;
  }[];
  /** Why it failed, in words. */
  readonly problem: { readonly code: string; readonly rule: string; readonly message: string } | null;
  readonly evidence: {
    readonly kind: 'roles' | 'undated' | 'bounces';
    readonly rule: string;
    readonly share: number;
    readonly limit: number;
    readonly state: 'open' | 'released' | 'refused';
    readonly askedAt: string;
    readonly dueAt: string;
    readonly note: string | null;
    /** When the sender first handed something in, and what it said last. */
    readonly answeredAt: string | null;
    readonly answer: string | null;
    /** When nothing had come in time and the sender was throttled. */
    readonly overdueAt: string | null;
  } | null;
}

/** GET /newsletter/imports/:id/preview – what would become of the first rows. */
export interface ImportPreview {
  readonly rows: readonly {
    readonly row: number;
    readonly cells: readonly string[];
    readonly effect: 'grant' | 'know' | 'lapse' | 'unchanged' | 'refused';
    readonly code: string | null;
    readonly words: string | null;
  }[];
}

/**
 * POST /newsletter/imports – 422 origin_refused, purpose_unknown. Then POST …/parts?offset= (multipart, field `part`,
 * up to 8,000,000 bytes each), POST …/completion, PUT (ImportSettings, any part of it), POST …/start.
 */
export interface ImportOrder {
  readonly senderId: string;
  readonly purposeKey: string;
  readonly origin: string;
  readonly fileName: string;
}

/** POST /newsletter/imports/:id/start – the statement in the words the importer saw and ticked (MOS-2.1). */
export interface ImportStart {
  readonly accepted: true;
  readonly statement: string;
}

/** POST /newsletter/imports/:id/evidence – what the sender hands in (MSR-2.4-13). */
export interface EvidenceAnswer {
  readonly answer: string;
}

/** POST /newsletter/imports/:id/evidence-decision */
export interface EvidenceDecision {
  readonly release: boolean;
  readonly note: string;
}

/** GET /newsletter/exports?senderId=&purposeKey=&forSpreadsheets= → text/csv, streamed. */
export interface ExportRequest {
  readonly senderId: string;
  readonly purposeKey: string | null;
  /** True: values that a spreadsheet program would run get an apostrophe. False: every byte as it was brought in. */
  readonly forSpreadsheets: boolean;
}
