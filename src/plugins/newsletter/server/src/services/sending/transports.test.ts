import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TransportRepository, TransportState } from '../../repositories/sending/transports';
import { createTransports, readTransports } from './transports';

const kept = () => {
  const rows = new Map<string, TransportState>();
  const transportRows: TransportRepository = {
    save: (label, state) => Promise.resolve(void rows.set(label, state)),
    all: () => Promise.resolve(rows),
  };
  return { rows, transportRows };
};

const clock = { now: () => Date.UTC(2026, 2, 2, 9) };
const open = (urls: readonly string[], transportRows: TransportRepository, outboxDir = '/nowhere') =>
  createTransports({ urls, outboxDir, clock, transportRows, onUnkept: () => undefined });

test('DESIGN-2.9: a transport is called by host and port, never by user or password', () => {
  const labels = readTransports([
    'smtps://user:s3cr3t@mail.example.org',
    'smtp://[::1]:2525',
    'smtps://other:s3cr3t@mail.example.org',
  ]).map(({ label }) => label);
  expect(labels).toEqual(['mail.example.org:465', '[::1]:2525', 'mail.example.org:465 (2)']);
});

test('TLS-1: what cannot be used ends the start and says which, not what stands in it', () => {
  expect(() => readTransports(['smtp://u:s3cr3t@h?tls=none'])).toThrow(
    /^SMTP_URL is not usable: bad parameter tls$/,
  );
  expect(() => readTransports(['smtp://h', 'smtp://u:s3cr3t@h?pool=0'])).toThrow(
    /^SMTP_URL number 2 is not usable: bad parameter pool$/,
  );
});

test('MSR-6.10a: without a mail server the outbox is checked, and there is no state to show', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'jawort-outbox-'));
  const transports = open([], kept().transportRows, dir);
  expect(transports.mailer.name).toBe('outbox');
  expect(await transports.states()).toEqual([]);
  expect(await transports.check()).toEqual([{ label: 'outbox', check: { ok: true, smtpUtf8: true } }]);
  await rm(dir, { recursive: true });
});

test('MSR-6.10a: each mail server is checked and its state kept for whoever asks', async () => {
  const { rows, transportRows } = kept();
  // Nobody listens on the ports of discard and chargen here.
  const transports = open(['smtp://127.0.0.1:9', 'smtp://127.0.0.1:19?domains=haus.test'], transportRows);
  expect((await transports.check()).map(({ label, check }) => [label, check.ok])).toEqual([
    ['127.0.0.1:9', false],
    ['127.0.0.1:19', false],
  ]);
  expect((await transports.states()).map(({ known }) => known.state)).toEqual(['unknown', 'unknown']);
  const lane = await transports.mailer.openLane('haus.test');
  const envelope = { mailFrom: 'b@bounce.example.org', rcptTo: 'anna@example.net' };
  expect(await lane.send(envelope, Buffer.from('x\r\n'))).toMatchObject({ outcome: 'not-handed-over' });
  await transports.mailer.rest();
  expect([...rows].map(([label, { state, detail }]) => [label, state, detail])).toEqual([
    ['127.0.0.1:9', 'down', 'ESOCKET ECONNREFUSED CONN'],
    ['127.0.0.1:19', 'down', 'ESOCKET ECONNREFUSED CONN'],
  ]);
  expect((await transports.states()).map(({ known }) => known.state)).toEqual(['down', 'down']);
});
