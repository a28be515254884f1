import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { forgetOutbox, outboxMailer } from './outbox';

const ENVELOPE = { mailFrom: 'b+k7q2@t-8f3k.bounce.example.org', rcptTo: 'anna@example.net' };
const MESSAGE = Buffer.from('From: a@example.org\r\n\r\nend\r\n');
const now = () => new Date('2026-11-21T13:03:00.123Z');
let base = '';

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'outbox-'));
});
afterEach(async () => {
  await chmod(base, 0o700);
  await rm(base, { recursive: true });
});

test('MSR-6.10a: every message becomes one whole file in a folder made on demand', async () => {
  const dir = join(base, 'a', 'outbox');
  const lane = await outboxMailer({ dir, now }).openLane();
  const results = await Promise.all([lane.send(ENVELOPE, MESSAGE), lane.send(ENVELOPE, MESSAGE)]);
  const files = await readdir(dir);
  expect(results.map((r) => r.outcome === 'submitted' && r.reply).sort()).toEqual(files.sort());
  expect(files[0]).toMatch(/^2026-11-21T13-03-00\.123Z-[0-9a-f-]{36}\.eml$/);
  expect(await readFile(join(dir, files[0] ?? ''), 'latin1')).toBe(
    `Return-Path: <${ENVELOPE.mailFrom}>\r\n${MESSAGE.toString('latin1')}`,
  );
});

test('MSR-6.10a: where no file can be written nothing is handed over and the mail may be repeated', async () => {
  const dir = join(base, 'file');
  await writeFile(dir, 'not a folder');
  const mailer = outboxMailer({ dir, now });
  expect(await (await mailer.openLane()).send(ENVELOPE, MESSAGE)).toMatchObject({
    outcome: 'not-handed-over',
    retryable: true,
    detail: expect.stringMatching(/^E/),
  });
  expect(await mailer.verify()).toMatchObject({ ok: false });
  expect(await outboxMailer({ dir: join(base, 'new'), now }).verify()).toEqual({ ok: true, smtpUtf8: true });
});

test('G-17: what a killed process left half written to somebody erased goes as well', async () => {
  const head = (address: string) => `Return-Path: <b@bounce.test>\r\nTo: Anna <${address}>\r\nSubj`;
  await writeFile(join(base, '.2026-11-21.eml.tmp'), head('anna@example.net'));
  await writeFile(join(base, '.2026-11-22.eml.tmp'), head('berta@example.net'));
  await writeFile(join(base, '2026-11-21.eml'), head('anna@example.net'));
  await forgetOutbox(base, ['anna@example.net']);
  expect(await readdir(base)).toEqual(['.2026-11-22.eml.tmp']);
});
