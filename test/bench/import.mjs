import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { once } from 'node:events';
import { at } from '../../scripts/lib/paths.mjs';
import { bootApp } from './lib/app.mjs';
import { inTurns } from './lib/rounds.mjs';
import { seedSender } from './lib/seed.mjs';

const require = createRequire(import.meta.url);
const { parse } = require('csv-parse');

const ROWS = Number(process.env.BENCH_ROWS || 50_000);
const ROUNDS = Number(process.env.BENCH_ROUNDS || 3);
const BATCH = 1_000;

const HEADER =
  'email,first_name,last_name,requested_at,request_ip,confirmed_at,confirm_ip,source,consent_text,customer_number,city';

/** A list of so many people, each with complete proof; written once a round, so that every round is new people. */
const writeList = async (file, round) => {
  const stream = createWriteStream(file);
  const now = Date.now();
  stream.write(`${HEADER}\n`);
  for (let n = 0; n < ROWS; n += 1) {
    const asked = new Date(now - 86_400_000 * (1 + (n % 600)) - 120_000).toISOString();
    const said = new Date(now - 86_400_000 * (1 + (n % 600))).toISOString();
    const line = `leser.${round}.${n}@example.org,Ina,Muster,${asked},192.0.2.${n % 250},${said},192.0.2.${n % 250},https://messhaus.test/brief,"Ja, das Messhaus darf mir schreiben.",${100_000 + n},Berlin\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
};

/** The greatest memory the process had while something ran, above what it had before, in megabytes. */
const growthOf = async (work) => {
  global.gc?.();
  const before = process.memoryUsage().rss;
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 100);
  const result = await work();
  clearInterval(timer);
  return { result, grownMb: Math.round((Math.max(most, process.memoryUsage().rss) - before) / 1e6) };
};

const timed = async (work) => {
  const started = process.hrtime.bigint();
  const { result, grownMb } = await growthOf(work);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  return { rate: ROWS / seconds, seconds: Number(seconds.toFixed(1)), grownMb, result };
};

const ours = async (app, senderId, file) => {
  const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'bench' };
  const { result, ...figures } = await timed(() =>
    app.newsletter.imports.importFile(createReadStream(file), order),
  );
  if (result.proven !== ROWS) throw new Error(`Not all came in: ${JSON.stringify(result)}`);
  return figures;
};

const COLUMNS =
  'document_id, created_at, updated_at, published_at, sender_id, email, email_normalised, email_hash, language, fields, state, source';

/** An import as one would write it without a ledger: csv-parse, the checks of an address, one upsert a batch. */
const baseline = async (app, senderId, file) => {
  const isEmail = require('validator/lib/isEmail');
  const { createHash, randomUUID } = require('node:crypto');
  const knex = app.newsletter.database.knex();
  const sqlite = app.newsletter.database.isSqlite;
  const write = async (rows) => {
    const now = sqlite ? Date.now() : new Date();
    const places = `(${Array.from({ length: 12 }, () => '?').join(',')})`;
    const values = rows.flatMap((row) => [
      randomUUID(),
      now,
      now,
      now,
      senderId,
      row.email,
      row.email.toLowerCase(),
      createHash('sha256').update(row.email.toLowerCase()).digest('hex'),
      'de',
      JSON.stringify(row),
      'active',
      'bench',
    ]);
    const sql = `INSERT INTO newsletter_subscribers (${COLUMNS}) VALUES ${rows.map(() => places).join(',')} ON CONFLICT (sender_id, email_normalised) DO UPDATE SET fields = excluded.fields, updated_at = excluded.updated_at`;
    await knex.transaction((trx) => trx.raw(sql, values));
  };
  const { rate, seconds, grownMb } = await timed(async () => {
    let batch = [];
    for await (const row of createReadStream(file).pipe(parse({ columns: true }))) {
      const confirmed = Date.parse(row.confirmed_at);
      if (!isEmail(row.email) || Number.isNaN(confirmed) || Number.isNaN(Date.parse(row.requested_at)))
        continue;
      batch.push(row);
      if (batch.length < BATCH) continue;
      await write(batch);
      batch = [];
    }
    if (batch.length > 0) await write(batch);
  });
  return { rate, seconds, grownMb };
};

const verify = async (app, senderId) => {
  const report = await app.newsletter.verifyLedger();
  const records = report.senders.find((sender) => sender.senderId === senderId)?.records;
  if (!report.ok || records !== ROWS * ROUNDS)
    throw new Error(`The ledger is not whole: ${JSON.stringify(report).slice(0, 500)}`);
};

export const imports = {
  name: 'import',
  unit: 'rows/s',
  what: `${ROWS} rows with complete proof a round (BENCH_ROWS for others; PostgreSQL by DATABASE_CLIENT and DATABASE_URL), job and ledger included; baseline: csv-parse, the same checks, upsert of the same people without ledger, consents and report`,
  run: async () => {
    const app = await bootApp(
      process.env.DATABASE_CLIENT === 'postgres' ? { DATABASE_CLIENT: 'postgres' } : {},
    );
    const senderId = await seedSender(app, []);
    const file = at(`.tmp/bench-import-${process.pid}.csv`);
    const round = (side, sender, number) => async (n) => {
      await writeList(file, `${number}.${n}`);
      return side(app, sender, file);
    };
    try {
      const result = await inTurns(ROUNDS, {
        ours: round(ours, senderId, 0),
        baseline: round(baseline, 'baseline', 1),
      });
      await verify(app, senderId);
      return result;
    } finally {
      rmSync(file, { force: true });
      await app.stop();
    }
  },
};
