import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';

/**
 * One walk over the ledger of the database in the environment, in this process and no other: `seal`, `verify`,
 * `rebuild-consents`, `scan-proofs`, or the `bare-walk` to compare with. Sends time, memory above that before the
 * work began, and how long the event loop stood still at most.
 */
const require = createRequire(import.meta.url);
const MEGABYTE = 1024 * 1024;
const TICK_MS = 20;
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

/** The formula of docs/consent-ledger.md and nothing else: no MAC, no pages, one prepared statement. */
const bareWalk = (file) => {
  const database = new (require('better-sqlite3'))(file, { readonly: true });
  const chain = database.prepare('SELECT * FROM newsletter_consent_records WHERE sender_id = ? ORDER BY seq');
  const senders = database.prepare('SELECT sender_id FROM newsletter_ledger_heads').pluck().all();
  let records = 0;
  for (const sender of senders) {
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

const must = (ok, what) => {
  if (!ok) throw new Error(`${what} found something wrong.`);
};

const WORK = {
  seal: async ({ ledgerSealing }) => {
    const { sealed, forged, blocked } = await ledgerSealing.sealAll();
    must(forged === 0 && blocked.length === 0, 'The sealer');
    return sealed;
  },
  verify: async ({ verifyLedger }) => {
    const report = await verifyLedger();
    must(report.ok, 'verify-ledger');
    return report.records;
  },
  'rebuild-consents': async ({ rebuildConsents }) => {
    const report = await rebuildConsents({ write: false });
    must(report.ok, 'rebuild-consents');
    return report.compared;
  },
  'scan-proofs': async ({ scanProofs }) => {
    const report = await scanProofs();
    must(report.ok, 'scan-proofs');
    return report.scanned;
  },
};

const measured = async (work) => {
  const [start, before, cpu] = [performance.now(), process.memoryUsage.rss(), process.cpuUsage()];
  let [most, stallMs, last] = [before, 0, start];
  const timer = setInterval(() => {
    const now = performance.now();
    stallMs = Math.max(stallMs, now - last - TICK_MS);
    last = now;
    most = Math.max(most, process.memoryUsage.rss());
  }, TICK_MS);
  const done = await work();
  clearInterval(timer);
  const { user, system } = process.cpuUsage(cpu);
  most = Math.max(most, process.memoryUsage.rss());
  return {
    done,
    seconds: Number(((performance.now() - start) / 1_000).toFixed(2)),
    cpuSeconds: Number(((user + system) / 1e6).toFixed(2)),
    rssMegabytes: { before: Math.round(before / MEGABYTE), most: Math.round(most / MEGABYTE) },
    longestStallMs: Math.round(stallMs),
  };
};

const [what] = process.argv.slice(2);
const file = process.env.DATABASE_FILENAME;
const figures = async () => {
  if (what === 'bare-walk') return measured(async () => bareWalk(file));
  const { NEWSLETTER_SECRET } = process.env;
  const { bootApp } = await import('./app.mjs');
  const app = await bootApp({ DATABASE_FILENAME: file, NEWSLETTER_SECRET });
  return measured(() => WORK[what](app.newsletter));
};
process.send(await figures());
process.exit(0);
