import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startPostgres } from '../../scripts/lib/postgres.mjs';
import { say } from '../../scripts/lib/say.mjs';
import { bootApp } from './lib/app.mjs';
import { campaignContent } from './lib/campaign.mjs';
import { seedMany } from './lib/many.mjs';
import { findPostfix, startPostfixSink } from './lib/postfix.mjs';
import { processorSeconds } from './lib/processor.mjs';
import { inTurns } from './lib/rounds.mjs';
import { scheduleCampaign, seedSender } from './lib/seed.mjs';
import { startSink } from './lib/start-sink.mjs';
import { canBind, startWorker } from './lib/worker.mjs';

const MAILS = Number(process.env.BENCH_MAILS ?? 10_000);
const CONNECTIONS = 10;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);

/** The cheapest there is: what the sink takes, the workers cannot have. */
const openSink = () => {
  const { programs } = findPostfix();
  return programs ? startPostfixSink(programs, { counts: true }) : startSink();
};

/** With the settings of a server: each commit is on the disk. */
const openPostgres = async () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'jawort-bench-'));
  try {
    const server = await startPostgres(path.join(folder, 'postgres'), []);
    const stop = async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    };
    return { ...server, stop };
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    return { missing: `no PostgreSQL could be started: ${error.message ?? error}` };
  }
};

const sharesOf = async ({ newsletter }, run) => {
  const rows = await newsletter.database
    .knex()('newsletter_deliveries')
    .where({ run_id: run.id, state: 'submitted' })
    .groupBy('holder')
    .count({ n: '*' });
  return rows.map(({ n }) => Number(n)).sort((a, b) => b - a);
};

const sum = (numbers) => numbers.reduce((so, number) => so + number, 0);

/** Microseconds of processor time a mail, by who spent them, while `work` runs. */
const spentOn = async (parts, work) => {
  const spent = () => Object.entries(parts).map(([name, pids]) => [name, sum(pids.map(processorSeconds))]);
  const before = new Map(spent());
  const result = await work();
  const each = spent().map(([name, seconds]) => [
    name,
    Math.round(((seconds - before.get(name)) / MAILS) * 1e6),
  ]);
  return { result, processor: Object.fromEntries(each) };
};

/** Timed from the first mail to the last, by so many processes that were waiting for work. */
const sendBy = async (count, { app, senderId, sink, postgres, bound = false }) => {
  const started = Array.from({ length: count }, (_, n) => startWorker(bound ? n : null));
  const processes = await Promise.all(started);
  const parts = { workers: processes.map(({ pid }) => pid), postgres: [postgres.pid], sink: [sink.pid] };
  const clocked = sink.clocked(MAILS);
  let id;
  const { result: seconds, processor } = await spentOn(parts, async () => {
    id = await scheduleCampaign(app, senderId, campaignContent());
    return clocked;
  });
  await Promise.all(processes.map((worker) => worker.stop()));
  const run = await app.newsletter.repositories.runs.findByCampaign(id);
  if (run.counts.submitted !== MAILS) throw new Error(`The campaign ended as ${JSON.stringify(run)}.`);
  return { rate: MAILS / seconds, seconds, mailsOfEach: await sharesOf(app, run), processor };
};

const twoAgainstOne = (place) =>
  inTurns(ROUNDS, { ours: () => sendBy(2, place), baseline: () => sendBy(1, place) });

/**
 * What a second process brings that comes with a core. Left free, one alone signs on a second core, and of two cores
 * nothing is left for another: that comparison is made as well, and says so.
 */
const compareBoth = async (place) => {
  if (!canBind(2)) return twoAgainstOne(place);
  const bound = await twoAgainstOne({ ...place, bound: true });
  const free = { what: 'not bound to cores, two against one', ...(await twoAgainstOne(place)) };
  return { ...bound, also: [free] };
};

const compare = async (postgres) => {
  const sink = await openSink();
  const app = await bootApp(
    {
      DATABASE_CLIENT: 'postgres',
      DATABASE_URL: postgres.url,
      SMTP_URL: `smtp://127.0.0.1:${sink.port}?pool=${CONNECTIONS}&maxMessages=100000`,
    },
    { withBenchType: false },
  );
  try {
    const senderId = await seedSender(app, ['vivanet-dedicated']);
    await seedMany(app, senderId, MAILS);
    // As a server does that lets workers send: it tells them of the campaign.
    await app.newsletter.handOut.start(null);
    const place = { app, senderId, sink, postgres };
    say(`  first: ${JSON.stringify(await sendBy(2, place))}`);
    return await compareBoth(place);
  } finally {
    await app.newsletter.handOut.stop();
    await app.stop();
    await sink.stop();
  }
};

export const workers = {
  name: 'workers',
  unit: 'mails/s',
  what: `${MAILS} mails a round, RSA-2048 DKIM, on PostgreSQL into one sink, by two processes of newsletter worker${canBind(2) ? ', each with a core of its own' : ''}; baseline: by one`,
  run: async () => {
    const postgres = await openPostgres();
    if (postgres.missing !== undefined) return { skipped: postgres.missing };
    try {
      return await compare(postgres);
    } finally {
      await postgres.stop();
    }
  },
};
