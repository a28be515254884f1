import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testAuthority } from './test-certificates';
import { closeAll, laneTo, scriptedServer, smtpServer } from './test-support';

const ENVELOPE = { mailFrom: 'b+k7q2@t-8f3k.bounce.example.org', rcptTo: 'anna@example.net' };
const MESSAGE = Buffer.from('From: a@example.org\r\n\r\nend\r\n');
const NOT_SENT = { outcome: 'not-handed-over', retryable: true };

const authority = testAuthority();
const CERTIFICATES = {
  good: authority.issue('127.0.0.1'),
  expired: authority.issue('127.0.0.1', [2020, 2021]),
  'for another host': authority.issue('mail.example.org'),
  'of an unknown authority': testAuthority().issue('127.0.0.1'),
};

let folder: string;
let ca: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jawort-tls-'));
  ca = `caFile=${join(folder, 'ca.pem')}`;
  await writeFile(join(folder, 'ca.pem'), authority.ca);
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(closeAll);

async function tlsServer(certificate: keyof typeof CERTIFICATES, more = {}) {
  const secured: boolean[] = [];
  const port = await smtpServer({
    disabledCommands: [],
    ...CERTIFICATES[certificate],
    onMailFrom: (_address, session, callback) => {
      secured.push(session.secure);
      callback(null);
    },
    ...more,
  });
  return { port, secured };
}

describe.each([
  ['STARTTLS', 'tls=required', {}, 'smtp'],
  ['TLS from the first byte', '', { secure: true }, 'smtps'],
] as const)('%s', (_way, policy, server, scheme) => {
  const send = async (port: number) =>
    (await laneTo(port, [policy, ca].filter(Boolean).join('&'), '', scheme)).send(ENVELOPE, MESSAGE);

  test('TLS-1: a certificate that verifies lets the mail through, encrypted', async () => {
    const { port, secured } = await tlsServer('good', server);
    expect(await send(port)).toMatchObject({ outcome: 'submitted' });
    expect(secured).toEqual([true]);
  });

  test.each(['expired', 'for another host', 'of an unknown authority'] as const)(
    'TLS-1: a certificate that is %s ends the session before anything is said',
    async (certificate) => {
      const { port, secured } = await tlsServer(certificate, server);
      expect(await send(port)).toMatchObject({ ...NOT_SENT, detail: expect.stringMatching(/^ETLS /) });
      expect(secured).toEqual([]);
    },
  );
});

test.each([
  ['not offered', '250-scripted\r\n250 AUTH PLAIN', undefined],
  ['offered and refused', '250-scripted\r\n250-AUTH PLAIN\r\n250 STARTTLS', '454 4.7.0 not now'],
  ['offered and garbled in the handshake', '250-scripted\r\n250 STARTTLS', '220 go\r\nnot a handshake'],
])('TLS-1: STARTTLS %s: nothing is handed over and nothing told', async (_what, ehlo, reply) => {
  const { port, commands } = await scriptedServer({ ehlo, on: { ...(reply ? { STAR: reply } : {}) } });
  const lane = await laneTo(port, 'tls=required', 'u:secret@');
  expect(await lane.send(ENVELOPE, MESSAGE)).toMatchObject(NOT_SENT);
  expect(commands.filter((line) => !/^(EHLO|STARTTLS)/.test(line))).toEqual([]);
});

test('TLS-1: a handshake that fails is not followed by plain text, opportunistic or not', async () => {
  const { port, secured } = await tlsServer('expired');
  const lane = await laneTo(port, `tls=opportunistic&rejectUnauthorized=true&${ca}`);
  expect(await lane.send(ENVELOPE, MESSAGE)).toMatchObject(NOT_SENT);
  expect(secured).toEqual([]);
});

test('TLS-1: what the server offered before TLS does not count after it', async () => {
  const seen: string[] = [];
  const port = await smtpServer({
    disabledCommands: [],
    ...CERTIFICATES.good,
    authMethods: ['PLAIN'],
    authOptional: false,
    onAuth: (auth, session, callback) => {
      seen.push(`${auth.method} ${session.secure}`);
      callback(null, { user: 'u' });
    },
  });
  // smtp-server offers AUTH behind TLS only.
  const lane = await laneTo(port, `tls=required&${ca}`, 'u:secret@');
  expect(await lane.send(ENVELOPE, MESSAGE)).toMatchObject({ outcome: 'submitted' });
  expect(seen).toEqual(['PLAIN true']);
});

test('TLS-1: with TLS off nothing is asked for, on the same machine', async () => {
  const { port, secured } = await tlsServer('good');
  expect(await (await laneTo(port, 'tls=off')).send(ENVELOPE, MESSAGE)).toMatchObject({
    outcome: 'submitted',
  });
  expect(secured).toEqual([false]);
});

test('TLS-1: an authority whose file is missing is no authority', async () => {
  const { port, secured } = await tlsServer('good');
  const lane = await laneTo(port, `tls=required&caFile=${join(folder, 'none.pem')}`);
  expect(await lane.send(ENVELOPE, MESSAGE)).toEqual({ ...NOT_SENT, detail: 'ECAFILE CONN' });
  expect(secured).toEqual([]);
});
