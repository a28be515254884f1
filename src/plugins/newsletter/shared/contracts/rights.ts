/** A request to leave that came by mail and could not be matched for certain. */
export interface LeavingTask {
  readonly id: string;
  readonly reason: 'no-reference' | 'unclear';
  /** From and subject are kept until somebody decides, and no longer. */
  readonly from: string | null;
  readonly subject: string | null;
  readonly receivedAt: string;
  /** Three days after it came; then it is applied by itself. */
  readonly dueAt: string;
  readonly state: 'open' | 'applied' | 'dismissed';
  readonly decidedAt: string | null;
  /** By name; null where nobody decided in time. */
  readonly decidedBy: string | null;
  readonly note: string | null;
  /** Whom the address stands for. */
  readonly people: readonly LeavingTaskPerson[];
}

export interface LeavingTaskPerson {
  readonly subscriberId: string;
  readonly email: string;
  readonly senderName: string;
  /** Titles of what would end. */
  readonly purposes: readonly string[];
}

/** POST /newsletter/leaving-tasks/:id/decision → 204 */
export interface LeavingDecision {
  readonly verdict: 'applied' | 'dismissed';
  /** What the mail said and why that follows from it. */
  readonly note: string;
}

/** Requests of one day or month, and how long they took until nothing could go out any more (MSR-2.4-18). */
export interface LatencyRow {
  /** `2026-11-21`, or `2026-11` where months are asked for; in UTC. */
  readonly day: string;
  readonly requests: number;
  readonly byMethod: Readonly<Record<string, number>>;
  readonly medianMs: number;
  /** 95 of 100 took no longer. */
  readonly p95Ms: number;
  readonly maxMs: number;
}

/** GET /newsletter/leaving-latency?unit=day|month&senderId= – the last 30 days, or the last 12 months. */
export interface LatencyReport {
  readonly requests: number;
  readonly maxMs: number;
  /** What the policy allows: three days. */
  readonly allowedMs: number;
  readonly withinAllowed: boolean;
  readonly days: readonly LatencyRow[];
}

export interface RetentionRow {
  readonly data: string;
  readonly period: string;
  readonly then: string;
  readonly why: string;
  readonly rule: string;
  /** What the last run removed or emptied; null where nothing has to run. */
  readonly removed: number | null;
}

/** GET /newsletter/retention – in the language of the request. */
export interface RetentionOverview {
  readonly rows: readonly RetentionRow[];
  /** `endedAt` is null while it runs, and for good if it stopped before its end. */
  readonly lastRun: { readonly startedAt: string; readonly endedAt: string | null } | null;
}

/** Somebody asked for a link to his own data. The mail carries one link to the data and one to erase it. */
export interface DataRequest {
  readonly subscriberId: string;
  readonly email: string;
  readonly senderName: string;
  readonly state: 'open' | 'used' | 'expired';
  readonly requestedAt: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

/** GET /newsletter/erasures?page= → Page<DoneErasure>, newest first. Without an address: that is erased. */
export interface DoneErasure {
  readonly id: string;
  readonly subscriberId: string;
  readonly senderName: string;
  readonly erasedAt: string;
  /** By the link in a mail, by the team, on the command line, or because a period was over. */
  readonly method: 'person' | 'staff' | 'cli' | 'retention';
  /** Name of who did it for the team. */
  readonly by: string | null;
  /** How the wish came (`RequestWay`); on the command line whatever was given there. */
  readonly reason: string | null;
  /** Until when the proof stays under lock; null where none is kept, or none any more. */
  readonly proofKeptUntil: string | null;
}

/** GET /newsletter/breaches → Page<Breach>, open ones first (G-33). */
export interface Breach {
  readonly id: string;
  readonly senderName: string | null;
  readonly knownAt: string;
  /** 72 hours after it was known. */
  readonly dueAt: string;
  readonly what: string;
  /** Null while nobody knows how many people it concerns. */
  readonly people: number | null;
  readonly state: 'open' | 'reported' | 'not-needed';
  readonly recordedBy: string;
  readonly note: string | null;
  readonly closedBy: string | null;
  readonly closedAt: string | null;
}

/** POST /newsletter/breaches → 201 */
export interface BreachRequest {
  readonly knownAt: string;
  readonly what: string;
  readonly people?: string;
  readonly senderId?: string;
}

/** POST /newsletter/breaches/:id/closure → 204 */
export interface BreachClosure {
  readonly outcome: 'reported' | 'not-needed';
  /** When and where it was reported, or why that is not needed. */
  readonly note: string;
}
