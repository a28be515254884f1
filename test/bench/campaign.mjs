import { say } from '../../scripts/lib/say.mjs';
import { bootApp } from './lib/app.mjs';
import { campaignContent } from './lib/campaign.mjs';
import { emptyDatabase } from './lib/database.mjs';
import { seedMany, seedPast } from './lib/many.mjs';
import { inTurns, median } from './lib/rounds.mjs';
import { scheduleCampaign, seedSender } from './lib/seed.mjs';
import { engineFromSource } from './lib/source.mjs';
import { wholeCampaign } from './lib/whole-campaign.mjs';

const RECIPIENTS = Number(process.env.BENCH_RECIPIENTS ?? 1_000_000);
const PAST = (process.env.BENCH_PAST ?? '10000,10000000').split(',').map(Number);
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
/** Of a small list, as the tick of a domain with a cap sends. */
const TICK_MAILS = 100;
const TICKS = 30;
/** `small`: half a kilobyte of text without links; frame and imprint bring it to 18 kB on the wire, instead of 50. */
const MAIL = process.env.BENCH_MAIL ?? 'full';

/** Takes every mail and keeps none: what is measured is everything but the wire. */
const nowhere = () => ({
  name: 'nowhere',
  concurrency: 10,
  openLane: () =>
    Promise.resolve({
      send: () => Promise.resolve({ outcome: 'submitted', reply: '250 2.0.0 kept' }),
      close: () => Promise.resolve(),
    }),
  rest: () => Promise.resolve(),
  verify: () => Promise.resolve({ ok: true }),
});

const processorMs = (before) => {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};

const timed = async (work) => {
  const [since, before] = [performance.now(), process.cpuUsage()];
  const result = await work();
  return { milliseconds: performance.now() - since, processor: processorMs(before), result };
};

const UNDONE = Symbol('undone');

/** Within a transaction that is taken back, so that every round finds the same tables. */
const undone = async (database, work) => {
  let done;
  await database
    .transaction(async () => {
      done = await timed(work);
      throw UNDONE;
    })
    .catch((error) => {
      if (error !== UNDONE) throw error;
    });
  if (done.result !== RECIPIENTS) throw new Error(`${done.result} rows instead of ${RECIPIENTS}.`);
  return { rate: RECIPIENTS / (done.milliseconds / 1_000), ...done };
};

/** The same rows into a table that has the same columns and a key, and nothing else. */
const RAW = `INSERT INTO bench_deliveries (run_id, subscriber_id, state)
  SELECT 1, subscriber_id, 'queued' FROM newsletter_consents
  WHERE sender_id = ? AND purpose_key = 'brief' AND state = 'active'`;

const makeRawTable = (knex) =>
  knex.schema.createTable('bench_deliveries', (table) => {
    table.increments('id');
    table.integer('run_id').notNullable();
    table.string('subscriber_id').notNullable();
    table.string('state', 16).notNullable();
    for (const [name, size] of [
      ['reason', 64],
      ['rule', 32],
      ['reply', 255],
      ['holder', 64],
    ])
      table.string(name, size);
    table.integer('attempts').notNullable().defaultTo(0);
    for (const name of ['not_before', 'first_attempt_at', 'handed_over_at']) table.double(name);
  });

const freezing = async ({ database, deliveries }, senderId) => {
  await makeRawTable(database.knex());
  const run = { id: 1_000_000_000, senderId, purposeKey: 'brief' };
  const window = { now: Date.now(), floor: null };
  const raw = async () => {
    const done = await database.knex().raw(RAW, [senderId]);
    return done.changes ?? done.rowCount;
  };
  return inTurns(ROUNDS, {
    ours: () => undone(database, () => deliveries.freeze(run, window)),
    baseline: () => undone(database, raw),
  });
};

/** One tick that finds a small campaign to send, and one that finds nothing. */
const ticks = async (app, { engine, runs }, senderId) => {
  const pass = () =>
    timed(async () => {
      engine.start();
      await engine.idle();
      await engine.stop();
    });
  const sending = [];
  const idle = [];
  for (let n = 0; n < TICKS; n += 1) {
    const id = await scheduleCampaign(app, senderId, campaignContent());
    sending.push(await pass());
    const run = await runs.findByCampaign(id);
    if (run.counts.submitted !== TICK_MAILS) throw new Error(`The tick ended as ${JSON.stringify(run)}.`);
    idle.push(await pass());
  }
  const warm = (all, figure) => Number(median(all.slice(5).map((one) => one[figure])).toFixed(2));
  const of = (all) => ({ processor: warm(all, 'processor'), all: warm(all, 'milliseconds') });
  return { sending: of(sending), idle: of(idle) };
};

/** The same ticks after ever more deliveries of the past. */
const ticksOverPast = async (app) => {
  const senderId = await seedSender(app, ['vivanet-dedicated']);
  await seedMany(app, senderId, TICK_MAILS);
  const parts = engineFromSource(app, { replace: { mailer: nowhere() } });
  const measured = {};
  let there = 0;
  for (const past of PAST) {
    await seedPast(app, senderId, { from: there, count: past - there, people: 1_000_000 });
    there = past;
    measured[past] = await ticks(app, parts, senderId);
    say(`  ${past} deliveries of the past: ${JSON.stringify(measured[past])} ms`);
  }
  const [few, many] = [measured[PAST[0]], measured[PAST.at(-1)]];
  const ratio = (kind, figure) => Number((many[kind][figure] / few[kind][figure]).toFixed(2));
  return {
    what: `milliseconds a tick: one that sends ${TICK_MAILS} mails, one that finds nothing`,
    byPastDeliveries: measured,
    ratios: {
      sending: { processor: ratio('sending', 'processor'), all: ratio('sending', 'all') },
      idle: { processor: ratio('idle', 'processor'), all: ratio('idle', 'all') },
    },
  };
};

const withApp = async (work) => {
  const { env, drop } = await emptyDatabase();
  const app = await bootApp(env);
  try {
    return await work(app);
  } finally {
    await app.stop();
    await drop();
  }
};

/** What is measured besides the freeze. The whole campaign takes a while. */
const wanted = (process.env.BENCH_PARTS ?? 'whole,ticks').split(',');

export const campaign = {
  name: 'campaign',
  unit: 'rows/s',
  what: `freezing ${RECIPIENTS} recipients; baseline: a raw INSERT … SELECT of the same rows into a table without indexes`,
  run: async () => {
    const also = [];
    const frozen = await withApp(async (app) => {
      const senderId = await seedSender(app, ['vivanet-dedicated']);
      const seeding = await timed(() => seedMany(app, senderId, RECIPIENTS));
      say(`  ${RECIPIENTS} people in ${Math.round(seeding.milliseconds / 1_000)} s`);
      const result = await freezing(engineFromSource(app), senderId);
      if (wanted.includes('whole')) also.push(await wholeCampaign(senderId, RECIPIENTS, MAIL));
      return result;
    });
    if (wanted.includes('ticks')) also.push(await withApp(ticksOverPast));
    return { ...frozen, also };
  },
};
