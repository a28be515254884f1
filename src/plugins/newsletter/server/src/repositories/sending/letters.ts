import type { Knex } from 'knex';
import type { Database } from '../../db/database';
import type { OpenLetter } from '../../domain/notice/again';
import type { NoticeName } from '../../domain/notice/notice-name';
import { offsetOf, type PageRequest } from '../rows';

const TABLE = 'newsletter_notices';

/** A mail to one person that failed or is in doubt, without its words. */
export interface Letter extends OpenLetter {
  readonly id: number;
  readonly senderId: string;
  readonly senderDomain: string;
  readonly subscriberId: string | null;
  readonly reference: string | null;
  readonly reason: string | null;
  /** What the mail server said last; it may name the address. */
  readonly reply: string | null;
  /** Epoch ms, as all instants here. */
  readonly createdAt: number;
  readonly handedOverAt: number | null;
}

export interface LetterQuery extends PageRequest {
  readonly state: OpenLetter['state'];
  readonly notice?: NoticeName | undefined;
}

export type LetterCounts = Readonly<Record<OpenLetter['state'], number>>;

interface LetterRow {
  id: number;
  sender_id: string;
  sender_domain: string;
  notice: NoticeName;
  subscriber_id: string | null;
  reference: string | null;
  to_address: string;
  state: OpenLetter['state'];
  reason: string | null;
  reply: string | null;
  created_at: number;
  handed_over_at: number | null;
  give_up_at: number;
  has_words: number | boolean;
}

const toLetter = (row: LetterRow): Letter => ({
  id: row.id,
  senderId: row.sender_id,
  senderDomain: row.sender_domain,
  notice: row.notice,
  subscriberId: row.subscriber_id,
  reference: row.reference,
  toAddress: row.to_address,
  state: row.state,
  reason: row.reason,
  reply: row.reply,
  createdAt: row.created_at,
  handedOverAt: row.handed_over_at,
  giveUpAt: row.give_up_at,
  hasWords: Boolean(row.has_words),
});

export interface LetterDecision {
  readonly from: OpenLetter['state'];
  readonly to: 'submitted' | 'failed' | 'queued';
  readonly reason: string | null;
  readonly now: number;
  /** For one that goes back into the queue. */
  readonly giveUpAt: number;
}

/** Mails to one person that ended without a good end, and what people decide about them. */
export const createLetterRepository = (database: Database) => {
  /** In the words of the index that holds only these (migration 0025). */
  const open = () => database.knex()(TABLE).whereRaw(`state IN ('uncertain', 'failed')`);
  const columns = [
    'id',
    'sender_id',
    'sender_domain',
    'notice',
    'subscriber_id',
    'reference',
    'to_address',
    'state',
    'reason',
    'reply',
    'created_at',
    'handed_over_at',
    'give_up_at',
  ];
  const read = async (query: Knex.QueryBuilder): Promise<readonly Letter[]> => {
    const hasWords = database.knex().raw(`text <> '' AS has_words`);
    return (await query.select<LetterRow[]>(...columns, hasWords)).map(toLetter);
  };

  return {
    /** How many there are, of all kinds or of one: from the index alone. */
    counts: async (notice?: NoticeName): Promise<LetterCounts> => {
      const query = open();
      if (notice !== undefined) void query.where({ notice });
      const rows = await query
        .groupBy('state')
        .select('state')
        .count<{ state: OpenLetter['state']; n: number | string }[]>({ n: '*' });
      const found = Object.fromEntries(rows.map(({ state, n }) => [state, Number(n)]));
      return { uncertain: 0, failed: 0, ...found };
    },

    /** Newest first. */
    page: ({ state, notice, ...page }: LetterQuery): Promise<readonly Letter[]> => {
      const query = open().where(notice === undefined ? { state } : { state, notice });
      return read(query.orderBy('id', 'desc').offset(offsetOf(page)).limit(page.pageSize));
    },

    /** How many nobody knows the fate of. */
    countUncertain: async (): Promise<number> => {
      const row = await open()
        .where({ state: 'uncertain' })
        .count<{ n: number | string }[]>({ n: '*' })
        .first();
      return Number(row?.n ?? 0);
    },

    find: async (id: number): Promise<Letter | null> => {
      const [letter] = await read(open().where({ id }));
      return letter ?? null;
    },

    /** What has an end that nobody has to decide about, or is on its way; null where there is no such mail. */
    stateOf: async (id: number): Promise<string | null> => {
      const row = await database.knex()(TABLE).where({ id }).first<{ state: string } | undefined>('state');
      return row?.state ?? null;
    },

    /** Compare-and-set, by a person's word: false where somebody was quicker, or an erasure took its words. */
    decide: async (id: number, { from, to, reason, now, giveUpAt }: LetterDecision): Promise<boolean> => {
      const row = database.knex()(TABLE).where({ id, state: from });
      const again = { attempts: 0, not_before: now, give_up_at: giveUpAt, sent_again_at: now, reply: null };
      const how = {
        queued: again,
        // The link inside is left alone by whoever has it, and is nobody else's.
        submitted: { html: '', text: '' },
        failed: {},
      };
      if (to === 'queued') void row.andWhereNot({ text: '' });
      return (await row.update({ state: to, reason, holder: null, ...how[to] })) === 1;
    },
  };
};

export type LetterRepository = ReturnType<typeof createLetterRepository>;
