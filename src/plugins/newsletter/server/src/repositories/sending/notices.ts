import type { Database } from '../../db/database';
import type { NoticeName } from '../../domain/notice/notice-name';
import { bulkInsert, type BulkTable } from '../bulk';

const TABLE = 'newsletter_notices';

/** `confirmation` mails go first; everything else a person or the product sets off is a `notice`. */
export type NoticeKind = 'confirmation' | 'notice';

export interface NewNotice {
  readonly senderId: string;
  readonly senderDomain: string;
  readonly kind: NoticeKind;
  readonly notice: NoticeName;
  readonly subscriberId: string | null;
  /** What it is about: a confirmation request, an abuse report, the purpose of a renewal. */
  readonly reference: string | null;
  readonly toAddress: string;
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  readonly locale: 'de' | 'en';
  readonly createdAt: number;
  readonly giveUpAt: number;
  /** Not to leave before; at once when left out. */
  readonly notBefore?: number;
}

export interface Notice extends NewNotice {
  readonly id: number;
  readonly attempts: number;
  /** When a person had it sent again, epoch ms; null for one on its first way. */
  readonly sentAgainAt: number | null;
}

interface NoticeRow {
  id: number;
  sender_id: string;
  sender_domain: string;
  kind: NoticeKind;
  notice: NoticeName;
  subscriber_id: string | null;
  reference: string | null;
  to_address: string;
  subject: string;
  html: string;
  text: string;
  locale: 'de' | 'en';
  attempts: number;
  created_at: number;
  give_up_at: number;
  sent_again_at: number | null;
}

const toNotice = (row: NoticeRow): Notice => ({
  id: row.id,
  senderId: row.sender_id,
  senderDomain: row.sender_domain,
  kind: row.kind,
  notice: row.notice,
  subscriberId: row.subscriber_id,
  reference: row.reference,
  toAddress: row.to_address,
  subject: row.subject,
  html: row.html,
  text: row.text,
  locale: row.locale,
  attempts: row.attempts,
  createdAt: row.created_at,
  giveUpAt: row.give_up_at,
  sentAgainAt: row.sent_again_at,
});

/** What a new notice's row has, in the order of `toValues`. */
const NEW_NOTICES: BulkTable = {
  table: TABLE,
  columns: {
    sender_id: 'text',
    sender_domain: 'text',
    kind: 'text',
    notice: 'text',
    subscriber_id: 'text',
    reference: 'text',
    to_address: 'text',
    subject: 'text',
    html: 'text',
    text: 'text',
    locale: 'text',
    state: 'text',
    not_before: 'float8',
    give_up_at: 'float8',
    created_at: 'float8',
  },
};

const toValues = (notice: NewNotice) => [
  notice.senderId,
  notice.senderDomain,
  notice.kind,
  notice.notice,
  notice.subscriberId,
  notice.reference,
  notice.toAddress,
  notice.subject,
  notice.html,
  notice.text,
  notice.locale,
  'queued',
  notice.notBefore ?? notice.createdAt,
  notice.giveUpAt,
  notice.createdAt,
];

export interface NoticeOutcome {
  readonly state: 'submitted' | 'failed' | 'uncertain' | 'queued';
  readonly reason: string | null;
  readonly reply: string | null;
  readonly at: number;
  /** False when the mail server never got to look at the recipient. */
  readonly tried: boolean;
  /** When to try again, for `queued`. */
  readonly notBefore?: number;
}

/** Mails to one person that somebody's own action set off, waiting for room under the same cap as campaigns. */
export const createNoticeRepository = (database: Database) => {
  const table = () => database.knex()(TABLE);
  return {
    /** How many mails of one kind were queued for somebody since then. */
    countTo: async (subscriberId: string, notice: NoticeName, since: number): Promise<number> => {
      const row = await table()
        .where({ subscriber_id: subscriberId, notice })
        .andWhere('created_at', '>', since)
        .count<{ n: number | string }[]>({ n: '*' })
        .first();
      return Number(row?.n ?? 0);
    },

    enqueue: async (notice: NewNotice): Promise<void> => {
      await bulkInsert(database, NEW_NOTICES, [toValues(notice)]);
    },

    enqueueMany: async (notices: readonly NewNotice[]): Promise<void> => {
      await bulkInsert(database, NEW_NOTICES, notices.map(toValues));
    },

    /** Waiting mails per domain, of one or of all, and kind, and when the next deferred one is due. */
    waiting: async (
      now: number,
      senderDomain?: string,
    ): Promise<readonly { senderDomain: string; kind: NoticeKind; due: number; nextAt: number | null }[]> => {
      const rows = await table()
        .where({ state: 'queued', ...(senderDomain === undefined ? {} : { sender_domain: senderDomain }) })
        .groupBy('sender_domain', 'kind')
        .select<{ sender_domain: string; kind: NoticeKind; due: number | string; next_at: number | null }[]>(
          'sender_domain',
          'kind',
          database.knex().raw('SUM(CASE WHEN not_before <= ? THEN 1 ELSE 0 END) AS due', [now]),
          database.knex().raw('MIN(CASE WHEN not_before > ? THEN not_before END) AS next_at', [now]),
        );
      return rows.map((row) => ({
        senderDomain: row.sender_domain,
        kind: row.kind,
        due: Number(row.due),
        nextAt: row.next_at,
      }));
    },

    /** The turn of those who are put off beyond an instant comes at another. */
    bringForward: async (
      senderDomain: string,
      { beyond, to }: { readonly beyond: number; readonly to: number },
    ): Promise<void> => {
      await table()
        .where({ state: 'queued', sender_domain: senderDomain })
        .andWhere('not_before', '>', beyond)
        .update({ not_before: to });
    },

    /** Compare-and-set: takes the oldest due mail of a kind straight to `handing-over`, or null. */
    take: async (where: {
      senderDomain: string;
      kind: NoticeKind;
      holder: string;
      now: number;
    }): Promise<Notice | null> => {
      const oldest = table()
        .where({ state: 'queued', sender_domain: where.senderDomain, kind: where.kind })
        .andWhere('not_before', '<=', where.now)
        .orderBy(['not_before', 'id'])
        .first<NoticeRow>();
      // Another worker of the domain takes the next one instead of waiting for this.
      const next = await (database.isSqlite ? oldest : oldest.forUpdate().skipLocked());
      if (!next) return null;
      const taken = await table()
        .where({ id: next.id, state: 'queued' })
        .update({ state: 'handing-over', holder: where.holder, handed_over_at: where.now });
      return taken === 1 ? toNotice(next) : null;
    },

    /** @returns which kind of mail it was; null when it was not in this holder's hands any more */
    record: async (id: number, holder: string, outcome: NoticeOutcome): Promise<NoticeKind | null> => {
      const done = outcome.state !== 'queued';
      const [row] = await table()
        .where({ id, holder })
        // What was declared uncertain takes a late answer, and never goes back into the queue: that is for people to say.
        .whereIn('state', done ? ['handing-over', 'uncertain'] : ['handing-over'])
        .update({
          state: outcome.state,
          reason: outcome.reason,
          reply: outcome.reply,
          handed_over_at: outcome.at,
          ...(outcome.tried ? { attempts: database.knex().raw('attempts + 1') } : {}),
          ...(outcome.notBefore === undefined ? {} : { not_before: outcome.notBefore }),
          // The link inside has done its service; what stays is that and when a mail went out. Of what failed or is in
          // doubt the words stay with the row: a person may have it sent again.
          ...(outcome.state === 'submitted' ? { html: '', text: '' } : {}),
        })
        .returning<{ kind: NoticeKind }[]>('kind');
      return row?.kind ?? null;
    },

    /** Taken and not handed over after all. */
    putBack: async (id: number, holder: string): Promise<void> => {
      await table()
        .where({ id, holder, state: 'handing-over' })
        .update({ state: 'queued', holder: null, handed_over_at: null });
    },

    cancelFor: async (reference: string): Promise<void> => {
      await table().where({ reference, state: 'queued' }).update({ state: 'cancelled', html: '', text: '' });
    },
  };
};

export type NoticeRepository = ReturnType<typeof createNoticeRepository>;
