/** Of Node's sockets, while the way to the database is cut. */
const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ECONNABORTED',
]);

/**
 * PostgreSQL's SQLSTATE: connection lost (08), out of resources such as a full disk (53), cancelled or shut down (57),
 * trouble of the system under it (58), read only after a failover, and losers of a race who may try again.
 */
const SQLSTATE = /^(08...|53...|57...|58...|25006|40001|40P01|55P03)$/;

const SQLITE = /^SQLITE_(BUSY|LOCKED|FULL|IOERR|CANTOPEN|READONLY|PROTOCOL)/;

/** pg and knex say these without a code. */
const WORDS =
  /Connection terminated|Connection ended|Client has encountered a connection error|Unable to acquire a connection|Timeout acquiring a connection|timeout expired|not queryable/i;

interface Loose {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly name?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

const codeOf = ({ code, name, message }: Loose): string | null => {
  if (typeof code === 'string' && (NETWORK.has(code) || SQLSTATE.test(code) || SQLITE.test(code)))
    return code;
  if (name === 'KnexTimeoutError') return 'KnexTimeoutError';
  return typeof message === 'string' && WORDS.test(message) ? 'connection-lost' : null;
};

/**
 * Why the database cannot be used just now, as a code that may stand in a log; null when the error says something
 * else. What was tried was rolled back and can be tried again.
 */
export const databaseAway = (error: unknown, depth = 0): string | null => {
  if (typeof error !== 'object' || error === null || depth > 4) return null;
  const loose = error as Loose;
  // Several addresses of one host were tried: each has its own reason.
  const inner = Array.isArray(loose.errors) ? (loose.errors as unknown[]) : [];
  for (const one of [loose.cause, ...inner]) {
    const found = databaseAway(one, depth + 1);
    if (found !== null) return found;
  }
  return codeOf(loose);
};
