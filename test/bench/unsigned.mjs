import { say } from '../../scripts/lib/say.mjs';
import { bootApp } from './lib/app.mjs';
import { campaignContent } from './lib/campaign.mjs';
import { findPostfix, pushWithPostfix, startPostfixSink } from './lib/postfix.mjs';
import { inTurns } from './lib/rounds.mjs';
import { scheduleCampaign, seedConfirmed, seedSender } from './lib/seed.mjs';
import { engineFromSource } from './lib/source.mjs';

const MAILS = Number(process.env.BENCH_MAILS ?? 12_000);
const CONNECTIONS = 20;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);

const timed = async (work) => {
  const [since, before] = [performance.now(), process.cpuUsage()];
  await work();
  const seconds = (performance.now() - since) / 1_000;
  const { user, system } = process.cpuUsage(before);
  return { rate: MAILS / seconds, seconds, processor: Math.round((user + system) / MAILS) };
};

/** Notes how long mails are, and that none of them is signed. */
const measuring = (mailer) => {
  const seen = { mails: 0, bytes: 0 };
  const openLane = async () => {
    const lane = await mailer.openLane();
    const send = (envelope, message, next) => {
      seen.mails += 1;
      seen.bytes += message.length;
      if (message.includes('DKIM-Signature:')) throw new Error('This mail is signed.');
      return lane.send(envelope, message, next);
    };
    return { send, close: () => lane.close() };
  };
  return { seen, mailer: { ...mailer, openLane } };
};

const sendCampaign = async (app, { engine, runs }, senderId) => {
  const id = await scheduleCampaign(app, senderId, campaignContent());
  return timed(async () => {
    engine.start();
    await engine.idle();
    await engine.stop();
    const run = await runs.findByCampaign(id);
    if (run?.state !== 'sent' || run.counts.submitted !== MAILS)
      throw new Error(`The campaign ended as ${JSON.stringify(run)}.`);
  });
};

const compare = async (programs) => {
  const sink = await startPostfixSink(programs);
  const app = await bootApp({
    SMTP_URL: `smtp://127.0.0.1:${sink.port}?pool=${CONNECTIONS}&maxMessages=100000`,
  });
  try {
    const senderId = await seedSender(app, ['vivanet-dedicated']);
    await seedConfirmed(app, senderId, MAILS);
    const { seen, mailer } = measuring(app.newsletter.mailer);
    await sendCampaign(app, engineFromSource(app, { unsigned: true, replace: { mailer } }), senderId);
    const bytes = Math.round(seen.bytes / seen.mails);
    say(`  each mail: ${bytes} bytes`);
    const parts = engineFromSource(app, { unsigned: true });
    const push = { port: sink.port, mails: MAILS, bytes, connections: CONNECTIONS };
    return await inTurns(ROUNDS, {
      ours: () => sendCampaign(app, parts, senderId),
      baseline: () => timed(() => pushWithPostfix(programs, push)),
    });
  } finally {
    await app.stop();
    await sink.stop();
  }
};

export const unsigned = {
  name: 'unsigned',
  unit: 'mails/s',
  what: `${MAILS} mails a round without DKIM, every gate and row, into Postfix's smtp-sink; baseline: its smtp-source, mails of the same size`,
  run: async () => {
    const { programs, missing } = findPostfix();
    return missing === undefined ? compare(programs) : { skipped: missing };
  },
};
