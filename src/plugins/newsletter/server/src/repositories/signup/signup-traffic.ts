import type { Database } from '../../db/database';

const HOURS = 'newsletter_signup_hours';
const HOLDS = 'newsletter_signup_holds';
const PROOFS = 'newsletter_spent_proofs';

export type TrafficCounter = 'submissions' | 'held' | 'trapped';

export interface HourTraffic {
  readonly hour: number;
  readonly submissions: number;
  readonly held: number;
}

/** What came in through each form, by the hour, and what the guard remembers beyond a request. */
export const createSignupTrafficRepository = (database: Database) => ({
  /** Adds to a counter of one form and hour. @returns its new value */
  add: async (formId: string, hour: number, counter: TrafficCounter, amount: number): Promise<number> => {
    const knex = database.knex();
    const [row] = await knex(HOURS)
      .insert({ form_id: formId, hour, [counter]: amount })
      .onConflict(['form_id', 'hour'])
      .merge({ [counter]: knex.raw('?? + ?', [`${HOURS}.${counter}`, amount]) })
      .returning<Record<string, number | string>[]>(counter);
    return Number(row?.[counter] ?? amount);
  },

  since: async (formId: string, firstHour: number): Promise<readonly HourTraffic[]> => {
    const rows = await database
      .knex()(HOURS)
      .where({ form_id: formId })
      .andWhere('hour', '>=', firstHour)
      .select<{ hour: number; submissions: number; held: number }[]>('hour', 'submissions', 'held');
    return rows.map((row) => ({
      hour: Number(row.hour),
      submissions: Number(row.submissions),
      held: Number(row.held),
    }));
  },

  /** True for the one caller that raises the alarm of this form and hour. */
  raiseAlarm: async (formId: string, hour: number, now: number): Promise<boolean> =>
    (await database
      .knex()(HOURS)
      .where({ form_id: formId, hour })
      .whereNull('alarmed_at')
      .update({ alarmed_at: now })) === 1,

  /** Forms whose alarm was raised in or after an hour, with their slug, title and sender. */
  alarmed: async (
    firstHour: number,
  ): Promise<readonly { formId: string; senderId: string; slug: string; title: string; since: number }[]> => {
    const rows = await database
      .knex()({ h: HOURS })
      .join({ f: 'newsletter_signup_forms' }, 'f.document_id', 'h.form_id')
      .where('h.hour', '>=', firstHour)
      .whereNotNull('h.alarmed_at')
      .groupBy('h.form_id', 'f.sender_id', 'f.slug', 'f.title')
      .min({ since: 'h.alarmed_at' })
      .select<{ form_id: string; sender_id: string; slug: string; title: string; since: number | string }[]>(
        'h.form_id',
        'f.sender_id',
        'f.slug',
        'f.title',
      );
    return rows.map((row) => ({
      formId: row.form_id,
      senderId: row.sender_id,
      slug: row.slug,
      title: row.title,
      since: Number(row.since),
    }));
  },

  /** The next free place in the row of a form's held mails, or null when the row reaches beyond `latest`. */
  takeHold: async (
    formId: string,
    { now, gapMs, latest }: { now: number; gapMs: number; latest: number },
  ): Promise<number | null> => {
    const knex = database.knex();
    const next = async (): Promise<number | null> => {
      const [row] = await knex(HOLDS)
        .where({ form_id: formId })
        .andWhere('next_at', '<', latest)
        .update({
          next_at: knex.raw('(CASE WHEN next_at > ? THEN next_at ELSE ? END) + ?', [now, now, gapMs]),
        })
        .returning<{ next_at: number | string }[]>('next_at');
      return row ? Number(row.next_at) : null;
    };
    const at = await next();
    if (at !== null) return at;
    const begun = await knex(HOLDS)
      .insert({ form_id: formId, next_at: now })
      .onConflict('form_id')
      .ignore()
      .returning('form_id');
    return begun.length > 0 ? next() : null;
  },

  /** True the first time: a solution counts once. */
  spendProof: async (signature: string, expiresAt: number, now: number): Promise<boolean> => {
    const knex = database.knex();
    await knex(PROOFS).where('expires_at', '<', now).delete();
    const inserted = await knex(PROOFS)
      .insert({ signature, expires_at: expiresAt })
      .onConflict('signature')
      .ignore()
      .returning('signature');
    return inserted.length === 1;
  },

  /** What is older than the week that the mean is made of. */
  forget: async (formId: string, beforeHour: number): Promise<void> => {
    await database.knex()(HOURS).where({ form_id: formId }).andWhere('hour', '<', beforeHour).delete();
  },
});

export type SignupTrafficRepository = ReturnType<typeof createSignupTrafficRepository>;
