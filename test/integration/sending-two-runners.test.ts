import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { serverEnv, startServer, type ServerProcess } from '../helpers/server-process';
import { agreedRun, fullestHour, gaps } from '../helpers/sending';
import { startSmtpSink, type SmtpSink } from '../helpers/smtp-sink';
import { boot, type App } from '../helpers/strapi';

const onPostgres = process.env.TEST_POSTGRES_URL ? describe : describe.skip;

onPostgres('three processes that all send, on one PostgreSQL', () => {
  let app: App;
  let sink: SmtpSink;
  const others: ServerProcess[] = [];
  beforeAll(async () => {
    sink = await startSmtpSink();
    app = await boot({ database: 'postgres', env: { SMTP_URL: sink.url } });
  });
  afterAll(async () => {
    for (const other of others) await other.kill();
    await app.stop();
    await sink.close();
  });

  it('DESIGN-2.3: whether anybody is left is asked of the queue, not of the many who are through', async () => {
    const { database, repositories } = app.newsletter;
    const run = 987_654;
    await database.transaction(async () => {
      const knex = database.knex();
      await knex.raw(
        `INSERT INTO newsletter_deliveries (run_id, subscriber_id, state)
         SELECT ?, 'p' || n, CASE WHEN n <= 20000 THEN 'submitted' ELSE 'queued' END FROM generate_series(1, 22000) n`,
        [run],
      );
      await knex.raw('ANALYZE newsletter_deliveries');
      const scans = async () =>
        (await knex('pg_stat_xact_user_tables').where({ relname: 'newsletter_deliveries' }).first()).seq_scan;
      const before = await scans();
      expect(await repositories.deliveries.hasOpen(run)).toBe(true);
      expect(await repositories.deliveries.due(run, 1)).toMatchObject({ isDue: true });
      expect(await scans()).toBe(before);
      await knex('newsletter_deliveries').where({ run_id: run }).delete();
    });
  });

  it('DESIGN-4: what a turn asks is found by keys, however little is known of a list that was just brought in', async () => {
    const { database, repositories } = app.newsletter;
    const [senderId, holder, purposeKey] = ['house-just-imported', 'me', 'news'];
    const read = async (): Promise<number> => {
      const { rows } = await database
        .knex()
        .raw<{ rows: [{ n: string }] }>(
          `SELECT SUM(seq_tup_read + idx_tup_fetch) AS n FROM pg_stat_xact_user_tables WHERE relname LIKE 'newsletter_%'`,
        );
      return Number(rows[0].n);
    };
    const undone = new Error('as before');
    const work = database.ownTransaction(async () => {
      const knex = database.knex();
      const people = `SELECT 'p' || n AS id, n FROM generate_series(1, 3000) n`;
      await knex.raw(
        `INSERT INTO newsletter_subscribers (document_id, sender_id, email, state)
         SELECT id, ?, id || '@example.org', 'active' FROM (${people}) p`,
        [senderId],
      );
      await knex.raw(
        `INSERT INTO newsletter_consents (subscriber_id, sender_id, purpose_key, state, since)
         SELECT id, ?, ?, 'active', 0 FROM (${people}) p`,
        [senderId, purposeKey],
      );
      const hold = (runId: number, state: string) =>
        knex.raw(
          `INSERT INTO newsletter_deliveries (run_id, subscriber_id, state, holder)
           SELECT ?, id, ?, ? FROM (${people}) p`,
          [runId, state, holder],
        );
      await hold(987_655, 'submitted');
      // From here on the database believes that next to nobody is claimed.
      await knex.raw('ANALYZE newsletter_deliveries');
      await hold(987_656, 'claimed');
      const rows = await knex('newsletter_deliveries').where({ run_id: 987_656 }).limit(5).select('id');
      const ids = rows.map(({ id }) => id as number);
      const before = await read();
      expect(await repositories.recipients.addresses(ids, holder)).toHaveProperty('size', 5);
      expect(await repositories.recipients.facts(ids, { senderId, purposeKey, holder })).toHaveLength(5);
      expect(await repositories.deliveries.markHandingOver(ids, holder, 1)).toBe(5);
      const answers = ids.map((id) => ({ id, reply: '250 kept' }));
      expect(await repositories.deliveries.recordSubmitted(answers, holder, 2)).toHaveProperty('size', 5);
      expect((await read()) - before).toBeLessThan(100);
      throw undone;
    });
    await expect(work).rejects.toBe(undone);
  });

  it('DESIGN-2.4: nobody gets a mail twice and the cap and the spacing are those of one runner', async () => {
    const { senderId } = await seedSender(app, { sender: { profiles: ['test-kill'] } });
    await seedConfirmed(app, senderId, 170);
    const id = await sendCampaign(app, senderId);
    for (let n = 0; n < 2; n += 1) others.push(startServer(await serverEnv()));
    app.newsletter.engine.start();
    await sink.received(60);
    // Whoever is the runner now: one of the others goes on.
    await app.newsletter.engine.stop();
    await sink.received(150);
    for (const other of others.splice(0)) await other.kill();
    const run = await agreedRun(app, id);
    expect(run.counts.submitted + run.counts.uncertain).toBeGreaterThanOrEqual(149);
    expect(sink.mails).toHaveLength(150);
    expect(new Set(sink.mails.map((mail) => mail.rcptTo)).size).toBe(150);
    const instants = sink.mails.map((mail) => mail.at);
    expect(fullestHour(instants)).toBe(150);
    expect(Math.min(...gaps(instants))).toBeGreaterThanOrEqual(50);
  });
});
