import { execFile } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  publicKeyOf,
  signCheckpoint,
  type Checkpoint,
} from '../../src/plugins/newsletter/server/src/domain/consent/checkpoint';
import {
  canonicalJson,
  EMPTY_LEDGER,
  linkEntries,
} from '../../src/plugins/newsletter/server/src/domain/consent/ledger';
import { protect } from '../../src/plugins/newsletter/server/src/domain/consent/record-mac';
import { runJson } from '../helpers/cli';
import { boot, databases, type App } from '../helpers/strapi';

const SCRIPT = path.resolve(__dirname, '../../src/plugins/newsletter/docs/verify-checkpoint.mjs');

const runScript = (...args: string[]): Promise<{ exitCode: number; output: string }> =>
  new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, ...args], (error, stdout, stderr) =>
      resolve({ exitCode: Number(error?.code ?? 0), output: stdout + stderr }),
    );
  });

describe.each(databases)('checkpoints on %s', (database) => {
  let app: App;
  let checkpoint: Checkpoint;
  const table = (name: string) => app.strapi.db.connection(name);
  const file = (name: string) => path.join(app.folder, name);
  const write = (name: string, content: string | object): string => {
    writeFileSync(file(name), typeof content === 'string' ? content : JSON.stringify(content));
    return file(name);
  };
  const append = (senderId: string, count: number) =>
    app.newsletter.repositories.ledger.appendMany(
      Array.from({ length: count }, (_, n) => ({
        documentId: `${senderId}-${n}`,
        senderId,
        subscriberId: `person${n}`,
        purposeKey: 'brief',
        event: 'requested' as const,
        occurredAt: '2026-11-21T10:00:00.000Z',
        payload: canonicalJson({ n, text: 'Ja, bitte – gern' }),
      })),
    );

  /** As somebody with the database and the secret of the site could: records, MACs and head all fit again. */
  const rewrite = async (senderId: string, payload: string): Promise<void> => {
    const records = await app.newsletter.repositories.ledger.read(senderId, 0, 100);
    const made = records.map((record, n) => (n === 1 ? { ...record, payload, payloadHash: null } : record));
    const linked = linkEntries(EMPTY_LEDGER, made);
    for (const record of linked.records) {
      const { payloadHash, mac } = protect(record, app.newsletter.keys.ledgerMac);
      const { previousHash: previous_hash, hash } = record;
      const row = { payload: record.payload, payload_hash: payloadHash, mac, previous_hash, hash };
      await table('newsletter_consent_records').where({ document_id: record.documentId }).update(row);
    }
    await table('newsletter_ledger_heads').where({ sender_id: senderId }).update({ hash: linked.head.hash });
  };

  beforeAll(async () => {
    app = await boot({ database, listen: true });
    await append('one', 5);
    await append('two', 2);
  });
  afterAll(() => app.stop());

  it('DESIGN-2.2: the key is made with the first checkpoint, kept encrypted, and published', async () => {
    const published = () => fetch(`${app.url}/api/newsletter/ledger-key`);
    expect((await published()).status).toBe(404);
    checkpoint = await app.newsletter.ledgerCheckpoints.create();
    const { data } = (await (await published()).json()) as { data: { publicKey: string } };
    expect(data).toEqual({
      algorithm: 'Ed25519',
      installation: checkpoint.installation,
      publicKey: checkpoint.publicKey,
    });
    const [key] = await table('newsletter_ledger_keys').select();
    expect(key.private_key).not.toContain('PRIVATE KEY');
    write('key.json', { data });
  });

  it('DESIGN-2.2: a checkpoint seals first and names the head of every chain', async () => {
    expect(checkpoint.senders.map(({ senderId, seq }) => [senderId, seq])).toEqual([
      ['one', 5],
      ['two', 2],
    ]);
    await append('three', 1);
    expect((await app.newsletter.ledgerCheckpoints.create()).senders).toHaveLength(3);
    const report = await app.newsletter.verifyLedger(checkpoint);
    expect(report).toMatchObject({ ok: true, checkpoints: { compared: 3, faults: [] } });
  });

  it('DESIGN-2.2: the export and a checkpoint are verified offline by a script that knows only the format', async () => {
    const checkpointFile = write('checkpoint.json', checkpoint);
    const exported = await runJson(['export-ledger', file('ledger.jsonl')]);
    expect(exported.document).toMatchObject({ records: 8, senders: 3 });
    const key = file('key.json');
    expect(await runScript(key, checkpointFile, file('ledger.jsonl'))).toEqual({
      exitCode: 0,
      output: `Sound: 8 records, 2 heads, checkpoint of ${checkpoint.createdAt}.\n`,
    });
    const lines = readFileSync(file('ledger.jsonl'), 'utf8').trimEnd().split('\n');
    const check = async (changed: readonly string[]) =>
      (await runScript(key, checkpointFile, write('changed.jsonl', changed.join('\n')))).exitCode;
    expect(await check(lines.map((line) => line.replace('"n\\":1', '"n\\":7')))).toBe(1);
    expect(await check(lines.slice(0, -1).filter((line) => !line.includes('"two-1"')))).toBe(1);
    const other = write('other.json', { publicKey: publicKeyOf(generateKeyPairSync('ed25519').privateKey) });
    expect((await runScript(other, checkpointFile)).exitCode).toBe(1);
    expect((await runScript(key, write('none.json', { format: 'x' }))).exitCode).toBe(2);
    const again = await runJson(['export-ledger', file('ledger.jsonl')]);
    expect([again.exitCode, again.document.error.code]).toEqual([2, 'file_unreadable']);
  });

  it('DESIGN-2.2: history rewritten with recomputed hashes is found by a kept checkpoint, here or elsewhere', async () => {
    await rewrite('one', canonicalJson({ made: 'up' }));
    const kept = await app.newsletter.verifyLedger();
    expect(kept.senders.flatMap(({ faults }) => faults)).toEqual([]);
    const fault = { kind: 'rewritten', senderId: 'one', seq: 5 };
    expect([kept.ok, kept.checkpoints.faults]).toMatchObject([false, [fault, fault]]);
    await table('newsletter_ledger_checkpoints').delete();
    expect((await app.newsletter.verifyLedger()).ok).toBe(true);
    const elsewhere = await runJson(['verify-ledger', '--checkpoint', file('checkpoint.json')]);
    expect(elsewhere.exitCode).toBe(1);
    expect(elsewhere.document.checkpoints).toMatchObject({ compared: 1, faults: [fault] });
  });

  it('DESIGN-2.2: a checkpoint signed with another key, or none, is a fault', async () => {
    const { privateKey } = generateKeyPairSync('ed25519');
    const foreign = signCheckpoint({ ...checkpoint, senders: [] }, privateKey);
    await table('newsletter_ledger_checkpoints').insert({ created_at: 1, document: canonicalJson(foreign) });
    await table('newsletter_ledger_checkpoints').insert({ created_at: 2, document: 'no checkpoint' });
    // The key beside it does not help: what counts is the private one.
    await table('newsletter_ledger_keys').update({ public_key: foreign.publicKey });
    const { ok, checkpoints } = await app.newsletter.verifyLedger();
    expect([ok, checkpoints.faults.map(({ kind }) => kind)]).toEqual([false, ['unsigned', 'unsigned']]);
  });

  it('DESIGN-2.2: what is cut off, unsigned or of another key is told apart offline, and a lost key makes old checkpoints no less checkable', async () => {
    const key = file('key.json');
    const whole = JSON.stringify(checkpoint);
    const { signature, ...unsigned } = checkpoint;
    const erased = {
      documentId: 'e',
      senderId: 'four',
      subscriberId: 'p',
      purposeKey: 'brief',
      event: 'erased',
    };
    await app.newsletter.repositories.ledger.appendMany([
      {
        ...erased,
        event: 'erased',
        occurredAt: '2026-11-21T10:00:00.000Z',
        payload: canonicalJson({ redacted: [] }),
      },
    ]);
    await app.newsletter.ledgerSealing.sealAll();
    await runJson(['export-ledger', file('all.jsonl')]);
    const garbled = readFileSync(file('all.jsonl'), 'utf8').replace('{\\"redacted\\":[]}', 'weg');
    expect(garbled).toContain('"weg"');
    const codes = {
      'cut off': await runScript(key, write('a.json', whole.slice(0, -20))),
      'no signature': await runScript(key, write('b.json', unsigned)),
      'half a signature': await runScript(
        key,
        write('c.json', { ...unsigned, signature: signature.slice(0, 20) }),
      ),
      'no senders': await runScript(key, write('d.json', { ...checkpoint, senders: undefined })),
      'half a key': await runScript(
        write('k.json', { publicKey: checkpoint.publicKey.slice(0, 30) }),
        write('e.json', whole),
      ),
      'an erasure made unreadable': await runScript(key, write('f.json', whole), write('g.jsonl', garbled)),
    };
    expect(Object.fromEntries(Object.entries(codes).map(([what, { exitCode }]) => [what, exitCode]))).toEqual(
      {
        'cut off': 2,
        'no signature': 1,
        'half a signature': 1,
        'no senders': 2,
        'half a key': 2,
        'an erasure made unreadable': 1,
      },
    );
    const elsewhere = await runJson(['verify-ledger', '--checkpoint', file('a.json')]);
    expect(elsewhere.exitCode).toBe(2);

    await table('newsletter_ledger_checkpoints').delete();
    await table('newsletter_ledger_keys').delete();
    const faults = async () => (await app.newsletter.verifyLedger(checkpoint)).checkpoints.faults;
    expect((await faults()).map(({ kind }) => kind)).toEqual(['unsigned']);
    const renewed = await app.newsletter.ledgerCheckpoints.create();
    expect(renewed.publicKey).not.toBe(checkpoint.publicKey);
    expect((await faults()).map(({ createdAt, kind }) => [createdAt, kind])).toEqual([
      [checkpoint.createdAt, 'unsigned'],
    ]);
    expect((await runScript(key, write('f.json', whole))).exitCode).toBe(0);
    expect((await runScript(key, write('h.json', renewed))).exitCode).toBe(1);
  });
});
