import Sqlite from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import { through, wayTo, type CutOff } from '../helpers/cut-off';
import { call, form, formNonce, graphql, knexOf, refusal, subscribe } from '../helpers/doors';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, deliveries, look } from '../helpers/sending';
import { startSmtpSink, type SmtpSink } from '../helpers/smtp-sink';
import { boot, databases, type App, type DatabaseKind } from '../helpers/strapi';
import path from 'node:path';

const RECIPIENTS = 60;

interface Outage {
  begin(): Promise<void>;
  end(): Promise<void>;
  close(): Promise<void>;
}

/** PostgreSQL behind a way that is cut; SQLite whose one write lock another process keeps. */
const bootBreakable = async (
  database: DatabaseKind,
  env: Record<string, string>,
): Promise<{ app: App; outage: Outage }> => {
  if (database === 'postgres') {
    let way: CutOff | undefined;
    const app = await boot({
      database,
      listen: true,
      env,
      wayTo: async (url) => {
        const { hostname, port } = new URL(url);
        way = await wayTo(hostname, Number(port || 5432));
        return through(url, way);
      },
    });
    if (!way) throw new Error('The database was not reached by the way that can be cut.');
    const { cut, mend, close } = way as CutOff;
    return { app, outage: { begin: cut, end: mend, close } };
  }
  const app = await boot({ database, listen: true, env });
  // Nobody waits five seconds for a lock that is not given back.
  await knexOf(app).raw('PRAGMA busy_timeout = 20');
  const other = new Sqlite(path.join(app.folder, 'test.db'));
  const begin = async (): Promise<void> => {
    for (;;) {
      try {
        other.exec('BEGIN IMMEDIATE');
        return;
      } catch {
        // The product is in the middle of a transaction: after it.
        await setImmediate();
      }
    }
  };
  return {
    app,
    outage: {
      begin,
      end: async () => void other.exec('ROLLBACK'),
      close: async () => other.close(),
    },
  };
};

describe.each(databases)('while the database is away, on %s', (database) => {
  let app: App;
  let outage: Outage;
  let sink: SmtpSink;
  let senderId: string;
  const log: string[] = [];
  let mails = 0;
  let whenMailsArrived: (() => Promise<void>) | null = null;

  beforeAll(async () => {
    sink = await startSmtpSink({
      onRcptTo: (_address, _session, callback) => {
        mails += 1;
        const act = mails === RECIPIENTS / 3 ? whenMailsArrived : null;
        void (act ? act() : Promise.resolve()).then(() => callback());
      },
    });
    ({ app, outage } = await bootBreakable(database, {
      SMTP_URL: sink.url,
      TRUSTED_PROXIES: '127.0.0.1,::1',
    }));
    await app.newsletter.engine.stop();
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
    for (const level of ['error', 'warn', 'info'] as const)
      jest.spyOn(app.strapi.log, level).mockImplementation((...said: unknown[]) => {
        log.push(
          said.map((one) => (one instanceof Error ? `${one.message} ${one.stack}` : String(one))).join(' '),
        );
        return app.strapi.log;
      });
  });
  afterAll(async () => {
    await app.stop();
    await outage.close();
    await sink.close();
  });

  const rows = async () =>
    Promise.all(
      ['newsletter_subscribers', 'newsletter_consent_records', 'newsletter_notices'].map(
        async (table) => (await knexOf(app)(table).select('id')).length,
      ),
    );

  it('VIV-2.1d: taken away in mid-campaign, nobody is lost or mailed twice, and sending goes on afterwards', async () => {
    const emails = await seedConfirmed(app, senderId, RECIPIENTS);
    const id = await sendCampaign(app, senderId);
    whenMailsArrived = () => outage.begin();
    app.newsletter.engine.start();
    await app.newsletter.engine.idle();
    const atOutage = sink.mails.length;
    expect(atOutage).toBeLessThan(RECIPIENTS);
    // A minute of ticks: none gets anywhere, none ends the engine.
    for (let tick = 0; tick < 12; tick += 1) await look(app);
    expect(sink.mails).toHaveLength(atOutage);
    await outage.end();
    for (let n = 0; n < 50; n += 1) {
      await look(app);
      if ((await app.newsletter.repositories.runs.findByCampaign(id))?.state === 'sent') break;
    }
    const run = await agreedRun(app, id);
    expect(run).toMatchObject({ state: 'sent', total: RECIPIENTS });
    const { submitted, uncertain } = run.counts;
    expect(submitted + uncertain).toBe(RECIPIENTS);
    // At most what was on the wire, one mail per connection, when the answers could not be written any more.
    expect(uncertain).toBeLessThanOrEqual(app.newsletter.mailer.concurrency);
    const got = sink.mails.map(({ rcptTo }) => rcptTo);
    expect(new Set(got).size).toBe(got.length);
    const sent = (await deliveries(app, id)).filter(({ state }) => state === 'submitted');
    for (const { email } of sent) expect(got).toContain(email);
    expect(emails).toEqual(expect.arrayContaining(got));
  });

  it('DESIGN-2.7: a signup through any door is told to come back, and nothing of it is written', async () => {
    await app.newsletter.engine.stop();
    const before = await rows();
    await outage.begin();
    const said = await subscribe(app, 'spaeter@example.org');
    const page = await call(app, 'GET', '/newsletter/forms/brief');
    const fields = { version: '1', email: 'spaeter@example.org', 'consents[brief]': 'true' };
    const posted = await call(app, 'POST', '/newsletter/forms/brief', {
      body: form({ nonce: formNonce(app), ...fields }),
    });
    const graph = await graphql(
      app,
      `
        mutation ($email: String!) {
          subscribeToNewsletter(form: "brief", email: $email, consents: [{ purpose: "brief", given: true }]) {
            status
          }
        }
      `,
      { email: 'spaeter@example.org' },
    );
    const left = await call(
      app,
      'POST',
      `/api/newsletter/unsubscribe/${app.newsletter.links.token('unsubscribe', 1)}`,
    );
    await outage.end();
    expect(said.status).toBe(503);
    const [code, rule] = ['temporarily_unavailable', 'DESIGN-2.7'];
    expect(refusal(said)).toEqual({ code, rule });
    expect(said.headers.get('retry-after')).toBe('30');
    expect(left.status).toBe(503);
    expect(posted.status).toBe(503);
    // Here the plugin refuses, there Strapi could not even look up who asks.
    if (database === 'sqlite') expect(refusal(graph)).toEqual({ code, rule });
    else expect([page.status, graph.status, graph.json.error.details.code]).toEqual([503, 503, code]);
    expect(await rows()).toEqual(before);
    await app.newsletter.database.knex().raw('SELECT 1');
    expect((await subscribe(app, 'spaeter@example.org')).status).toBe(202);
  });

  it('DESIGN-2.9: a statement that fails is logged without the values it was given', async () => {
    const knex = knexOf(app);
    const before = log.length;
    await knex.schema.renameTable('newsletter_subscribers', 'newsletter_elsewhere');
    const { status, text } = await subscribe(app, 'fehler@example.org');
    await knex.schema.renameTable('newsletter_elsewhere', 'newsletter_subscribers');
    expect(status).toBe(500);
    expect(text).not.toContain('newsletter_');
    expect(log.slice(before).join('\n')).toContain('newsletter_subscribers');
  });

  it('DESIGN-2.9: the log names the cause and no address', () => {
    const all = log.join('\n');
    expect(all).toMatch(/SQLITE_BUSY|ECONNREFUSED|Connection terminated|database is locked/);
    expect(all).not.toContain('@example.org');
  });
});
