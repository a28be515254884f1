import type { Database } from '../../db/database';
import { change, rowsOf, statement, type FixedStatement } from '../../db/statements';

const TABLE = 'newsletter_runners';
const COLUMNS = 'id, role, host, pid, version, started_at, beat_at, seen_at, ended_at, ended_by, secret_mark';

export type RunnerRole = 'server' | 'worker';

/** Why a runner is not one any more: it stopped, or gave no sign of life for too long. */
export type RunnerEnd = 'itself' | 'silence';

export interface NewRunner {
  readonly id: string;
  readonly role: RunnerRole;
  readonly host: string;
  readonly pid: number;
  readonly version: string;
  /** Tells processes with another secret apart; null in rows of a version that wrote none. */
  readonly secretMark: string | null;
}

/** A process that sends, or sent. Instants in epoch ms. */
export interface RunnerRow extends NewRunner {
  readonly startedAt: number;
  /** The last sign of life by the runner's own clock, and by that of the database. */
  readonly beatAt: number;
  readonly seenAt: number;
  readonly endedAt: number | null;
  readonly endedBy: RunnerEnd | null;
}

/** All runners are compared by one clock, that of the database: theirs may differ. */
const NOW = {
  sqlite: `CAST(unixepoch('subsec') * 1000 AS INTEGER)`,
  postgres: '(extract(epoch FROM clock_timestamp()) * 1000)::float8',
};

const byDatabaseClock = (sql: string, lock = ''): FixedStatement => ({
  ...statement(sql.replaceAll(':now', NOW.sqlite)),
  postgres: statement(sql.replaceAll(':now', NOW.postgres)).postgres + lock,
});

const REGISTER = byDatabaseClock(
  `INSERT INTO ${TABLE} (id, role, host, pid, version, secret_mark, started_at, beat_at, seen_at)
   VALUES (?, ?, ?, ?, ?, ?, ?, ?, :now) RETURNING seen_at`,
);
const BEAT = byDatabaseClock(
  `UPDATE ${TABLE} SET beat_at = ?, seen_at = :now WHERE id = ? AND ended_at IS NULL RETURNING seen_at`,
);
// One that was seen in the future is one whose clock, the database's, was set back since.
const LAPSED = byDatabaseClock(
  `SELECT id FROM ${TABLE} WHERE ended_at IS NULL AND id <> ? AND (seen_at < :now - ? OR seen_at > :now + ?)`,
  // Whoever is in a turn right now is left for the next look, and holds nobody up.
  ' FOR UPDATE SKIP LOCKED',
);
const SOME_LAPSED = byDatabaseClock(
  `SELECT id FROM ${TABLE} WHERE ended_at IS NULL AND id <> ? AND (seen_at < :now - ? OR seen_at > :now + ?) LIMIT 1`,
);
const LOCK = byDatabaseClock(`SELECT id FROM ${TABLE} WHERE id = ? AND ended_at IS NULL`, ' FOR UPDATE');
const END = byDatabaseClock(
  `UPDATE ${TABLE} SET ended_at = :now, ended_by = ? WHERE id IN ?* AND ended_at IS NULL`,
);
const FORGET = byDatabaseClock(
  `DELETE FROM ${TABLE} WHERE ended_at < :now - CASE ended_by WHEN 'silence' THEN ${24 * 3_600_000} ELSE 600000 END`,
);
const ALIVE = byDatabaseClock(
  `SELECT COUNT(*) AS n FROM ${TABLE} WHERE ended_at IS NULL AND seen_at BETWEEN :now - ? AND :now + ?`,
);
const ALL = statement(`SELECT ${COLUMNS} FROM ${TABLE} ORDER BY seen_at DESC LIMIT 100`);
const DATABASE_NOW = byDatabaseClock('SELECT :now AS now');

// FOR KEY SHARE and not FOR SHARE: a sign of life need not wait for it, and only whoever ends a runner does.
const FENCE_SQL = `SELECT r.id FROM ${TABLE} r
  WHERE r.id = ? AND r.ended_at IS NULL AND EXISTS (
    SELECT 1 FROM newsletter_slots s WHERE s.sender_domain = ? AND s.holder = r.id)`;
/**
 * A process that is cut off within its transaction (its machine loses power) holds its row, and with it the takeover,
 * until the database ends the connection: after so long and not after the hours of TCP. For this transaction alone.
 */
const CUT_OFF_MS = 30_000;
const BOUNDED = `SELECT set_config('idle_in_transaction_session_timeout', '${CUT_OFF_MS}', true), r.id`;
const FENCE = {
  ...statement(FENCE_SQL),
  postgres: `${statement(FENCE_SQL.replace('SELECT r.id', BOUNDED)).postgres} FOR KEY SHARE`,
};

interface Row {
  id: string;
  role: RunnerRole;
  host: string;
  pid: number;
  version: string;
  secret_mark: string | null;
  started_at: number;
  beat_at: number;
  seen_at: number;
  ended_at: number | null;
  ended_by: RunnerEnd | null;
}

const toRunner = (row: Row): RunnerRow => ({
  id: row.id,
  role: row.role,
  host: row.host,
  pid: row.pid,
  version: row.version,
  secretMark: row.secret_mark,
  startedAt: row.started_at,
  beatAt: row.beat_at,
  seenAt: row.seen_at,
  endedAt: row.ended_at,
  endedBy: row.ended_by,
});

/** The processes that send. What a runner holds is its own as long as its row is not ended. */
export const createRunnerRepository = (database: Database) => ({
  /** @returns the database's time */
  register: async (runner: NewRunner, now: number): Promise<number> => {
    const { id, role, host, pid, version, secretMark } = runner;
    const [row] = await rowsOf<Row>(database, REGISTER, [id, role, host, pid, version, secretMark, now, now]);
    return row?.seen_at ?? 0;
  },

  /** A sign of life. @returns the database's time, or null when the runner was ended meanwhile */
  beat: async (id: string, now: number): Promise<number | null> => {
    const [row] = await rowsOf<Row>(database, BEAT, [now, id]);
    return row?.seen_at ?? null;
  },

  /**
   * Whether a runner lives and works for a sender domain, inside the transaction that acts on it: whoever wants to end
   * it waits for that transaction, and then sees all it did.
   */
  fence: async (id: string, senderDomain: string): Promise<boolean> =>
    (await rowsOf(database, FENCE, [id, senderDomain])).length > 0,

  /** Locks and names the runners but one that have been silent for longer. In a transaction that ends them. */
  lapsed: async (but: string, lapseMs: number): Promise<readonly string[]> =>
    (await rowsOf<Row>(database, LAPSED, [but, lapseMs, lapseMs])).map(({ id }) => id),

  /** The same as a look, without locks. */
  someLapsed: async (but: string, lapseMs: number): Promise<boolean> =>
    (await rowsOf(database, SOME_LAPSED, [but, lapseMs, lapseMs])).length > 0,

  /** Waits until the runner is in no turn. In a transaction that ends it. */
  lock: async (id: string): Promise<void> => {
    await rowsOf(database, LOCK, [id]);
  },

  /** Only in the transaction that settles what they held, and behind `lapsed` or `lock`. */
  end: async (ids: readonly string[], by: RunnerEnd): Promise<void> => {
    if (ids.length > 0) await change(database, END, [by, ids]);
  },

  /** Rows of runners that ended; those that fell silent stay for a day, for people who look what happened. */
  forget: (): Promise<number> => change(database, FORGET, []),

  alive: async (lapseMs: number): Promise<number> => {
    const [row] = await rowsOf<{ n: number | string }>(database, ALIVE, [lapseMs, lapseMs]);
    return Number(row?.n ?? 0);
  },

  /** Those seen last, first. */
  all: async (): Promise<readonly RunnerRow[]> => (await rowsOf<Row>(database, ALL, [])).map(toRunner),

  databaseNow: async (): Promise<number> => {
    const [row] = await rowsOf<{ now: number }>(database, DATABASE_NOW, []);
    return row?.now ?? NaN;
  },
});

export type RunnerRepository = ReturnType<typeof createRunnerRepository>;
