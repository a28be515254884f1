import type { Database } from '../../db/database';
import { change, statement } from '../../db/statements';
import type { HandOver, MailKind } from '../../domain/sending-policy';
import { insertMany } from '../rows';

const LOG = 'newsletter_sending_log';
const LANES = 'newsletter_lanes';

export interface LogEntry {
  readonly senderDomain: string;
  readonly kind: MailKind;
  readonly deliveryId?: number;
  readonly noticeId?: number;
  /** When the mail server had answered, epoch ms: gaps and windows are counted from there, never earlier. */
  readonly at: number;
}

/** One sender domain's right of way: blocked for a while, or free. */
export interface Lane {
  readonly version: number;
  readonly blockedUntil: number | null;
  readonly blockedBy: string | null;
}

const COLUMNS = 'sender_domain, kind, at, delivery_id';
const ADD_DELIVERIES = {
  ...statement(`INSERT INTO ${LOG} (${COLUMNS}) SELECT ?, ?, ?, value FROM json_each(?)`),
  postgres: `INSERT INTO ${LOG} (${COLUMNS}) SELECT $1, $2, $3::bigint, unnest($4::int[])`,
};

/** What left, per sender domain, over restarts and processes (VIV-1.1), and the cool-downs (VIV-1.2). */
export const createSendingLogRepository = (database: Database) => ({
  add: async (entries: readonly LogEntry[]): Promise<void> => {
    const rows = entries.map((entry) => ({
      sender_domain: entry.senderDomain,
      kind: entry.kind,
      delivery_id: entry.deliveryId ?? null,
      notice_id: entry.noticeId ?? null,
      at: entry.at,
    }));
    await insertMany(database.knex(), LOG, rows);
  },

  /** The same for many deliveries of one campaign at once. */
  addDeliveries: async (
    { senderDomain, kind, at }: Pick<LogEntry, 'senderDomain' | 'kind' | 'at'>,
    deliveryIds: readonly number[],
  ): Promise<void> => {
    if (deliveryIds.length > 0) await change(database, ADD_DELIVERIES, [senderDomain, kind, at, deliveryIds]);
  },

  since: async (senderDomain: string, from: number, to = Infinity): Promise<readonly HandOver[]> =>
    database
      .knex()(LOG)
      .where({ sender_domain: senderDomain })
      .andWhere('at', '>=', from)
      .andWhere('at', '<=', Math.min(to, Number.MAX_SAFE_INTEGER))
      .orderBy('at')
      .select<HandOver[]>('at', 'kind'),

  /** When the latest mail left, if that was after this instant. */
  latestAfter: async (senderDomain: string, after: number): Promise<number | null> => {
    const row = await database
      .knex()(LOG)
      .where({ sender_domain: senderDomain })
      .andWhere('at', '>', after)
      .max<{ at: number | null }[]>({ at: 'at' })
      .first();
    return row?.at ?? null;
  },

  /** How many mails of all kinds left since then. */
  countSince: async (senderDomain: string, from: number): Promise<number> => {
    const row = await database
      .knex()(LOG)
      .where({ sender_domain: senderDomain })
      .andWhere('at', '>=', from)
      .count<{ n: number | string }[]>({ n: '*' })
      .first();
    return Number(row?.n ?? 0);
  },

  lane: async (senderDomain: string): Promise<Lane> => {
    const knex = database.knex();
    await knex(LANES)
      .insert({ sender_domain: senderDomain, version: 0 })
      .onConflict('sender_domain')
      .ignore();
    const row = await knex(LANES)
      .where({ sender_domain: senderDomain })
      .first<{ version: number; blocked_until: number | null; blocked_by: string | null }>();
    return {
      version: row?.version ?? 0,
      blockedUntil: row?.blocked_until ?? null,
      blockedBy: row?.blocked_by ?? null,
    };
  },

  /** End of the last cool-down, epoch ms; it may be past. Reads only, where `lane` also makes the row. */
  blockedUntil: async (senderDomain: string): Promise<number | null> => {
    const row = await database
      .knex()(LANES)
      .where({ sender_domain: senderDomain })
      .first<{ blocked_until: number | null } | undefined>('blocked_until');
    return row?.blocked_until ?? null;
  },

  /** Compare-and-set on the lane: false means another process used the domain since it was read. */
  advance: async (senderDomain: string, version: number): Promise<boolean> =>
    (await database
      .knex()(LANES)
      .where({ sender_domain: senderDomain, version })
      .update({ version: version + 1 })) === 1,

  block: async (senderDomain: string, until: number, by: string): Promise<void> => {
    await database
      .knex()(LANES)
      .where({ sender_domain: senderDomain })
      .update({ blocked_until: until, blocked_by: by });
  },
});

export type SendingLogRepository = ReturnType<typeof createSendingLogRepository>;
