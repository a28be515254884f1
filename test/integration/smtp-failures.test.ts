import { freePort } from '../helpers/server-process';
import { realClock, setClock } from '../helpers/clock';
import { ACTOR, draft, seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, deliveries, live, look } from '../helpers/sending';
import { startScriptedSmtp, type Behaviour, type ScriptedSmtp } from '../helpers/scripted-smtp';
import { boot, databases, type App } from '../helpers/strapi';

const FAST = { sender: { profiles: ['test-fast'] } };

/** What the server does to whom, and what becomes of that recipient. */
const CASES: readonly [prefix: string, does: Behaviour, becomes: { state: string; reason: string | null }][] =
  [
    ['gut', {}, { state: 'submitted', reason: null }],
    ['unbekannt', { rcpt: '550 5.1.1 user unknown' }, { state: 'bounced', reason: 'user-unknown' }],
    ['grau', { rcpt: '451 4.7.1 greylisted, try again later' }, { state: 'queued', reason: 'greylist' }],
    ['voll', { rcpt: '452 4.2.2 mailbox full' }, { state: 'queued', reason: 'mailbox-full' }],
    ['inhalt', { final: '554 5.7.1 message rejected as spam' }, { state: 'failed', reason: 'content' }],
    ['daten', { data: '451 4.3.0 try later' }, { state: 'queued', reason: 'system' }],
    ['stumm', { finalAfterMs: 60_000 }, { state: 'uncertain', reason: 'no_answer' }],
    ['punkt', { final: 'close' }, { state: 'uncertain', reason: 'no_answer' }],
  ];

const behaviourOf = (recipient: string): Behaviour =>
  CASES.find(([prefix]) => recipient.startsWith(prefix))?.[1] ?? {};

describe.each(databases)('a mail server that answers everybody differently, on %s', (database) => {
  let app: App;
  let server: ScriptedSmtp;
  let id: string;
  beforeAll(async () => {
    server = await startScriptedSmtp(behaviourOf);
    app = await boot({ database, env: { SMTP_URL: server.url } });
    const { senderId } = await seedSender(app, FAST);
    for (const [prefix] of CASES) await seedConfirmed(app, senderId, 2, prefix);
    id = await sendCampaign(app, senderId);
    app.newsletter.engine.start();
    await app.newsletter.engine.idle();
  }, 90_000);
  afterAll(async () => {
    await app.stop();
    await server.close();
  });

  it.each(CASES)(
    'DESIGN-2.3 C.2.2: %s is recorded as what happened to it',
    async (prefix, _does, becomes) => {
      const rows = (await deliveries(app, id)).filter((row) => row.email.startsWith(prefix));
      expect(rows).toHaveLength(2);
      for (const row of rows) expect(row).toMatchObject(becomes);
    },
  );

  it('DESIGN-2.3: the sums agree and nobody was offered twice', async () => {
    expect(await agreedRun(app, id)).toMatchObject({
      total: 16,
      counts: { submitted: 2, bounced: 2, failed: 2, uncertain: 4, queued: 6, skipped: 0 },
    });
    expect(new Set(server.offered).size).toBe(server.offered.length);
    expect(server.offered).toHaveLength(16);
  });

  it('MFR-6.1: an unknown mailbox is suppressed, a full or silent one is not', async () => {
    const rows = await app.strapi.db.connection('newsletter_suppressions').select('reason');
    expect(rows).toEqual([{ reason: 'bounce' }, { reason: 'bounce' }]);
  });
});

describe.each(databases)('a mail server in trouble, on %s', (database) => {
  let app: App;
  let server: ScriptedSmtp | undefined;
  const prepare = async (url: string, recipients: number): Promise<string> => {
    app = await boot({ database, env: { SMTP_URL: url } });
    const { senderId } = await seedSender(app, FAST);
    await seedConfirmed(app, senderId, recipients);
    const id = await sendCampaign(app, senderId);
    setClock(Date.now());
    app.newsletter.engine.start();
    await app.newsletter.engine.idle();
    return id;
  };
  afterEach(async () => {
    await app.stop();
    realClock();
    await server?.close();
    server = undefined;
  });

  it('C.3: while nobody listens everybody stays queued, no try is used up and nothing counts in the cap', async () => {
    const id = await prepare(`smtp://127.0.0.1:${await freePort()}`, 3);
    for (let minutes = 1; minutes <= 30; minutes += 1) await live(app, Date.now() + 60_000);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sending', counts: { queued: 3 } });
    for (const row of await deliveries(app, id)) expect(row).toMatchObject({ state: 'queued', attempts: 0 });
    expect(await app.strapi.db.connection('newsletter_sending_log')).toEqual([]);
  }, 60_000);

  it('C.3: one that hangs up in the middle of DATA gets the same mail again, later and only until it works', async () => {
    let closing = true;
    server = await startScriptedSmtp(() => ({ closeInData: closing }));
    const id = await prepare(server.url, 2);
    expect(await agreedRun(app, id)).toMatchObject({ counts: { queued: 2 }, pauseReason: 'transport_down' });
    expect(server.whole).toEqual([]);
    closing = false;
    await live(app, Date.now() + 120_000);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 2 } });
    expect([...server.whole].sort()).toEqual(['leser0@example.org', 'leser1@example.org']);
  }, 60_000);

  it('C.3: a greylisted recipient is offered again after a wait, through all gates, and counts once', async () => {
    let grey = true;
    server = await startScriptedSmtp(() => (grey ? { rcpt: '451 4.7.1 greylisted' } : {}));
    const id = await prepare(server.url, 1);
    await live(app, Date.now() + 4 * 60_000);
    expect(server.offered).toHaveLength(1);
    grey = false;
    await live(app, Date.now() + 5 * 60_000);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 1 } });
    expect(server.offered).toHaveLength(2);
  }, 60_000);

  it('VIV-1.2: after "limit exceeded" nothing leaves for 3,600 s and the recipient is as he was', async () => {
    let exceeded = true;
    server = await startScriptedSmtp(() =>
      exceeded ? { rcpt: '550 sending limit exceeded for this domain' } : {},
    );
    const id = await prepare(server.url, 3);
    const [offered, at] = [server.offered.length, Date.now()];
    expect(offered).toBeGreaterThan(0);
    exceeded = false;
    await live(app, at + 3_599_999);
    expect(server.offered).toHaveLength(offered);
    expect(await agreedRun(app, id)).toMatchObject({ counts: { queued: 3 }, pauseReason: 'cool-down' });
    for (const row of await deliveries(app, id)) expect(row).toMatchObject({ state: 'queued', attempts: 0 });
    expect(await app.strapi.db.connection('newsletter_suppressions')).toEqual([]);
    await live(app, at + 3_600_000);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 3 } });
  }, 60_000);

  it('R5322-4 DESIGN-2.3: a merge tag that fails for one recipient fails that one alone', async () => {
    server = await startScriptedSmtp(() => ({}));
    app = await boot({ database, env: { SMTP_URL: server.url } });
    const { senderId } = await seedSender(app, FAST);
    await seedConfirmed(app, senderId, 3);
    const fields = JSON.stringify({ firstName: 'Ina', loops: '99999999' });
    await app.strapi.db
      .connection('newsletter_subscribers')
      .where({ email: 'leser1@example.org' })
      .update({ fields });
    const body = 'Guten Tag {% for n in (1..fields.loops) %}x{% endfor %}, es gibt Neues aus der Bibliothek.';
    const id = await sendCampaign(app, senderId, { body });
    app.newsletter.engine.start();
    await app.newsletter.engine.idle();
    const rows = await deliveries(app, id);
    expect(rows.map((row) => row.state)).toEqual(['submitted', 'failed', 'submitted']);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 2, failed: 1 } });
  }, 60_000);

  it('DESIGN-2.7: a Liquid loop without end is refused before anything is sent, and does not hang', async () => {
    app = await boot({ database });
    const { senderId } = await seedSender(app, FAST);
    await seedConfirmed(app, senderId, 1);
    const body = '{% for a in (1..100000000) %}{% for b in (1..100000000) %}x{% endfor %}{% endfor %}';
    const { campaign, schedule } = app.newsletter;
    const { id } = await campaign.create(draft(senderId, { body }), ACTOR.userId, ACTOR.name);
    await expect(schedule.confirm(id, true, ACTOR)).rejects.toMatchObject({ code: 'content_invalid' });
    await look(app);
  }, 60_000);
});
