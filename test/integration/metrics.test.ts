import { COUNTERS } from '../../src/plugins/newsletter/server/src/domain/metrics/counters';
import { bootDoors, call, confirmed, knexOf, subscribe, type Answer } from '../helpers/doors';
import { startScriptedSmtp, type Behaviour, type ScriptedSmtp } from '../helpers/scripted-smtp';
import { draft, seedConfirmed, seedSender, sendCampaign, SENDER } from '../helpers/seed';
import { look } from '../helpers/sending';
import { databases, type App } from '../helpers/strapi';

const TOKEN = 'a-token-that-only-the-monitoring-knows';
const SUBJECT = 'Neues aus dem Testhaus mit Namen';

/** What the mail server says to whom; servers repeat the address in their answers. */
const ANSWERS: Readonly<Record<string, Behaviour>> = {
  leser0: { rcpt: '550 5.1.1 <leser0@example.org> no such user' },
  leser1: { rcpt: '451 4.7.1 <leser1@example.org> greylisted, try again later' },
  leser2: { final: 'close' },
  leser3: { final: '554 5.7.1 leser3@example.org: looks like spam' },
};

/** Every value that each label may have, and nothing else: the counters' own table, and what the gauges tell. */
const CLOSED: Readonly<Record<string, readonly string[]>> = {
  ...Object.assign({}, ...Object.values(COUNTERS).map(({ labels }) => labels)),
  state: ['queued', 'submitted', 'bounced', 'skipped', 'failed', 'uncertain', 'cancelled'],
  lease: ['consent-upkeep', 'leaving-tasks', 'ledger-sealing', 'ledger-checkpoint', 'retention'],
};

interface Series {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^(newsletter_[a-z_]+)(?:\{([^}]*)\})? (\S+)$/;

const seriesIn = (text: string): readonly Series[] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = '', value = ''] = LINE.exec(line) ?? [];
      const pairs = [...labels.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, label, said]) => [label, said]);
      return { name, labels: Object.fromEntries(pairs), value: Number(value) };
    });

describe.each(databases)('the metrics on %s', (database) => {
  let app: App;
  let server: ScriptedSmtp;
  let senderId: string;
  beforeAll(async () => {
    server = await startScriptedSmtp((recipient) => ANSWERS[recipient.split('@')[0] ?? ''] ?? {});
    app = await bootDoors(database, { SMTP_URL: server.url, NEWSLETTER_METRICS_TOKEN: TOKEN });
    ({ senderId } = await seedSender(app, { sender: { profiles: ['test-fast'] } }));
  });
  afterAll(async () => {
    await app.stop();
    await server.close();
  });

  const scrape = (headers: Record<string, string> = { authorization: `Bearer ${TOKEN}` }): Promise<Answer> =>
    call(app, 'GET', '/newsletter/metrics', { headers });
  const valueOf = (series: readonly Series[], name: string, labels: Record<string, string> = {}) =>
    series.find(
      (one) => one.name === `newsletter_${name}` && JSON.stringify(one.labels) === JSON.stringify(labels),
    )?.value;

  /** Signups, a confirmation, a leaving, an import and a campaign with every kind of end. */
  const fullRun = async (): Promise<readonly string[]> => {
    const emails = await seedConfirmed(app, senderId, 6);
    const left = await confirmed(app, 'geht@example.org');
    await subscribe(app, 'wartet@example.org');
    await subscribe(app, 'keine-adresse');
    await sendCampaign(app, senderId, { subject: SUBJECT });
    const { document_id: subscriberId } = await knexOf(app)('newsletter_subscribers')
      .where({ email: left })
      .first();
    app.newsletter.engine.start();
    await look(app);
    const delivery = await knexOf(app)('newsletter_deliveries')
      .where({ subscriber_id: subscriberId })
      .first();
    const token = app.newsletter.links.token('unsubscribe', delivery.id);
    await call(app, 'POST', `/api/newsletter/unsubscribe/${token}`);
    await app.newsletter.ledgerSealing.sealAll();
    await look(app);
    await app.newsletter.engine.stop();
    return [...emails, left, 'wartet@example.org'];
  };

  it('DESIGN-2.9: every label value of a full run is of a closed set, and nothing names a person or a mail', async () => {
    const emails = await fullRun();
    const { text, headers } = await scrape();
    expect(headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(headers.get('cache-control')).toBe('no-store');
    const series = seriesIn(text);
    expect(series.length).toBeGreaterThan(30);
    for (const { name, labels, value } of series) {
      expect(name).toMatch(/^newsletter_/);
      expect(Number.isFinite(value)).toBe(true);
      for (const [label, said] of Object.entries(labels))
        expect([label, CLOSED[label]]).toEqual([label, expect.arrayContaining([said])]);
    }
    expect(text).not.toContain('@');
    const names = [
      ...emails.map((email) => email.split('@')[0] ?? ''),
      SENDER.name,
      SENDER.domain,
      SUBJECT,
      draft('').title,
    ];
    for (const name of names) expect(text).not.toContain(name);
  });

  it('DESIGN-2.3: what was counted is what happened', async () => {
    const { text } = await scrape();
    const series = seriesIn(text);
    const attempts = (outcome: string, reason: string) =>
      valueOf(series, 'attempts_total', { kind: 'campaign', outcome, class: reason });
    expect(attempts('submitted', 'none')).toBe(3);
    expect(attempts('bounced', 'user-unknown')).toBe(1);
    expect(attempts('deferred', 'greylist')).toBe(1);
    expect(attempts('uncertain', 'no_answer')).toBe(1);
    expect(valueOf(series, 'recipients', { state: 'submitted' })).toBe(3);
    expect(valueOf(series, 'recipients', { state: 'queued' })).toBe(1);
    expect(valueOf(series, 'recipients', { state: 'uncertain' })).toBe(1);
    expect(valueOf(series, 'consent_records_total', { event: 'withdrawn' })).toBe(1);
    expect(valueOf(series, 'consent_records_total', { event: 'requested' })).toBeGreaterThanOrEqual(2);
    expect(valueOf(series, 'consent_records_total', { event: 'confirmed' })).toBeGreaterThanOrEqual(1);
    const sum = await knexOf(app)('newsletter_consent_records').whereNotNull('seq').count({ n: '*' }).first();
    const counted = series.filter(({ name }) => name === 'newsletter_consent_records_total');
    expect(counted.reduce((all, { value }) => all + value, 0)).toBe(Number(sum?.n));
    expect(valueOf(series, 'ledger_unsealed_records')).toBe(0);
    expect(valueOf(series, 'alive')).toBe(1);
    expect(valueOf(series, 'pass_seconds_count')).toBe(valueOf(series, 'passes_total', { result: 'done' }));
  });

  it('DESIGN-2.3: what is rolled back was never counted', async () => {
    const before = seriesIn((await scrape()).text);
    const { database: db, repositories } = app.newsletter;
    const row = await knexOf(app)('newsletter_deliveries').where({ state: 'queued' }).first();
    await knexOf(app)('newsletter_deliveries')
      .where({ id: row.id })
      .update({ state: 'claimed', holder: 'me' });
    const outcome = {
      state: 'skipped',
      reason: 'paused',
      rule: 'MOS-1.3',
      reply: null,
      at: 1,
      tried: false,
    } as const;
    const skip = async () => {
      expect(await repositories.deliveries.record({ deliveryId: row.id, ...outcome }, 'me')).toBe('queued');
    };
    const fails = db.transaction(async () => {
      await skip();
      throw new Error('undone');
    });
    await expect(fails).rejects.toThrow('undone');
    const skipped = async () =>
      valueOf(seriesIn((await scrape()).text), 'skipped_total', { reason: 'paused' });
    expect(await skipped()).toBe(valueOf(before, 'skipped_total', { reason: 'paused' }));
    await db.transaction(skip);
    expect(await skipped()).toBe(1);
  });

  it('DESIGN-2.9: nobody reads them without the token', async () => {
    const wrong = [
      {},
      { authorization: 'Bearer' },
      { authorization: `Bearer ${TOKEN}x` },
      { authorization: TOKEN },
    ];
    for (const headers of wrong) {
      const answer = await scrape(headers as Record<string, string>);
      expect(answer).toMatchObject({ status: 401, json: { error: { details: { code: 'token_missing' } } } });
      expect(answer.text).not.toContain('newsletter_');
    }
    expect((await call(app, 'GET', `/newsletter/metrics?token=${TOKEN}`)).status).toBe(401);
  });
});
