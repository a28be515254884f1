#!/usr/bin/env node
/**
 * Checks an exported consent ledger against a signed checkpoint, offline, with Node.js alone: nothing of the product
 * is loaded. The format is described in consent-ledger.md.
 *
 *   node verify-checkpoint.mjs KEY CHECKPOINT [LEDGER]
 *
 *   KEY         the public key: the JSON of GET /api/newsletter/ledger-key, or its `publicKey` alone
 *   CHECKPOINT  what `newsletter checkpoint --json` printed
 *   LEDGER      what `newsletter export-ledger` wrote; without it only the signature is checked
 *
 * Exit code: 0 everything fits, 1 something does not, 2 a file cannot be used.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

const problems = [];
const problem = (text) => {
  if (problems.length < 100) problems.push(text);
};

const readKey = (file) => {
  const text = readFileSync(file, 'utf8').trim();
  if (!text.startsWith('{')) return text;
  const json = JSON.parse(text);
  return (json.data ?? json).publicKey;
};

/** RFC 8785 for strings, whole numbers, arrays and objects: keys sorted by UTF-16 code units, no blanks. */
const canonical = (value) => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(value[key])}`);
  return `{${members.join(',')}}`;
};

const isSigned = (checkpoint, publicKey) => {
  const { signature, ...signed } = checkpoint;
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  const bytes = Buffer.from(typeof signature === 'string' ? signature : '', 'base64');
  return verify(null, Buffer.from(canonical(signed), 'utf8'), key, bytes);
};

const sha256 = (text) => createHash('sha256').update(text, 'utf8').digest('hex');

/** The chain covers the evidence by its hash: an erasure takes the evidence out and leaves that. */
const hashOf = (record) => {
  const hashed = { ...record };
  delete hashed.hash;
  delete hashed.payload;
  return sha256(canonical(hashed));
};

const REDACTED = '{"redacted":true}';

/** What an erasure names; one that was changed into something else names nothing, and was told before. */
const namedBy = (payload) => {
  try {
    const { redacted } = JSON.parse(payload);
    return Array.isArray(redacted) ? redacted : [];
  } catch {
    return [];
  }
};

/** Records without their evidence that no later erasure has named yet, by their ids. */
const checkEvidence = (record, place, unnamed) => {
  if (record.payload === REDACTED) unnamed.set(record.documentId, { record, place });
  else if (sha256(record.payload) !== record.payloadHash)
    problem(`${place}: the evidence of record ${record.documentId} was changed`);
  if (record.event !== 'erased') return;
  for (const id of namedBy(record.payload)) {
    const named = unnamed.get(id)?.record;
    if (named?.subscriberId === record.subscriberId && named.senderId === record.senderId) unnamed.delete(id);
  }
};

const START = { seq: 0, hash: '0'.repeat(64) };

const checkLedger = async (file, heads) => {
  const ends = new Map();
  const unnamed = new Map();
  let records = 0;
  for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
    if (line === '') continue;
    const record = JSON.parse(line);
    const last = ends.get(record.senderId) ?? START;
    const place = `sender ${record.senderId}, no. ${record.seq}`;
    if (record.seq !== last.seq + 1) problem(`${place}: follows no. ${last.seq}`);
    if (record.previousHash !== last.hash) problem(`${place}: does not carry the hash of the one before`);
    if (hashOf(record) !== record.hash) problem(`${place}: record ${record.documentId} was changed`);
    checkEvidence(record, place, unnamed);
    const head = heads.get(record.senderId);
    if (head?.seq === record.seq && head.headHash !== record.hash)
      problem(`${place}: is not the record of the checkpoint`);
    ends.set(record.senderId, { seq: record.seq, hash: record.hash });
    records += 1;
  }
  for (const { place, record } of unnamed.values())
    problem(`${place}: the evidence of record ${record.documentId} is gone, and no later erasure names it`);
  for (const { senderId, seq } of heads.values()) {
    if ((ends.get(senderId)?.seq ?? 0) < seq) problem(`sender ${senderId}, no. ${seq}: is missing`);
  }
  return records;
};

const main = async ([keyFile, checkpointFile, ledgerFile]) => {
  if (!keyFile || !checkpointFile)
    throw new Error('Usage: node verify-checkpoint.mjs KEY CHECKPOINT [LEDGER]');
  const publicKey = readKey(keyFile);
  const checkpoint = JSON.parse(readFileSync(checkpointFile, 'utf8'));
  if (checkpoint?.format !== 'jawort-checkpoint/1' || !Array.isArray(checkpoint.senders))
    throw new Error('This is no checkpoint of format 1.');
  if (checkpoint.publicKey !== publicKey) problem('The checkpoint names another key.');
  if (!isSigned(checkpoint, publicKey)) problem('The checkpoint was not signed with this key.');
  const heads = new Map(checkpoint.senders.map((head) => [head.senderId, head]));
  const records = ledgerFile ? await checkLedger(ledgerFile, heads) : 0;
  for (const text of problems) console.error(text);
  const what = ledgerFile ? `${records} records, ${heads.size} heads` : 'the signature';
  console.log(
    `${problems.length === 0 ? 'Sound' : 'NOT SOUND'}: ${what}, checkpoint of ${checkpoint.createdAt}.`,
  );
  return problems.length === 0 ? 0 : 1;
};

main(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code;
  },
  (error) => {
    console.error(error.message);
    process.exitCode = 2;
  },
);
