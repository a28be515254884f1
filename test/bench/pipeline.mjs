import { generateKeyPairSync } from 'node:crypto';
import { createRequire } from 'node:module';
import { simpleParser } from 'mailparser';
import { createTransport } from 'nodemailer';
import { say } from '../../scripts/lib/say.mjs';
import { bootApp } from './lib/app.mjs';
import { campaignContent } from './lib/campaign.mjs';
import { inTurns } from './lib/rounds.mjs';
import { scheduleCampaign, seedConfirmed, seedSender } from './lib/seed.mjs';
import { engineFromSource } from './lib/source.mjs';
import { profiled } from './lib/stages.mjs';
import { startSink } from './lib/start-sink.mjs';
import { sendWithoutRows } from './lib/wire-only.mjs';

const crypto = createRequire(import.meta.url)('node:crypto');

const MAILS = Number(process.env.BENCH_MAILS ?? 8_000);
const CONNECTIONS = 20;
/** A first round warms the machine and shows what a mail of ours looks like; it is not counted. */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);

const timed = async (sink, work) => {
  const [since, before] = [performance.now(), process.cpuUsage()];
  await work();
  const seconds = (performance.now() - since) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const { mails, bytes, connections, recipients, last } = await sink.report();
  if (mails !== MAILS || recipients !== MAILS)
    throw new Error(`The sink kept ${mails} mails for ${recipients} recipients, not ${MAILS}.`);
  const processor = Math.round((user + system) / MAILS);
  return { rate: MAILS / seconds, seconds, processor, sink: { mails, recipients, bytes, connections }, last };
};

/** From a list to be frozen to the last answer: every gate, every row, every signature. */
const sendOurs = async (app, senderId, engine = app.newsletter.engine) => {
  const { runs } = app.newsletter.repositories;
  const id = await scheduleCampaign(app, senderId, campaignContent());
  const send = async () => {
    engine.start();
    await engine.idle();
    await engine.stop();
    const run = await runs.findByCampaign(id);
    if (run?.state !== 'sent' || run.counts.submitted !== MAILS)
      throw new Error(`The campaign ended as ${JSON.stringify(run)}.`);
  };
  return { id, send };
};

const NOT_COPIED = new Set([
  'to',
  'from',
  'subject',
  'message-id',
  'date',
  'mime-version',
  'content-type',
  'dkim-signature',
]);

/** Everything nodemailer needs to send the mail we sent, to somebody else. */
const modelOf = async (raw) => {
  const mail = await simpleParser(raw.replace(/\r\n\.\./g, '\r\n.'));
  const address = mail.to.value[0].address;
  return {
    address,
    from: mail.from.value[0],
    subject: mail.subject,
    htmlBytes: Buffer.byteLength(mail.html),
    textBytes: Buffer.byteLength(mail.text),
    html: mail.html.split(address),
    text: mail.text.split(address),
    headers: mail.headerLines
      .filter(({ key }) => !NOT_COPIED.has(key))
      .map(({ key, line }) => ({ key, value: line.slice(line.indexOf(':') + 1).trim() })),
  };
};

const openPool = (port) =>
  createTransport({
    host: '127.0.0.1',
    port,
    secure: false,
    ignoreTLS: true,
    pool: true,
    maxConnections: CONNECTIONS,
    maxMessages: Infinity,
    dkim: {
      domainName: 'messhaus.test',
      keySelector: 'bench',
      privateKey: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({
        type: 'pkcs8',
        format: 'pem',
      }),
    },
  });

const sendBaseline = (pool, model) => async () => {
  const { from, subject, headers } = model;
  const all = [];
  for (let n = 0; n < MAILS; n += 1) {
    const to = `leser${n}@example.org`;
    all.push(
      pool.sendMail({ from, to, subject, headers, html: model.html.join(to), text: model.text.join(to) }),
    );
  }
  await Promise.all(all);
};

/** Signs on this thread instead of the thread pool, so that a profile of it sees the signature too. */
const signingHere = async (work) => {
  const { sign } = crypto;
  crypto.sign = (digest, bytes, key, callback) => {
    const signature = sign(digest, bytes, key);
    return callback ? callback(null, signature) : signature;
  };
  try {
    return await work();
  } finally {
    crypto.sign = sign;
  }
};

/** Processor time of a mail by stage, from a round of its own after one that warms the source up. */
const stages = async (app, senderId, sink) => {
  const { engine } = engineFromSource(app);
  const round = async () => (await sendOurs(app, senderId, engine)).send;
  await timed(sink, await round());
  const work = await round();
  let found;
  await timed(sink, () => signingHere(async () => (found = await profiled(MAILS, work))));
  return {
    what: 'microseconds of processor time a mail, all on one thread',
    all: found.processor,
    ...found.stages,
  };
};

export const pipeline = {
  name: 'pipeline',
  unit: 'mails/s',
  what: `${MAILS} mails a round, RSA-2048 DKIM, into one sink; baseline: nodemailer pool, ${CONNECTIONS} connections`,
  run: async () => {
    const sink = await startSink();
    const app = await bootApp({
      SMTP_URL: `smtp://127.0.0.1:${sink.port}?pool=${CONNECTIONS}&maxMessages=100000`,
    });
    const senderId = await seedSender(app, ['vivanet-dedicated']);
    await seedConfirmed(app, senderId, MAILS);
    const first = await sendOurs(app, senderId);
    const warm = await timed(sink, first.send);
    const pool = openPool(sink.port);
    const model = await modelOf(warm.last);
    say(
      `  each mail: ${model.htmlBytes} bytes HTML, ${model.textBytes} bytes text, ${warm.sink.bytes / MAILS} on the wire`,
    );
    const counted = async (work) => ({ ...(await timed(sink, work)), last: undefined });
    const ours = async () => counted((await sendOurs(app, senderId)).send);
    try {
      const withoutRows = await sendWithoutRows(app, first.id);
      await timed(sink, withoutRows);
      const result = await inTurns(ROUNDS, { ours, baseline: () => counted(sendBaseline(pool, model)) });
      const rows = await inTurns(ROUNDS, { ours, baseline: () => counted(withoutRows) });
      const also = [
        { what: 'ours against the same composer, signer and client without a database', ...rows },
        await stages(app, senderId, sink),
      ];
      return { ...result, also };
    } finally {
      pool.close();
      await app.stop();
      await sink.stop();
    }
  },
};
