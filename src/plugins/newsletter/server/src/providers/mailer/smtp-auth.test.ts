import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { planAuth } from './smtp-auth';
import { openWire } from './smtp-open';
import { parseSmtpUrl } from './smtp-url';
import { closeAll, laneTo, scriptedServer } from './test-support';

const ENVELOPE = { mailFrom: 'b+k7q2@t-8f3k.bounce.example.org', rcptTo: 'anna@example.net' };
const MESSAGE = Buffer.from('From: a@example.org\r\n\r\nend\r\n');

let folder: string;
let tokenFile: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jawort-token-'));
  tokenFile = join(folder, 'token');
});
afterEach(async () => {
  await closeAll();
  await rm(folder, { recursive: true });
});

const textOf = (line: string): string => Buffer.from(line.split(' ').at(-1) ?? '', 'base64').toString();

/** Takes what `good` says of a token, asks on otherwise and refuses what comes then. */
async function tokenServer(mechanisms: string, good: (text: string) => boolean) {
  const said: string[] = [];
  const server = await scriptedServer({
    ehlo: `250-scripted\r\n250 AUTH ${mechanisms}`,
    onLine: (socket, line) => {
      const first = line.startsWith('AUTH');
      if (!first && /^(EHLO|MAIL|RCPT|DATA|QUIT|RSET)/.test(line)) return false;
      said.push(line);
      if (first && good(textOf(line))) socket.write('235 2.7.0 welcome\r\n');
      else socket.write(first ? '334 eyJzdGF0dXMiOiI0MDEifQ==\r\n' : '535 5.7.8 token refused\r\n');
      return true;
    },
    onMessage: (socket, _piece, whole) => whole && socket.write('250 ok\r\n'),
  });
  return { server, said };
}

test('TLS-1: a token is shown as RFC 7628 has it, read anew for each connection', async () => {
  let good = 'first.token';
  const { server, said } = await tokenServer('PLAIN XOAUTH2 OAUTHBEARER', (text) =>
    text.includes(`auth=Bearer ${good}\x01\x01`),
  );
  await writeFile(tokenFile, 'first.token\n');
  const lane = await laneTo(server.port, `maxMessages=1&tokenFile=${tokenFile}`, 'news%40example.org@');
  expect(await lane.send(ENVELOPE, MESSAGE)).toMatchObject({ outcome: 'submitted' });
  good = 'second.token';
  await writeFile(tokenFile, 'second.token\n');
  expect(await lane.send(ENVELOPE, MESSAGE)).toMatchObject({ outcome: 'submitted' });
  expect(said.map((line) => textOf(line))).toEqual(
    ['first.token', 'second.token'].map(
      (token) =>
        `n,a=news@example.org,\x01host=127.0.0.1\x01port=${server.port}\x01auth=Bearer ${token}\x01\x01`,
    ),
  );
});

test.each([
  ['OAUTHBEARER', 'AQ=='],
  ['XOAUTH2', ''],
])('TLS-1: a token refused by %s ends the exchange and hands nothing over', async (mechanism, last) => {
  const { server, said } = await tokenServer(mechanism, () => false);
  await writeFile(tokenFile, 'stale');
  const lane = await laneTo(server.port, `tokenFile=${tokenFile}`, 'u@');
  expect(await lane.send(ENVELOPE, MESSAGE)).toMatchObject({
    outcome: 'refused',
    stage: 'connect',
    code: 535,
  });
  expect(said).toEqual([expect.stringMatching(`^AUTH ${mechanism} `), last]);
});

test.each([
  ['no file', undefined],
  ['an empty file', ''],
  ['two lines', 'one\r\nRSET'],
])('TLS-1: %s is no token, and none is sent', async (_what, content) => {
  const { server, said } = await tokenServer('XOAUTH2', () => true);
  if (content !== undefined) await writeFile(tokenFile, content);
  const lane = await laneTo(server.port, `tokenFile=${tokenFile}`, 'u@');
  expect(await lane.send(ENVELOPE, MESSAGE)).toMatchObject({
    outcome: 'not-handed-over',
    detail: 'ENOTOKEN AUTH',
  });
  expect(said).toEqual([]);
});

test('TLS-1: a token from the environment; one that was not set is none', async () => {
  const auth = { kind: 'token', user: 'a=b,c', token: { env: 'JAWORT_TEST_TOKEN' } } as const;
  const plan = () => planAuth({ auth, host: 'mail.example.org', port: 587 }, ['OAUTHBEARER']);
  expect(await plan()).toEqual({ ok: false, code: 'ENOTOKEN' });
  process.env.JAWORT_TEST_TOKEN = 'abc';
  try {
    const planned = await plan();
    expect(planned.ok && textOf(planned.steps[0]?.('') ?? '')).toMatch(/^n,a=a=3Db=2Cc,/);
  } finally {
    delete process.env.JAWORT_TEST_TOKEN;
  }
});

test('TLS-1: a token is not shown to a server that asks for passwords, nor a password where a token is asked for', async () => {
  await writeFile(tokenFile, 'abc');
  const token = { kind: 'token', user: 'u', token: { file: tokenFile } } as const;
  const password = { kind: 'password', user: 'u', pass: 'p' } as const;
  const at = { host: 'mail.example.org', port: 587 };
  expect(await planAuth({ auth: token, ...at }, ['PLAIN', 'LOGIN'])).toEqual({ ok: false, code: 'ENOAUTH' });
  expect(await planAuth({ auth: password, ...at }, ['XOAUTH2'])).toEqual({ ok: false, code: 'ENOAUTH' });
});

test('TLS-1: without TLS no server but one on this machine sees credentials', async () => {
  const { port, commands } = await scriptedServer({ ehlo: '250-scripted\r\n250 AUTH PLAIN' });
  // Leads here, and nobody could know from the name.
  const parsed = parseSmtpUrl(`smtp://u:secret@127.0.0.1:${port}/?tls=opportunistic`);
  if (!parsed.ok) throw new Error(parsed.detail);
  const elsewhere = { ...parsed.settings, host: '0.0.0.0' };
  const opened = await openWire(elsewhere);
  expect(opened).toMatchObject({ ok: false, failure: { code: 'ETLS', command: 'AUTH' } });
  expect(commands.filter((line) => line.startsWith('AUTH'))).toEqual([]);
});
