import type { SMTPServerOptions } from 'smtp-server';
import { realClock, setClock } from '../helpers/clock';
import { seedConfirmed, seedSender, sendCampaign } from '../helpers/seed';
import { serverEnv, startServer } from '../helpers/server-process';
import { seeded } from '../helpers/random';
import { agreedRun, deliveries, fullestHour, live } from '../helpers/sending';
import { startSmtpSink, type SmtpSink } from '../helpers/smtp-sink';
import { boot, databases, type App } from '../helpers/strapi';

const RECIPIENTS = 300;
/** Of the site profile test-killed: the kills happen within the first hour's mails, the rest waits for the next. */
const CAP_PER_HOUR = 260;
/** Each kill meets as many mails in the air, and costs one start of the server. */
const CONNECTIONS = 4;
const seed = Number(process.env.KILL_SEED ?? 20_261_122);
/** As often as the rule asks on one database: what differs on the other is only how it commits. */
const KILLS = { sqlite: 20, postgres: 2 } as const;

/** Twenty starts on a busy machine: a limit against what hangs, as in jest.config.cjs. */
jest.setTimeout(1_800_000);

/** Where in the life of a mail the kill comes: said for whom, arrived and not answered yet, answered and not recorded. */
const MOMENTS = ['envelope', 'arrived', 'answered'] as const;

/** What the mail server hears of the next mail's envelope. */
const openEars = () => {
  let heard = (): void => undefined;
  return {
    onRcptTo: ((_address, _session, callback) => {
      heard();
      callback();
    }) satisfies SMTPServerOptions['onRcptTo'],
    nextEnvelope: () =>
      new Promise<void>((resolve) => {
        heard = resolve;
      }),
  };
};
type Ears = ReturnType<typeof openEars>;

const killAgainAndAgain = async (sink: SmtpSink, ears: Ears, kills: number): Promise<void> => {
  const random = seeded(seed);
  const env = await serverEnv();
  // What is uncertain uses up the cap as well, and the last kill must still meet a mail.
  const most = CAP_PER_HOUR / kills - 2 * CONNECTIONS;
  for (let kill = 0; kill < kills; kill += 1) {
    const mails = 1 + Math.floor(random() * most);
    const moment = MOMENTS[kill % MOMENTS.length];
    const server = startServer(env);
    try {
      await server.bringsAbout(sink.received(sink.mails.length + mails));
      if (moment === 'envelope') await server.bringsAbout(ears.nextEnvelope());
      // The answer leaves this process at the end of the turn of its event loop.
      if (moment === 'answered') await new Promise(setImmediate);
    } finally {
      await server.kill();
    }
  }
};

/** The first run of the engine from here that finds nothing left to send now. */
const sendWhatMayLeave = async (app: App, campaignId: string): Promise<void> => {
  const { engine, repositories } = app.newsletter;
  const { wake } = engine;
  const nextWake = () =>
    new Promise<void>((resolve) => {
      engine.wake = () => {
        wake();
        resolve();
      };
    });
  let woken = nextWake();
  engine.start();
  for (;;) {
    await woken;
    woken = nextWake();
    await engine.idle();
    const run = await repositories.runs.findByCampaign(campaignId);
    if (run?.pauseReason === 'hourly-cap') break;
  }
  engine.wake = wake;
};

describe.each(databases)('a server killed again and again on %s', (database) => {
  let app: App;
  let sink: SmtpSink;
  const ears = openEars();
  beforeAll(async () => {
    sink = await startSmtpSink({ onRcptTo: ears.onRcptTo });
    app = await boot({ database, env: { SMTP_URL: `${sink.url}?pool=${CONNECTIONS}` } });
  });
  afterAll(async () => {
    await app.stop();
    realClock();
    await sink.close();
  });

  it(`VIV-2.1d: ${KILLS[database]} times kill -9 during a campaign of ${RECIPIENTS} loses nobody, repeats nobody and keeps the cap (KILL_SEED=${seed})`, async () => {
    const { senderId } = await seedSender(app, { sender: { profiles: ['test-killed'] } });
    await seedConfirmed(app, senderId, RECIPIENTS);
    const id = await sendCampaign(app, senderId);
    await killAgainAndAgain(sink, ears, KILLS[database]);
    await sendWhatMayLeave(app, id);
    expect(sink.mails.length).toBeLessThanOrEqual(CAP_PER_HOUR);
    expect(await agreedRun(app, id)).toMatchObject({ counts: { queued: RECIPIENTS - CAP_PER_HOUR } });
    const nextHour = Date.now() + 2 * 3_600_000;
    setClock(nextHour);
    await live(app, nextHour + 60_000);

    const run = await agreedRun(app, id);
    expect(run).toMatchObject({
      state: 'sent',
      total: RECIPIENTS,
      counts: { queued: 0, skipped: 0, failed: 0 },
    });
    expect(run.counts.submitted + run.counts.uncertain).toBe(RECIPIENTS);
    expect(run.counts.uncertain).toBeLessThanOrEqual(KILLS[database] * CONNECTIONS);

    const received = sink.mails.map((mail) => mail.rcptTo);
    expect(new Set(received).size).toBe(received.length);
    const rows = await deliveries(app, id);
    const byAddress = new Map(rows.map((row) => [row.email, row.state]));
    for (const address of received) expect(['submitted', 'uncertain']).toContain(byAddress.get(address));
    const submitted = rows.filter((row) => row.state === 'submitted').map((row) => row.email);
    for (const address of submitted) expect(received).toContain(address);
    expect(fullestHour(sink.mails.map((mail) => mail.at))).toBeLessThanOrEqual(CAP_PER_HOUR);
  });
});
