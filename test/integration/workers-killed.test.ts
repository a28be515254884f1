import { seedConfirmedFor, seedSender, sendCampaign } from '../helpers/seed';
import { seeded } from '../helpers/random';
import { agreedRun, deliveries, fullestHour, gaps, states } from '../helpers/sending';
import { serverEnv } from '../helpers/server-process';
import { startSmtpSink, type SmtpSink } from '../helpers/smtp-sink';
import { boot, type App } from '../helpers/strapi';
import { onceTables } from '../helpers/table-changes';
import { startWorker, type WorkerProcess } from '../helpers/worker-process';

/** At full size: WORKERS_RECIPIENTS=20000 WORKERS_KILLS=100. */
const RECIPIENTS = Number(process.env.WORKERS_RECIPIENTS ?? 1_200);
/** Each costs a start: the last three are not replaced, and what they leave behind falls to the one who is left. */
const KILLS = Number(process.env.WORKERS_KILLS ?? 7);
const seed = Number(process.env.KILL_SEED ?? 20_261_122);
const WORKERS = 4;
const CONNECTIONS = 3;
const CAPPED = 200;
/** Those of the site profile test-kill. */
const CAP_PER_HOUR = 150;
const SPACING_MS = 50;

const onPostgres = process.env.TEST_POSTGRES_URL ? describe : describe.skip;

onPostgres('four workers on one PostgreSQL, killed again and again', () => {
  const random = seeded(seed);
  let app: App;
  let sink: SmtpSink;
  let env: Record<string, string>;
  const workers: WorkerProcess[] = [];
  /** How many mails the mail server takes before it keeps its answers back. */
  let allowance = 0;
  let release: (() => void)[] = [];
  const held = (): Promise<void> =>
    sink.mails.length < allowance
      ? Promise.resolve()
      : new Promise((resolve) => {
          release.push(resolve);
        });
  const allow = (more: number): void => {
    allowance = sink.mails.length + more;
    const waiting = release;
    release = [];
    for (const go of waiting) go();
  };

  beforeAll(async () => {
    sink = await startSmtpSink({
      onMailFrom: (_address, _session, callback) => void held().then(() => callback()),
    });
    app = await boot({ database: 'postgres', env: { SMTP_URL: `${sink.url}?pool=${CONNECTIONS}` } });
    env = await serverEnv();
  });
  afterAll(async () => {
    for (const { child } of workers) child.kill('SIGKILL');
    await Promise.all(workers.map(({ ended }) => ended));
    await app.stop();
    await sink.close();
  });

  const campaignOf = async (name: string, profile: string, count: number): Promise<string> => {
    const { senderId } = await seedSender(app, {
      sender: { name, domain: `${name}.test`, fromEmail: `brief@${name}.test`, profiles: [profile] },
      form: { slug: name },
    });
    await seedConfirmedFor(app, { senderId, purposeKey: 'brief' }, count, name);
    return sendCampaign(app, senderId);
  };

  const killAll = async (): Promise<void> => {
    const step = Math.floor(((RECIPIENTS + CAP_PER_HOUR) * 0.9) / KILLS);
    for (let killed = 0; killed < KILLS; killed += 1) {
      const victim = workers[Math.floor(random() * workers.length)]!;
      // Whoever is still starting is waited for: to kill him would hit nothing.
      expect(await victim.ready).toBe(true);
      const target = Math.min(sink.mails.length + 1 + Math.floor(random() * step), RECIPIENTS);
      allow(target - sink.mails.length);
      await sink.received(target);
      victim.child.kill('SIGKILL');
      await victim.ended;
      workers.splice(workers.indexOf(victim), 1);
      if (killed <= KILLS - WORKERS) workers.push(startWorker(env));
    }
    allow(Infinity);
  };

  /** Both have come as far as they can: one is through, the other waits for its next hour. */
  const settled = async (free: string, capped: string): Promise<void> => {
    const { runs } = app.newsletter.repositories;
    await onceTables(env.DATABASE_URL ?? '', ['newsletter_runs', 'newsletter_deliveries'], async () => {
      const [one, two] = [await runs.findByCampaign(free), await runs.findByCampaign(capped)];
      const { claimed = 0, 'handing-over': onTheWire = 0 } = await states(app, capped);
      return one?.state === 'sent' && two?.pauseReason === 'hourly-cap' && claimed + onTheWire === 0;
    });
  };

  const received = (name: string) => sink.mails.filter(({ rcptTo }) => rcptTo.startsWith(name));

  it(`DESIGN-2.3: ${KILLS} times kill -9 among ${RECIPIENTS} recipients: each got the mail once or is uncertain, sums and cap are exact (KILL_SEED=${seed})`, async () => {
    const free = await campaignOf('frei', 'test-fast', RECIPIENTS);
    const capped = await campaignOf('knapp', 'test-kill', CAPPED);
    for (let n = 0; n < WORKERS; n += 1) workers.push(startWorker(env));
    await killAll();
    await settled(free, capped);

    const run = await agreedRun(app, free);
    expect(run).toMatchObject({
      total: RECIPIENTS,
      counts: { queued: 0, failed: 0, skipped: 0, bounced: 0 },
    });
    expect(run.counts.submitted + run.counts.uncertain).toBe(RECIPIENTS);
    const other = await agreedRun(app, capped);
    expect(other).toMatchObject({ total: CAPPED, counts: { queued: CAPPED - CAP_PER_HOUR, failed: 0 } });
    const uncertain = run.counts.uncertain + other.counts.uncertain;
    // Of the campaign with a spacing there is one at a time.
    expect(uncertain).toBeLessThanOrEqual(KILLS * (CONNECTIONS + 1));
    process.stderr.write(
      `workers killed: seed ${seed}, ${KILLS} kills, ${RECIPIENTS} recipients, ${uncertain} uncertain\n`,
    );

    const addresses = sink.mails.map(({ rcptTo }) => rcptTo);
    expect(new Set(addresses).size).toBe(addresses.length);
    for (const [name, id] of [
      ['frei', free],
      ['knapp', capped],
    ] as const) {
      const got = new Set(received(name).map(({ rcptTo }) => rcptTo));
      for (const { email, state } of await deliveries(app, id)) {
        if (state === 'submitted') expect(got).toContain(email);
        if (state === 'queued') expect(got).not.toContain(email);
      }
    }
    const instants = received('knapp').map(({ at }) => at);
    expect(fullestHour(instants)).toBeLessThanOrEqual(CAP_PER_HOUR);
    expect(instants.length).toBeGreaterThanOrEqual(CAP_PER_HOUR - other.counts.uncertain);
    expect(Math.min(...gaps(instants))).toBeGreaterThanOrEqual(SPACING_MS);

    for (const { child } of workers) child.kill('SIGTERM');
    for (const { code, signal } of await Promise.all(workers.map(({ ended }) => ended)))
      expect([code, signal]).toEqual([0, null]);
  });
});
