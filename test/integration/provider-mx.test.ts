import { realClock, setClock } from '../helpers/clock';
import { startNameServer, type NameServer, type Said } from '../helpers/name-server';
import { startScriptedSmtp, type Behaviour, type ScriptedSmtp } from '../helpers/scripted-smtp';
import { seedConfirmedFor, seedSender, sendCampaign } from '../helpers/seed';
import { agreedRun, deliveries, live, look } from '../helpers/sending';
import { boot, type App } from '../helpers/strapi';

const START = Date.parse('2026-11-16T09:00:00Z');
const REST_MS = 600_000;

const ZONE: Readonly<Record<string, Said>> = {
  'verein.test': { mx: [[1, 'aspmx.l.google.com']] },
  'kanzlei.test': { cname: 'verein.test', mx: [[1, 'aspmx.l.google.com']] },
  'werk.test': { mx: [[10, 'werk-test.mail.protection.outlook.com']] },
  'keine-post.test': { mx: [[0, '']] },
  'kaputt.test': { rcode: 2 },
};

describe('lanes by the mail servers of a domain', () => {
  let app: App;
  let names: NameServer;
  let server: ScriptedSmtp;
  let behave: (recipient: string) => Behaviour;
  let house = 0;
  beforeAll(async () => {
    names = await startNameServer((name) => ZONE[name] ?? { rcode: 3 });
    server = await startScriptedSmtp((recipient) => behave(recipient));
    app = await boot({ env: { SMTP_URL: server.url, NEWSLETTER_MX_LOOKUP: names.address } });
    // On a busy machine the engine would go on without an answer, as it should: here it has all the time it needs.
    const { mailHosts } = app.newsletter;
    const { learn } = mailHosts;
    jest.spyOn(mailHosts, 'learn').mockImplementation((domains) => learn(domains, 60_000));
    app.newsletter.engine.start();
  });
  beforeEach(() => {
    behave = () => ({});
    setClock(START);
  });
  afterAll(async () => {
    await app.stop();
    realClock();
    await server.close();
    await names.close();
  });

  /** A sender of its own for each test, and its campaign to so many people at each domain. */
  const send = async (people: Readonly<Record<string, number>>) => {
    house += 1;
    const name = `mx${house}`;
    const { senderId } = await seedSender(app, {
      sender: { profiles: ['test-fast'], domain: `${name}.test`, fromEmail: `brief@${name}.test` },
      form: { slug: name },
    });
    // Its domain was in order when the list was brought in.
    const asksNobody = jest.spyOn(app.newsletter.mailboxCheck, 'learn').mockResolvedValue();
    for (const [domain, count] of Object.entries(people))
      await seedConfirmedFor(app, { senderId, purposeKey: 'brief', domain }, count, `${name}-`);
    asksNobody.mockRestore();
    const id = await sendCampaign(app, senderId);
    await look(app);
    const own = (list: readonly string[], domain: string) =>
      list.filter((to) => to.startsWith(`${name}-`) && to.endsWith(`@${domain}`));
    return {
      id,
      senderId,
      lanes: () => app.newsletter.repositories.providerLanes.since(`${name}.test`, 0),
      offered: (...domains: string[]) => domains.flatMap((domain) => own(server.offered, domain)).length,
      accepted: (...domains: string[]) => domains.flatMap((domain) => own(server.whole, domain)).length,
    };
  };

  it('GM-3: a refusal for a domain that lives at Google rests all that lives there', async () => {
    const google = ['verein.test', 'kanzlei.test', 'jawort.gmail.com'];
    const slow = { rcpt: '421 4.7.28 unusual rate of mail. gsmtp' };
    behave = (to) => (google.some((domain) => to.endsWith(`@${domain}`)) ? slow : {});
    const { id, lanes, offered, accepted } = await send({
      'verein.test': 4,
      'kanzlei.test': 4,
      'jawort.gmail.com': 4,
      'werk.test': 4,
      'kaputt.test': 4,
    });
    const first = offered(...google);
    expect(first).toBeLessThanOrEqual(2);
    expect(accepted('werk.test', 'kaputt.test')).toBe(8);
    expect(await lanes()).toMatchObject([{ lane: 'google', provider: 'google', connections: 1 }]);
    await live(app, START + REST_MS - 1);
    expect(offered(...google)).toBe(first);
    behave = () => ({});
    await live(app, START + 3 * 3_600_000);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 20 } });
    expect(accepted(...google)).toBe(12);
  });

  it('C.3: what Microsoft refuses for one company is counted and rested as Microsoft', async () => {
    behave = (to) => (to.endsWith('@werk.test') ? { rcpt: '550 5.7.1 blocked, banned sending IP' } : {});
    const { lanes, accepted } = await send({ 'werk.test': 2, 'verein.test': 2 });
    expect(accepted('verein.test')).toBe(2);
    expect(await lanes()).toMatchObject([{ lane: 'microsoft', reason: 'blocked' }]);
  });

  it('C.3: a domain the name servers know nothing of is a lane of its own, and its mail waits for nobody', async () => {
    behave = (to) => (to.endsWith('@kaputt.test') ? { rcpt: '421 Service closing' } : {});
    const { lanes, accepted } = await send({ 'kaputt.test': 2, 'fort.test': 2 });
    expect(accepted('fort.test')).toBe(2);
    expect(await lanes()).toMatchObject([{ lane: 'kaputt.test', provider: 'other', reason: 'closing' }]);
  });

  it('C.2.2: nobody is offered at a domain that takes no mail, and its addresses count as dead', async () => {
    const { id, senderId, offered, accepted } = await send({ 'keine-post.test': 2, 'verein.test': 2 });
    expect(offered('keine-post.test')).toBe(0);
    expect(accepted('verein.test')).toBe(2);
    const rows = (await deliveries(app, id)).filter(({ email }) => email.endsWith('@keine-post.test'));
    const dead = { state: 'bounced', reason: 'null-mx', rule: 'C.2.2', reply: null };
    expect(rows).toMatchObject([dead, dead]);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 2, bounced: 2 } });
    const suppressed = await app.strapi.db
      .connection('newsletter_suppressions')
      .where({ sender_id: senderId })
      .select('reason', 'source');
    expect(suppressed).toEqual(Array(2).fill({ reason: 'bounce', source: 'dns:null-mx' }));
  });

  it('C.2.2: a confirmation mail to a domain that takes no mail is not offered, and waits for nothing', async () => {
    const { senderId } = await send({ 'verein.test': 1 });
    const email = 'ina@keine-post.test';
    const request = { form: `mx${house}`, email, consents: { brief: true } };
    // It stopped taking mail after the signup.
    jest.spyOn(app.newsletter.mailboxCheck, 'require').mockResolvedValueOnce();
    await app.newsletter.signup.request({ ...request, ip: '198.51.100.7', userAgent: 'test' });
    await look(app);
    expect(server.offered).not.toContain(email);
    const mails = app.strapi.db.connection('newsletter_notices').where({ sender_id: senderId });
    expect(await mails.select('to_address', 'state', 'reason')).toEqual([
      { to_address: email, state: 'failed', reason: 'null-mx' },
    ]);
    const suppressed = app.strapi.db.connection('newsletter_suppressions').where({ sender_id: senderId });
    expect(await suppressed.select('reason', 'source')).toEqual([
      { reason: 'bounce', source: 'dns:null-mx' },
    ]);
  });

  it('DESIGN-4: lanes that rested long ago are found by an index, however many domains rest', async () => {
    const forget = app.strapi.db
      .connection('newsletter_provider_lanes')
      .where('cooling_until', '<', 1)
      .delete();
    const plan = await app.strapi.db.connection.raw(`EXPLAIN QUERY PLAN ${forget.toString()}`);
    expect(JSON.stringify(plan)).toContain('newsletter_provider_lanes_rest');
  });

  it('MSR-2.3d: each domain is asked for once, and none that the table names', () => {
    expect(names.asked.filter((name) => name === 'verein.test')).toHaveLength(1);
    expect(names.asked.filter((name) => name.endsWith('gmail.com'))).toEqual([]);
  });
});
