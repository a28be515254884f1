import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { bootApp } from './lib/app.mjs';
import { inTurns } from './lib/rounds.mjs';
import { seedConfirmed, seedSender } from './lib/seed.mjs';

const require = createRequire(import.meta.url);

const RECORDS = Number(process.env.BENCH_RECORDS ?? 1_000_000);
const PEOPLE = Number(process.env.BENCH_PEOPLE ?? 200_000);
const SENDERS = ['messhaus', 'zweithaus'];
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
const AT_ONCE = 10_000;
const WALK = fileURLToPath(new URL('./lib/ledger-walk.mjs', import.meta.url));

/** What a signup writes down, about a kilobyte of it. */
const EVIDENCE = {
  channel: 'e-mail',
  collectedBy: 'Messhaus',
  form: { id: 'form', slug: 'brief', version: 3, hash: 'a'.repeat(64), language: 'de' },
  text: {
    title: 'Messbrief',
    text: 'Ja, das Messhaus darf mir einmal im Monat Neuigkeiten per E-Mail schicken. Ich kann das jederzeit widerrufen.',
  },
  notices: { privacy: 'Verantwortlich ist die Messhaus GmbH, Prüfweg 1, 10115 Berlin. '.repeat(6) },
  boxTicked: true,
  ip: '192.0.2.1',
  userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
};

const entry = (n) => ({
  documentId: `record${String(n).padStart(18, '0')}`,
  senderId: SENDERS[n % SENDERS.length],
  subscriberId: `person${n >> 2}`,
  purposeKey: 'brief',
  event: n % 2 === 0 ? 'requested' : 'confirmed',
  occurredAt: new Date(1_790_000_000_000 + n * 1_000).toISOString(),
  payload: JSON.stringify({ ...EVIDENCE, request: `request${n}` }),
});

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

const macText = ({ documentId, event, occurredAt, payloadHash, purposeKey, senderId, subscriberId }) =>
  JSON.stringify({ documentId, event, occurredAt, payloadHash, purposeKey, senderId, subscriberId });

/** Records as the product inserts them, without a place, by the published formula and one prepared statement: through the product it takes ten times as long. */
const seedUnsealed = ({ keys }, file) => {
  const database = new (require('better-sqlite3'))(file);
  const insert = database.prepare(
    `INSERT INTO newsletter_consent_records (document_id, sender_id, subscriber_id, purpose_key, event, occurred_at,
       payload, payload_hash, mac)
     VALUES (@documentId, @senderId, @subscriberId, @purposeKey, @event, @occurredAt, @payload, @payloadHash, @mac)`,
  );
  const add = (n) => {
    const record = entry(n);
    record.payloadHash = sha256(record.payload);
    record.mac = keys.ledgerMac(macText(record));
    insert.run(record);
  };
  const addMany = database.transaction((start) => {
    for (let n = start; n < Math.min(start + AT_ONCE, RECORDS); n += 1) add(n);
  });
  for (let start = 0; start < RECORDS; start += AT_ONCE) addMany(start);
  database.close();
};

/** One piece of work on the database in a process of its own, so that its memory is that of the work and nothing else. */
const alone = async (what, expected) => {
  const child = fork(WALK, [what], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const [figures] = await once(child, 'message');
  if (figures.done !== expected) throw new Error(`${what}: ${figures.done} instead of ${expected}.`);
  const round = { what, rate: expected / figures.seconds, ...figures };
  process.stderr.write(`  ${JSON.stringify(round)}\n`);
  return round;
};

export const ledger = {
  name: 'ledger',
  unit: 'records/s',
  what: `verify-ledger over ${RECORDS} records of two senders against a bare walk that only recomputes the hashes; sealing them before; rebuild-consents and scan-proofs over ${PEOPLE} people; each in a process of its own`,
  run: async () => {
    const app = await bootApp();
    try {
      const senderId = await seedSender(app, []);
      await seedConfirmed(app, senderId, PEOPLE);
      await app.newsletter.ledgerSealing.sealAll();
      const also = [await alone('rebuild-consents', PEOPLE), await alone('scan-proofs', PEOPLE)];
      const before = (await app.newsletter.verifyLedger()).records;
      seedUnsealed(app.newsletter, process.env.DATABASE_FILENAME);
      also.push(await alone('seal', RECORDS));
      const all = before + RECORDS;
      const result = await inTurns(ROUNDS, {
        ours: () => alone('verify', all),
        baseline: () => alone('bare-walk', all),
      });
      return { ...result, also };
    } finally {
      await app.stop();
    }
  },
};
