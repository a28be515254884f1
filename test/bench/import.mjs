import { createReadStream, createWriteStream, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { once } from 'node:events';
import { at } from '../../scripts/lib/paths.mjs';
import { say } from '../../scripts/lib/say.mjs';
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

const tenths = (seconds) => Number(seconds.toFixed(1));

/** `cpuSeconds` is this process alone, without a database server. */
const timed = async (name, work) => {
  const started = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  const { result, grownMb } = await growthOf(work);
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  const { user, system } = process.cpuUsage(cpu);
  say(`  ${name}: ${tenths(seconds)} s`);
  return {
    rate: ROWS / seconds,
    seconds: tenths(seconds),
    cpuSeconds: tenths((user + system) / 1e6),
    grownMb,
    result,
  };
};

const ours = async (app, senderId, file) => {
  const order = { senderId, purposeKey: 'brief', origin: 'own-form', actor: 'bench' };
  const { result, ...figures } = await timed('ours', () =>
    app.newsletter.imports.importFile(createReadStream(file), order),
  );
  if (result.proven !== ROWS) throw new Error(`Not all came in: ${JSON.stringify(result)}`);
  // A job does this every second beside whatever else goes on; here it is measured by itself.
  const sealing = await timed('sealing', () => app.newsletter.ledgerSealing.sealAll());
  if (sealing.result.sealed !== ROWS)
    throw new Error(`Not all were sealed: ${JSON.stringify(sealing.result)}`);
  return {
    ...figures,
    sealSeconds: sealing.seconds,
    rateWithSealing: Math.round(ROWS / (ROWS / figures.rate + ROWS / sealing.rate)),
  };
};

const COLUMNS =
  'document_id, created_at, updated_at, published_at, sender_id, email, email_normalised, email_hash, language, fields, state, source';

const COLUMN_COUNT = COLUMNS.split(',').length;

/** Enough of them to weigh what an outsider's list would; which ones does not matter to the measurement. */
const ROLES = new Set('info office kontakt contact support sales service admin postmaster abuse'.split(' '));

/** The checks of a row as an outsider makes them: mailbox, function, throw-away domain, both times, both addresses. */
const outsidersCheck = () => {
  const isEmail = require('validator/lib/isEmail');
  const isIP = require('validator/lib/isIP');
  const disposable = require('disposable-email-domains-js').disposableEmailBlocklistSet();
  const parted = (email) => [email.slice(0, email.lastIndexOf('@')), email.slice(email.lastIndexOf('@') + 1)];
  return (row) => {
    const [local, domain] = parted(row.email.trim().toLowerCase());
    if (!isEmail(row.email) || ROLES.has(local) || disposable.has(domain)) return false;
    const [requested, confirmed] = [Date.parse(row.requested_at), Date.parse(row.confirmed_at)];
    if (!(requested <= confirmed && confirmed <= Date.now())) return false;
    return isIP(row.request_ip) && isIP(row.confirm_ip) && row.source !== '' && row.consent_text !== '';
  };
};

/** An import as one would write it without a ledger: csv-parse, the checks, one upsert a batch. */
const baseline = async (app, senderId, file) => {
  const { createHash, randomUUID } = require('node:crypto');
  const knex = app.newsletter.database.knex();
  const sqlite = app.newsletter.database.isSqlite;
  const isFit = outsidersCheck();
  const write = async (rows) => {
    const now = sqlite ? Date.now() : new Date();
    const places = `(${Array.from({ length: COLUMN_COUNT }, () => '?').join(',')})`;
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
  const { result: written, ...figures } = await timed('baseline', async () => {
    let batch = [];
    let count = 0;
    for await (const row of createReadStream(file).pipe(parse({ columns: true }))) {
      if (!isFit(row)) continue;
      batch.push(row);
      count += 1;
      if (batch.length < BATCH) continue;
      await write(batch);
      batch = [];
    }
    if (batch.length > 0) await write(batch);
    return count;
  });
  if (written !== ROWS) throw new Error(`The baseline took ${written} rows of ${ROWS}.`);
  return figures;
};

/** Walks the whole chain and checks every record. */
const verify = async (app, senderId) => {
  const {
    result: report,
    seconds,
    grownMb,
  } = await timed('verification', () => app.newsletter.verifyLedger());
  say(`  ledger of ${ROWS * ROUNDS} records verified with ${grownMb} MB more memory (${seconds} s)`);
  const records = report.senders.find((sender) => sender.senderId === senderId)?.records;
  if (!report.ok || records !== ROWS * ROUNDS)
    throw new Error(`The ledger is not whole: ${JSON.stringify(report).slice(0, 500)}`);
};

export const imports = {
  name: 'import',
  unit: 'rows/s',
  what: `${ROWS} rows with complete proof a round (BENCH_ROWS for others; PostgreSQL by DATABASE_CLIENT and DATABASE_URL), job, ledger, consents, columns and report included, sealing measured beside; baseline: csv-parse, the same checks, upsert of the same people without all that`,
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
