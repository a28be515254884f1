import { setClock, realClock } from '../helpers/clock';
import { ACTOR, draft, seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, deliveries, live } from '../helpers/sending';
import { startScriptedSmtp, type Behaviour, type ScriptedSmtp } from '../helpers/scripted-smtp';
import { boot, databases, type App } from '../helpers/strapi';

const MINUTE_MS = 60_000;

describe.each(databases)('a mail server in trouble, on %s', (database) => {
  let app: App;
  let server: ScriptedSmtp;
  let behaviour: Behaviour;
  /** Whose mail the server hangs up on, whatever it does with the others. */
  let poison = '';
  let sender = 0;
  beforeAll(async () => {
    server = await startScriptedSmtp((recipient) =>
      recipient !== '' && recipient === poison ? { data: 'close' } : behaviour,
    );
    app = await boot({ database, env: { SMTP_URL: server.url } });
    setClock(Date.now());
    app.newsletter.engine.start();
  });
  afterAll(async () => {
    await app.stop();
    realClock();
    await server.close();
  });

  /** A sender of its own for each test: what one domain went through is nothing to the next. */
  const seed = async (recipients: number) => {
    sender += 1;
    const name = `haus${sender}-${database}`;
    const { senderId } = await seedSender(app, {
      sender: { profiles: ['test-fast'], domain: `${name}.test`, fromEmail: `brief@${name}.test` },
      form: { slug: name },
    });
    const emails = await seedConfirmed(app, senderId, recipients, `${name}-`);
    return { senderId, emails };
  };
  const send = async (does: Behaviour, recipients: number) => {
    behaviour = does;
    const { senderId, emails } = await seed(recipients);
    const id = await sendCampaign(app, senderId);
    await app.newsletter.engine.idle();
    const offered = () => server.offered.filter((address) => emails.includes(address));
    const whole = () => server.whole.filter((address) => emails.includes(address));
    const logged = () =>
      app.strapi.db
        .connection('newsletter_sending_log')
        .where({ sender_domain: `haus${sender}-${database}.test` });
    return { id, emails, offered, whole, logged };
  };

  it.each([
    ['hangs up at once', { greeting: 'close' }],
    ['turns everybody away', { greeting: '554 5.3.2 no service here' }],
    ['is overloaded', { greeting: '421 4.3.2 come back later' }],
  ])(
    'C.3: while the server %s all stay queued, no try is used up, nothing counts in the cap',
    async (_what, does) => {
      const { id, logged, emails, whole } = await send(does, 2);
      await live(app, Date.now() + 30 * MINUTE_MS);
      expect(await agreedRun(app, id)).toMatchObject({
        counts: { queued: 2 },
        pauseReason: 'transport_down',
      });
      for (const row of await deliveries(app, id))
        expect(row).toMatchObject({ state: 'queued', attempts: 0 });
      expect(await logged()).toEqual([]);
      behaviour = {};
      await live(app, Date.now() + 2 * MINUTE_MS);
      expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 2 } });
      expect([...whole()].sort()).toEqual([...emails].sort());
    },
  );

  it('C.3: hung up on at DATA, the same mail is offered again, and arrives once', async () => {
    const { id, whole, emails } = await send({ data: 'close' }, 2);
    expect(await agreedRun(app, id)).toMatchObject({ counts: { queued: 2 } });
    behaviour = {};
    await live(app, Date.now() + 8 * MINUTE_MS);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 2 } });
    expect([...whole()].sort()).toEqual([...emails].sort());
  });

  it('C.3: a mail on which the server hangs up each time holds up nobody behind it, and fails after a day', async () => {
    behaviour = {};
    const { senderId, emails } = await seed(3);
    poison = emails[0] ?? '';
    const id = await sendCampaign(app, senderId);
    await app.newsletter.engine.idle();
    await live(app, Date.now() + 5 * MINUTE_MS);
    expect((await deliveries(app, id)).map((row) => row.state)).toEqual(['queued', 'submitted', 'submitted']);
    await live(app, Date.now() + 25 * 60 * MINUTE_MS);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 2, failed: 1 } });
    const tries = server.offered.filter((address) => address === poison).length;
    expect([tries > 5, tries <= 12]).toEqual([true, true]);
    expect(await app.strapi.db.connection('newsletter_suppressions')).toEqual([]);
    poison = '';
  });

  it('C.3: a greylisted recipient is offered again after a wait, not earlier', async () => {
    const { id, offered } = await send({ rcpt: '451 4.7.1 greylisted, try again later' }, 1);
    await live(app, Date.now() + 4 * MINUTE_MS);
    expect(offered()).toHaveLength(1);
    behaviour = {};
    await live(app, Date.now() + 5 * MINUTE_MS);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 1 } });
    expect(offered()).toHaveLength(2);
  });

  it('VIV-1.2: after "limit exceeded" nothing leaves for 3,600 s and the recipient is as he was', async () => {
    const at = Date.now();
    const { id, offered } = await send({ rcpt: '550 sending limit exceeded for this domain' }, 3);
    const before = offered().length;
    expect(before).toBeGreaterThan(0);
    behaviour = {};
    await live(app, at + 3_599_999);
    expect(offered()).toHaveLength(before);
    expect(await agreedRun(app, id)).toMatchObject({ counts: { queued: 3 }, pauseReason: 'cool-down' });
    for (const row of await deliveries(app, id)) expect(row).toMatchObject({ state: 'queued', attempts: 0 });
    await live(app, at + 3_600_000);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 3 } });
    expect(await app.strapi.db.connection('newsletter_suppressions')).toEqual([]);
  });

  it('VIV-1.2: "limit exceeded" for the mail of one campaign holds back those of the others at once', async () => {
    behaviour = { rcpt: '550 sending limit exceeded for this domain' };
    const { senderId, emails } = await seed(1);
    await app.newsletter.engine.stop();
    for (const title of ['eins', 'zwei', 'drei']) await sendCampaign(app, senderId, { title });
    app.newsletter.engine.start();
    await app.newsletter.engine.idle();
    expect(server.offered.filter((address) => emails.includes(address))).toHaveLength(1);
    behaviour = {};
  });

  it('DESIGN-2.3: a template that fails for one recipient fails that one alone', async () => {
    behaviour = {};
    const { senderId, emails } = await seed(3);
    const fields = JSON.stringify({ firstName: 'Ina', loops: '99999999' });
    await app.strapi.db.connection('newsletter_subscribers').where({ email: emails[1] }).update({ fields });
    const body = 'Guten Tag {% for n in (1..fields.loops) %}x{% endfor %}, es gibt Neues aus der Bibliothek.';
    const id = await sendCampaign(app, senderId, { body });
    await app.newsletter.engine.idle();
    expect((await deliveries(app, id)).map((row) => row.state)).toEqual(['submitted', 'failed', 'submitted']);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 2, failed: 1 } });
  });

  it('DESIGN-2.7: a Liquid loop without end is refused before anything is sent', async () => {
    const { senderId } = await seed(1);
    const body = '{% for a in (1..100000000) %}{% for b in (1..100000000) %}x{% endfor %}{% endfor %}';
    const { campaign, schedule } = app.newsletter;
    const { id } = await campaign.create(draft(senderId, { body }), ACTOR.userId, ACTOR.name);
    await expect(schedule.confirm(id, true, ACTOR)).rejects.toMatchObject({ code: 'content_invalid' });
  });
});
