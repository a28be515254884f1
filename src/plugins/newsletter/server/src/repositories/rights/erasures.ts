import type { Database } from '../../db/database';
import { offsetOf, readJson, type PageRequest } from '../rows';

/** An erasure that was done. Nothing here says who it was. */
export interface ErasureEntry {
  readonly id: number;
  readonly subscriberId: string;
  /** Null once the nameless row of the person is gone as well. */
  readonly senderId: string | null;
  readonly at: number;
  readonly actor: string;
  readonly method: string;
  /** How the wish came, where somebody noted it. */
  readonly reason: string | null;
  /** Until when the evidence is under lock, epoch ms; null where none is kept, or none any more. */
  readonly proofKeptUntil: number | null;
}

interface EntryRow {
  id: number;
  at: number;
  actor: string;
  subject: string;
  details: unknown;
  sender_id: string | null;
  keep_until: number | null;
}

// Written out, since no index over some of the rows is found by a bound value.
const IS_ERASURE = "a.action = 'subscriber.erase'";

/** What the audit knows of erasures, with what is still kept of each. */
export const createErasureRepository = (database: Database) => ({
  /** Newest first. Unconfirmed requests that ran out are not among them: they leave nothing, not even this. */
  page: async (page: PageRequest): Promise<{ results: readonly ErasureEntry[]; total: number }> => {
    const knex = database.knex();
    const rows = await knex({ a: 'newsletter_audit' })
      .leftJoin({ s: 'newsletter_subscribers' }, 's.document_id', 'a.subject')
      .whereRaw(IS_ERASURE)
      .orderBy([
        { column: 'a.at', order: 'desc' },
        { column: 'a.id', order: 'desc' },
      ])
      .offset(offsetOf(page))
      .limit(page.pageSize)
      .select<EntryRow[]>(
        'a.id',
        'a.at',
        'a.actor',
        'a.subject',
        'a.details',
        's.sender_id',
        // By the hash of the address, which has an index.
        knex({ p: 'newsletter_restricted_proofs' })
          .max('p.keep_until')
          .whereRaw('p.email_hash = s.email_hash AND p.subscriber_id = a.subject')
          .as('keep_until'),
      );
    const total = await knex({ a: 'newsletter_audit' })
      .whereRaw(IS_ERASURE)
      .count<{ n: number | string }[]>({ n: '*' })
      .first();
    return { results: rows.map(toEntry), total: Number(total?.n ?? 0) };
  },
});

const toEntry = (row: EntryRow): ErasureEntry => {
  const { method, reason } = readJson<{ method?: string; reason?: string }>(row.details, {});
  return {
    id: row.id,
    subscriberId: row.subject,
    senderId: row.sender_id,
    at: row.at,
    actor: row.actor,
    method: method ?? '',
    reason: reason ?? null,
    proofKeptUntil: row.keep_until === null ? null : Number(row.keep_until),
  };
};
