import { setClock, realClock } from '../helpers/clock';
import { ACTOR, seedConfirmedFor, seedSender, sendCampaign } from '../helpers/seed';
import { seeded } from '../helpers/random';
import { agreedRun, deliveries, live, look } from '../helpers/sending';
import { startScriptedSmtp, type Behaviour, type ScriptedSmtp } from '../helpers/scripted-smtp';
import { boot, databases, type App } from '../helpers/strapi';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const START = Date.parse('2026-11-16T09:00:00Z');

/** Names below those of the providers, at which nobody has a mailbox. */
const AT = {
  google: 'jawort.gmail.com',
  yahoo: 'jawort.yahoo.com',
  telekom: 'jawort.t-online.de',
  verein: 'verein.example.org',
} as const;

type At = keyof typeof AT;

describe.each(databases)('lanes of mailbox providers, on %s', (database) => {
  let app: App;
  let server: ScriptedSmtp;
  let behave: (recipient: string) => Behaviour;
  let house = 0;
  beforeAll(async () => {
    server = await startScriptedSmtp((recipient) => behave(recipient));
    app = await boot({ database, env: { SMTP_URL: server.url } });
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
  });

  const isAt = (recipient: string, at: At): boolean => recipient.endsWith(`@${AT[at]}`);
  const answerAt = (at: At, behaviour: Behaviour) => (recipient: string) =>
    isAt(recipient, at) ? behaviour : {};

  /** A sender of its own for each test, and its campaign to so many people at each provider. */
  const send = async (people: Partial<Record<At, number>>, profile = 'test-fast') => {
    house += 1;
    const name = `spur${house}-${database}`;
    const domain = `${name}.test`;
    const { senderId } = await seedSender(app, {
      sender: { profiles: [profile], domain, fromEmail: `brief@${domain}` },
      form: { slug: name },
    });
    for (const [at, count] of Object.entries(people) as [At, number][])
      await seedConfirmedFor(app, { senderId, purposeKey: 'brief', domain: AT[at] }, count, `${name}-`);
    const id = await sendCampaign(app, senderId);
    await look(app);
    const own = (list: readonly string[], at?: At) =>
      list.filter((to) => to.startsWith(`${name}-`) && (at === undefined || isAt(to, at)));
    return {
      id,
      domain,
      senderId,
      offered: (at?: At) => own(server.offered, at),
      accepted: (at?: At) => own(server.whole, at),
      messages: () => server.messages.filter(({ to }) => to.startsWith(`${name}-`)),
    };
  };
  const after = (ms: number) => live(app, START + ms);
  const lanesOf = async (domain: string) => app.newsletter.repositories.providerLanes.since(domain, 0);
  const auditOf = (id: string) =>
    app.strapi.db.connection('newsletter_audit').where({ subject: id, action: 'campaign.pause' });

  it('GM-3: after 421 4.7.28 nothing goes to Google for 600 s, and everything to everybody else', async () => {
    behave = answerAt('google', { rcpt: '421 4.7.28 unusual rate of mail. gsmtp' });
    const { id, domain, offered, accepted } = await send({ google: 6, telekom: 6, verein: 6 });
    const first = offered('google').length;
    expect(first).toBeLessThanOrEqual(2);
    expect(accepted('telekom')).toHaveLength(6);
    expect(accepted('verein')).toHaveLength(6);
    expect(await lanesOf(domain)).toMatchObject([
      { lane: 'google', coolingUntil: START + 600_000, connections: 1, reason: 'rate-limited' },
    ]);
    // Who was not offered has lost no attempt by it.
    const waiting = (await deliveries(app, id)).filter(({ state }) => state === 'queued');
    expect(waiting).toHaveLength(6);
    expect(waiting.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(first);
    await after(599_999);
    expect(offered('google')).toHaveLength(first);
    behave = () => ({});
    await after(600_000);
    expect(accepted('google')).toHaveLength(6 - first);
    await after(2 * HOUR_MS);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 18 } });
    expect(accepted('google')).toHaveLength(6);
  });

  it('C.3: a deferral with TS code rests Yahoo for two to four hours', async () => {
    behave = answerAt('yahoo', { rcpt: '451 4.7.650 [TSS04] temporarily deferred' });
    const { offered, accepted } = await send({ yahoo: 4, verein: 2 });
    const first = offered('yahoo').length;
    expect(accepted('verein')).toHaveLength(2);
    await after(2 * HOUR_MS - 1);
    expect(offered('yahoo')).toHaveLength(first);
    await after(2 * HOUR_MS);
    const second = offered('yahoo').length;
    expect(second).toBeGreaterThan(first);
    // A lane that grew slower has one connection.
    expect(second).toBe(first + 1);
    await after(6 * HOUR_MS - 1);
    expect(offered('yahoo')).toHaveLength(second);
    behave = () => ({});
    await after(6 * HOUR_MS);
    await after(12 * HOUR_MS);
    expect(new Set(accepted('yahoo')).size).toBe(4);
    expect(accepted('yahoo')).toHaveLength(4);
  });

  it('C.3: a 421 without a code closes and rests the lane for five minutes', async () => {
    behave = answerAt('telekom', { rcpt: '421 Service closing transmission channel' });
    const { domain, offered, accepted } = await send({ telekom: 4, verein: 2 });
    const first = offered('telekom').length;
    expect(accepted('verein')).toHaveLength(2);
    behave = () => ({});
    await after(5 * MINUTE_MS - 1);
    expect(offered('telekom')).toHaveLength(first);
    await after(5 * MINUTE_MS);
    expect(accepted('telekom')).toHaveLength(4 - first);
    await after(HOUR_MS);
    expect(accepted('telekom')).toHaveLength(4);
    expect(await lanesOf(domain)).toEqual([]);
  });

  it('TO-1: a refusal for bad reputation pauses that lane, ends nobody and suppresses nobody', async () => {
    behave = answerAt('telekom', { rcpt: '554 IP=192.0.2.1 - None/bad reputation. Ask tosa@rx.t-online.de' });
    const { id, domain, offered } = await send({ telekom: 4, verein: 2 });
    expect((await lanesOf(domain))[0]).toMatchObject({ lane: 't-online', coolingUntil: START + HOUR_MS });
    await after(HOUR_MS - 1);
    expect(offered('telekom').length).toBeLessThanOrEqual(2);
    expect(await agreedRun(app, id)).toMatchObject({ counts: { submitted: 2, queued: 4, bounced: 0 } });
    const people = app.strapi.db.connection('newsletter_suppressions').where('source', 'like', 'smtp:554%');
    expect(await people).toEqual([]);
  });

  it('C.3: a cool-down outlives the process that heard of it, also one mail at a time under a cap', async () => {
    behave = answerAt('google', { rcpt: '421 4.7.28 unusual rate. gsmtp' });
    const { id, offered, accepted } = await send({ google: 4, verein: 3 }, 'test-capped');
    await after(HOUR_MS / 60);
    await app.newsletter.engine.stop();
    app.newsletter.engine.start();
    await after(599_999);
    expect(offered('google')).toHaveLength(1);
    expect(accepted('verein').length).toBeGreaterThan(0);
    behave = () => ({});
    await after(24 * HOUR_MS);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 7 } });
  });

  it('C.3: greylisted, the very same mail is offered again: envelope, Message-ID and every byte', async () => {
    behave = () => ({ final: '451 4.7.1 greylisted, try again later' });
    const { id, messages, accepted } = await send({ verein: 1 });
    behave = () => ({});
    await after(HOUR_MS);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent', counts: { submitted: 1 } });
    expect(accepted()).toHaveLength(2);
    const [first, second] = messages();
    expect(second).toEqual(first);
    expect(first?.text).toMatch(/^Message-ID: <[^>]+>/im);
    expect((await deliveries(app, id))[0]).toMatchObject({ state: 'submitted', reason: null, attempts: 2 });
  });

  it('MS-1: three refusals for authentication stop the campaign, with a reason that people see', async () => {
    behave = () => ({ final: '550 5.7.515 Access denied, sending domain does not meet the required level' });
    const { id, offered } = await send({ google: 3, verein: 7 });
    expect(offered().length).toBeLessThanOrEqual(4);
    const run = await agreedRun(app, id);
    expect(run).toMatchObject({ state: 'paused', pauseReason: 'auth_refused', pauseRule: 'C.2.3' });
    expect(await auditOf(id)).toHaveLength(1);
    const record = await app.newsletter.campaign.find(id);
    const shown = await app.newsletter.progress.ofCampaign(record, 'de');
    expect(shown?.pause?.message).toContain('SPF');
    // Resumed, it goes on, and stops again only for what is refused anew.
    behave = () => ({});
    await app.newsletter.steering.resume(id, ACTOR.name);
    await look(app);
    const { state, counts } = await agreedRun(app, id);
    expect(state).toBe('sent');
    expect(counts.submitted + counts.failed).toBe(10);
    expect(await auditOf(id)).toHaveLength(1);
  });

  it('MOS-1.4: content refused five times at one provider stops this campaign and no other', async () => {
    behave = answerAt('google', { final: '550 5.7.1 this message looks like spam' });
    const { id, offered } = await send({ google: 12 });
    const other = await send({ verein: 3 });
    expect(offered().length).toBeLessThanOrEqual(6);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'paused', pauseReason: 'content_refused' });
    expect(await agreedRun(app, other.id)).toMatchObject({ state: 'sent', counts: { submitted: 3 } });
  });

  it('CSA-9: more than two dead addresses in a hundred stop the campaign', async () => {
    // 97 good ones, then the dead; the import they came by is none of its own kind.
    behave = answerAt('telekom', { rcpt: '550 5.1.1 user unknown' });
    const { id } = await send({ google: 98, telekom: 10, verein: 60 });
    const run = await agreedRun(app, id);
    expect(run).toMatchObject({ state: 'paused', pauseReason: 'hard_rate' });
    expect(run.counts.bounced).toBeGreaterThanOrEqual(3);
    expect(run.counts.bounced).toBeLessThanOrEqual(5);
    await app.newsletter.steering.resume(id, ACTOR.name);
    behave = () => ({});
    await look(app);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent' });
  });

  it('MOS-2.1: a list whose first mailing finds too many dead addresses stops, and has to be proved', async () => {
    behave = answerAt('telekom', { rcpt: '550 5.1.1 user unknown' });
    const { id, senderId } = await send({ telekom: 16 });
    const run = await agreedRun(app, id);
    expect(run).toMatchObject({ state: 'paused', pauseReason: 'import_hard_rate' });
    expect(run.counts.bounced).toBeLessThanOrEqual(13);
    const [brought] = await app.strapi.db.connection('newsletter_imports').where({ sender_id: senderId });
    expect(await app.newsletter.repositories.importEvidence.find(brought.id)).toMatchObject({
      kind: 'bounces',
      rule: 'C.2.3',
      state: 'open',
    });
    const { steering, imports } = app.newsletter;
    await expect(steering.resume(id, ACTOR.name)).rejects.toMatchObject({ code: 'import_unproven' });
    expect(await agreedRun(app, id)).toMatchObject({ state: 'paused' });
    await imports.decideEvidence(brought.id, { release: true, note: 'Seen', actor: ACTOR.name });
    behave = () => ({});
    await steering.resume(id, ACTOR.name);
    await look(app);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sent' });
  });

  it('CSA-8: the third person who complains stops what has not left yet', async () => {
    const { id } = await send({ verein: 9 }, 'test-capped');
    for (let second = 1; second <= 4; second += 1) await after(second * 1_000);
    const received = (await deliveries(app, id)).filter(({ state }) => state === 'submitted');
    expect(received.length).toBeGreaterThanOrEqual(3);
    const complain = (delivery: (typeof received)[number]) =>
      app.newsletter.abuse.file({
        token: new URL(app.newsletter.links.abuse(delivery.id)).searchParams.get('t'),
        email: delivery.email,
        reason: 'never_subscribed',
        locale: 'de',
      });
    const [first, second, third] = received;
    if (!first || !second || !third) throw new Error('Fewer than three were mailed.');
    // Whoever complains twice counts once.
    for (const delivery of [first, first, second]) await complain(delivery);
    await after(5_000);
    expect(await agreedRun(app, id)).toMatchObject({ state: 'sending' });
    await complain(third);
    await after(HOUR_MS);
    const run = await agreedRun(app, id);
    expect(run).toMatchObject({ state: 'paused', pauseReason: 'complaint_rate' });
    expect(run.counts.queued).toBeGreaterThan(0);
  });

  it('C.3: the admin sees each provider with its answers, until when it rests, and why', async () => {
    behave = (recipient) =>
      isAt(recipient, 'google')
        ? { rcpt: '421 4.7.28 unusual rate. gsmtp' }
        : isAt(recipient, 'verein')
          ? { rcpt: '421 closing' }
          : {};
    const { id } = await send({ google: 1, telekom: 2, verein: 1 });
    const { lanes, warnings } = await app.newsletter.laneReport(id, 'de');
    expect(lanes).toMatchObject([
      {
        ...{ provider: 'google', name: 'Gmail', submitted: 0, deferred: 1, slowed: 1, connections: 1 },
        ...{ coolingUntil: new Date(START + 600_000).toISOString(), rule: 'GM-3' },
        message: expect.stringContaining('zu schnell'),
      },
      {
        ...{ provider: 'other', name: null, submitted: 0, deferred: 1, slowed: 1, connections: null },
        ...{ coolingUntil: new Date(START + 5 * MINUTE_MS).toISOString(), rule: 'C.3' },
      },
      { provider: 't-online', submitted: 2, slowed: 0, coolingUntil: null, reason: null, message: null },
    ]);
    expect(warnings).toEqual([]);
  });

  it('DESIGN-2.3: whatever the servers say, nobody is lost and nobody gets the mail twice', async () => {
    const seed = Number(process.env.LANE_SEED ?? 20_261_122);
    const random = seeded(seed);
    const replies: readonly Behaviour[] = [
      {},
      {},
      {},
      { rcpt: '421 4.7.28 slow down. gsmtp' },
      { rcpt: '451 [TS01] deferred' },
      { rcpt: '421 closing' },
      { rcpt: '452 4.5.3 too many connections' },
      { rcpt: '450 4.2.0 greylisted' },
      { data: '451 4.3.0 try later' },
      { rcpt: '554 IP=192.0.2.1 bad reputation' },
      { rcpt: '550 5.1.1 user unknown' },
    ];
    const script = new Map<string, Behaviour>();
    behave = (recipient) => {
      if (recipient === '') return {};
      const known = script.get(recipient);
      if (known) return known;
      const drawn = replies[Math.floor(random() * replies.length)] ?? {};
      script.set(recipient, drawn);
      return drawn;
    };
    const { id, accepted } = await send({ google: 5, yahoo: 5, telekom: 5, verein: 5 });
    for (const hour of [1, 4, 12]) {
      script.clear();
      await after(hour * HOUR_MS);
    }
    behave = () => ({});
    await after(96 * HOUR_MS);
    const run = await agreedRun(app, id);
    const rows = await deliveries(app, id);
    const submitted = rows.filter(({ state }) => state === 'submitted').map(({ email }) => email);
    const told = `seed ${seed}: ${JSON.stringify(run.counts)}`;
    expect([told, run.state, run.counts.uncertain]).toEqual([told, 'sent', 0]);
    expect([told, accepted().toSorted()]).toEqual([told, submitted.toSorted()]);
    const answers = await app.newsletter.repositories.runAnswers.of(run.id);
    const sumOf = (field: 'submitted' | 'bounced') => answers.reduce((sum, row) => sum + row[field], 0);
    expect([told, sumOf('submitted')]).toEqual([told, run.counts.submitted]);
    expect([told, sumOf('bounced')]).toEqual([told, run.counts.bounced]);
  });
});
