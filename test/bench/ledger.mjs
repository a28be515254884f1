import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { bootApp } from './lib/app.mjs';
import { inTurns } from './lib/rounds.mjs';

const require = createRequire(import.meta.url);

const RECORDS = 1_000_000;
const SENDERS = ['messhaus', 'zweithaus'];
const ROUNDS = 3;
const AT_ONCE = 10_000;
const MEGABYTE = 1024 * 1024;

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

const timed = async (work) => {
  const start = process.hrtime.bigint();
  const result = await work();
  return { result, seconds: Number(process.hrtime.bigint() - start) / 1e9 };
};

/** The highest resident size while something runs, above that at its start. */
const growthDuring = async (work) => {
  const before = process.memoryUsage.rss();
  let highest = before;
  const timer = setInterval(() => {
    highest = Math.max(highest, process.memoryUsage.rss());
  }, 50);
  const done = await timed(work);
  clearInterval(timer);
  return { ...done, growthMegabytes: Math.round((highest - before) / MEGABYTE) };
};

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** What the chain hashes; the keys stand in the order RFC 8785 asks for. */
const hashOf = (record) =>
  sha256(
    JSON.stringify({
      documentId: record.documentId,
      event: record.event,
      occurredAt: record.occurredAt,
      payloadHash: record.payloadHash,
      previousHash: record.previousHash,
      purposeKey: record.purposeKey,
      senderId: record.senderId,
      seq: record.seq,
      subscriberId: record.subscriberId,
    }),
  );

const macText = ({ documentId, event, occurredAt, payloadHash, purposeKey, senderId, subscriberId }) =>
  JSON.stringify({ documentId, event, occurredAt, payloadHash, purposeKey, senderId, subscriberId });

/** A million sealed records, by the published formulas and one prepared statement: through the product it takes ten times as long. */
const seed = ({ keys }, file) => {
  const database = new (require('better-sqlite3'))(file);
  const insert = database.prepare(
    `INSERT INTO newsletter_consent_records (document_id, sender_id, subscriber_id, purpose_key, event, occurred_at,
       payload, payload_hash, mac, seq, previous_hash, hash)
     VALUES (@documentId, @senderId, @subscriberId, @purposeKey, @event, @occurredAt,
       @payload, @payloadHash, @mac, @seq, @previousHash, @hash)`,
  );
  const ends = new Map(SENDERS.map((senderId) => [senderId, { seq: 0, hash: '0'.repeat(64) }]));
  const add = (n) => {
    const record = entry(n);
    const last = ends.get(record.senderId);
    record.payloadHash = sha256(record.payload);
    record.mac = keys.ledgerMac(macText(record));
    record.seq = last.seq + 1;
    record.previousHash = last.hash;
    record.hash = hashOf(record);
    insert.run(record);
    ends.set(record.senderId, { seq: record.seq, hash: record.hash });
  };
  const addMany = database.transaction((start) => {
    for (let n = start; n < Math.min(start + AT_ONCE, RECORDS); n += 1) add(n);
  });
  for (let start = 0; start < RECORDS; start += AT_ONCE) addMany(start);
  const head = database.prepare(
    'INSERT INTO newsletter_ledger_heads (sender_id, seq, hash) VALUES (?, ?, ?)',
  );
  for (const [senderId, { seq, hash }] of ends) head.run(senderId, seq, hash);
  database.close();
};

/** The formula of docs/consent-ledger.md and nothing else: no MAC, no pages, one prepared statement. */
const bareWalk = (file) => {
  const database = new (require('better-sqlite3'))(file, { readonly: true });
  const chain = database.prepare('SELECT * FROM newsletter_consent_records WHERE sender_id = ? ORDER BY seq');
  let records = 0;
  for (const sender of SENDERS) {
    let last = '0'.repeat(64);
    for (const row of chain.iterate(sender)) {
      const hash = hashOf({
        documentId: row.document_id,
        event: row.event,
        occurredAt: row.occurred_at,
        payloadHash: sha256(row.payload),
        previousHash: row.previous_hash,
        purposeKey: row.purpose_key,
        senderId: row.sender_id,
        seq: row.seq,
        subscriberId: row.subscriber_id,
      });
      if (hash !== row.hash || row.previous_hash !== last) throw new Error('The chain is broken.');
      last = row.hash;
      records += 1;
    }
  }
  database.close();
  return records;
};

export const ledger = {
  name: 'ledger',
  unit: 'records/s',
  what: 'verify-ledger over 1,000,000 records of two senders against a bare walk that only recomputes the hashes',
  run: async () => {
    const app = await bootApp();
    try {
      seed(app.newsletter, process.env.DATABASE_FILENAME);
      const measure = async (work) => {
        const { result, seconds, growthMegabytes } = await growthDuring(work);
        if (result !== RECORDS) throw new Error(`${result} records were verified.`);
        const round = { rate: RECORDS / seconds, seconds, growthMegabytes };
        process.stderr.write(`  ${JSON.stringify(round)}\n`);
        return round;
      };
      const ours = async () => {
        const report = await app.newsletter.verifyLedger();
        if (!report.ok) throw new Error('The ledger is broken.');
        return report.records;
      };
      const baseline = async () => bareWalk(process.env.DATABASE_FILENAME);
      return await inTurns(ROUNDS, {
        ours: () => measure(ours),
        baseline: () => measure(baseline),
      });
    } finally {
      await app.stop();
    }
  },
};
