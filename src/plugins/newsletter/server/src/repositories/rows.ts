import { randomBytes } from 'node:crypto';
import type { Knex } from 'knex';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** A random identifier of `length` lower-case letters and digits; 24 are 124 bits, the form Strapi's documents have. */
export const randomId = (length = 24): string => {
  let id = '';
  for (const byte of randomBytes(length)) id += ALPHABET.charAt(byte % ALPHABET.length);
  return id;
};

const TIME_LETTERS = 9;

/**
 * Identifiers that begin with the time, for rows that come by the thousand: they go to the end of an index instead of
 * all over it. The 15 letters behind are random, 77 bits; nothing is opened by knowing one.
 */
export const orderedIds = (now: number): (() => string) => {
  const time = now.toString(36).padStart(TIME_LETTERS, '0');
  let pool = Buffer.alloc(0);
  let used = 0;
  return () => {
    if (used + 24 - TIME_LETTERS > pool.length) [pool, used] = [randomBytes(6_000), 0];
    let id = time;
    for (const end = used + 24 - TIME_LETTERS; used < end; used += 1)
      id += ALPHABET.charAt((pool[used] ?? 0) % ALPHABET.length);
    return id;
  };
};

/** The columns Strapi itself keeps on a content type's row, for rows written past its query engine. */
export const documentColumns = (now: number, documentId = randomId()) => {
  const at = new Date(now);
  return { document_id: documentId, created_at: at, updated_at: at, published_at: at };
};

/** Inserts in chunks that stay under every database's limit of bound values. */
export const insertMany = async (
  knex: Knex,
  table: string,
  rows: readonly object[],
  chunk = 200,
): Promise<void> => {
  for (let start = 0; start < rows.length; start += chunk) {
    await knex(table).insert(rows.slice(start, start + chunk) as never);
  }
};

/** JSON columns are objects on one database and text on the other. */
export const readJson = <T>(value: unknown, otherwise: T): T => {
  if (value === null || value === undefined) return otherwise;
  return (typeof value === 'string' ? JSON.parse(value) : value) as T;
};

export interface PageRequest {
  readonly page: number;
  readonly pageSize: number;
}

export const offsetOf = ({ page, pageSize }: PageRequest): number => (page - 1) * pageSize;
