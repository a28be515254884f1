import type { Knex } from 'knex';
import type { Database } from '../../db/database';
import { loweredForms } from '../../domain/personal-data/address-forms';
import { TABLES, type Match } from '../../domain/personal-data/tables';
import { withoutAddress } from '../../domain/personal-data/without-address';
import type { SubscriberRecord } from '../subscribers/subscribers';

const ABUSE = 'newsletter_abuse_reports';
const ATTACHMENTS = 'newsletter_attachments';
const REPORTED_BY: Match = { address: 'reporter_email', sender: 'sender_id' };

interface ReportRow {
  readonly id: number;
  readonly document_id: string;
  readonly state: string;
  readonly message: string | null;
  readonly mailing_id: string | null;
  readonly verdict_note: string | null;
  readonly reasons: string | null;
  readonly location: string | null;
}

const KEPT_NAME = 'mail.eml';

export type PersonalRow = Readonly<Record<string, unknown>>;

/** Rows that carry the address; what another sender has of the same person is not touched (design 2.8). */
const withAddress = (column: string, { sender }: Match, person: SubscriberRecord) =>
  function (this: Knex.QueryBuilder) {
    const forms = loweredForms(person);
    void this.whereRaw(`lower(??) in (${forms.map(() => '?').join(', ')})`, [column, ...forms]);
    if (sender) void this.andWhere((own) => void own.whereNull(sender).orWhere(sender, person.senderId));
  };

/** Either of the ways in which rows of one person can be found. */
const ofPerson = (match: Match, person: SubscriberRecord, byAddress: boolean) =>
  function (this: Knex.QueryBuilder) {
    if (match.subscriber) void this.orWhere(match.subscriber, person.id);
    if (match.hash) void this.orWhere(match.hash, person.emailHash);
    if (match.address && byAddress) void this.orWhere(withAddress(match.address, match, person));
  };

/** Rows of one person in every table of ours, as `domain/personal-data` lists them. */
export const createPersonalDataRepository = (database: Database) => {
  const rows = (table: string, match: Match, person: SubscriberRecord) =>
    database
      .knex()(table)
      .where(ofPerson(match, person, true));

  return {
    /** What one table knows; of tables that know senders apart, this sender's rows only. */
    read: async (
      table: string,
      { match, without = [] }: { match: Match; without?: readonly string[] },
      person: SubscriberRecord,
    ): Promise<readonly PersonalRow[]> => {
      const found = await rows(table, match, person).select<Record<string, unknown>[]>('*');
      return found
        .filter(({ sender_id: senderId }) => senderId == null || senderId === person.senderId)
        .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !without.includes(name))));
    },

    /** Deletes or empties what the list says. `byAddress` also looks for mails to the address that name nobody. */
    wipe: async (person: SubscriberRecord, byAddress: boolean): Promise<void> => {
      for (const [table, entry] of Object.entries(TABLES)) {
        if (entry.match === null) continue;
        const found = () =>
          database
            .knex()(table)
            .where(ofPerson(entry.match as Match, person, byAddress));
        if (entry.erasure.does === 'delete') await found().delete();
        if (entry.erasure.does === 'empty') await found().update(entry.erasure.set);
      }
    },

    /** Mails that wait would otherwise go to nobody. */
    cancelWaitingNotices: async (person: SubscriberRecord): Promise<void> => {
      await database
        .knex()('newsletter_notices')
        .where({ subscriber_id: person.id, state: 'queued' })
        .update({ state: 'cancelled' });
    },

    /** The row stays, for deliveries and records name it; it says no more who it was. */
    nameless: async (person: SubscriberRecord, keepHash: boolean): Promise<void> => {
      await database
        .knex()('newsletter_subscribers')
        .where({ document_id: person.id })
        .update({
          email: '',
          email_normalised: `erased:${person.id}`,
          fields: '{}',
          source: null,
          state: 'erased',
          ...(keepHash ? {} : { email_hash: '' }),
        });
    },

    /** Mail servers repeat the address when they refuse it, in their links also written otherwise. */
    scrubSuppressions: async (person: SubscriberRecord): Promise<void> => {
      const own = () =>
        database.knex()('newsletter_suppressions').where({
          sender_id: person.senderId,
          email_hash: person.emailHash,
        });
      const found = await own().select<{ id: number; source: string | null }[]>('id', 'source');
      for (const { id, source } of found) {
        if (source === null) continue;
        const names = source.includes('@') || withoutAddress(source, person) !== source;
        if (names) await own().andWhere({ id }).update({ source: 'smtp' });
      }
    },

    /** A request to leave concerns all senders: it is emptied once nobody else of this address is left to decide about. */
    forgetLeavingTasks: async (person: SubscriberRecord): Promise<void> => {
      const others = database
        .knex()('newsletter_subscribers')
        .where({ email_hash: person.emailHash })
        .andWhereNot({ document_id: person.id })
        .andWhereNot({ state: 'erased' });
      if ((await others.first('document_id')) !== undefined) return;
      await database
        .knex()('newsletter_leaving_tasks')
        .where({ email_hash: person.emailHash })
        .update({ from_address: null, subject: null, note: null });
    },

    /**
     * Reports the person filed about this sender, or about nobody we know: the case stays with its number and
     * verdict, who filed it does not. Of an open case the words stay without the address, and the attached mail under
     * lock: a sender cannot get rid of the evidence against him by erasing who complained (GDPR Art. 17(3)(e)).
     */
    forgetReporter: async (
      person: SubscriberRecord,
      lock: (reportId: string, content: Buffer) => Buffer,
    ): Promise<void> => {
      const knex = database.knex();
      const found = await knex(ABUSE)
        .where(ofPerson(REPORTED_BY, person, true))
        .select<ReportRow[]>('*');
      for (const report of found) {
        const isOpen = report.state !== 'closed';
        const attached = () => knex(ATTACHMENTS).where({ report_id: report.document_id });
        const file = isOpen ? await attached().first<{ content: Buffer } | undefined>('content') : undefined;
        const words = (text: string | null) => (text === null ? null : withoutAddress(text, person));
        await knex(ABUSE)
          .where({ id: report.id })
          .update({
            reporter_email: '',
            reporter_name: null,
            salutation: null,
            // What it was called may name the person.
            attachment_name: file === undefined ? null : KEPT_NAME,
            mailing_id: words(report.mailing_id),
            verdict_note: words(report.verdict_note),
            message: isOpen ? words(report.message) : '',
            // Where the unlawful content stands: a link may be the person's own, and nothing is decided without it.
            location: isOpen ? words(report.location) : null,
            reasons: words(report.reasons),
          });
        if (file === undefined) await attached().delete();
        else
          await attached().update({ filename: KEPT_NAME, content: lock(report.document_id, file.content) });
      }
    },

    /** When the last campaign mail was handed over to this person, epoch ms. */
    lastMailed: async (subscriberId: string): Promise<number | null> => {
      const row = await database
        .knex()('newsletter_deliveries')
        .where({ subscriber_id: subscriberId })
        .max<{ at: number | null }[]>({ at: 'handed_over_at' })
        .first();
      return row?.at ?? null;
    },

    /**
     * SQLite leaves what was deleted in free pages and in its journal. From now on this connection overwrites; what
     * the journal still holds goes when it is cut off.
     */
    overwriteDeleted: async (): Promise<void> => {
      if (database.isSqlite) await database.knex().raw('PRAGMA secure_delete = ON');
    },

    cutJournal: async (): Promise<void> => {
      if (database.isSqlite) await database.knex().raw('PRAGMA wal_checkpoint(TRUNCATE)');
    },
  };
};

export type PersonalDataRepository = ReturnType<typeof createPersonalDataRepository>;
