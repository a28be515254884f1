import type { Socket } from 'node:net';
import { SmtpSession } from './smtp-session';
import { parseSmtpUrl } from './smtp-url';
import { closeAll, laneTo, mailerOf, scriptedServer, type Script } from './test-support';

const ENVELOPE = { mailFrom: 'b+k7q2@t-8f3k.bounce.example.org', rcptTo: 'anna@example.net' };
const SMALL = Buffer.from('From: a@example.org\r\n\r\nend\r\n');
// Larger than what two kernels buffer, so that the end is still here when the server is gone.
const LARGE = Buffer.from(
  `From: a@example.org\r\n\r\n${'x'.repeat(70)}\r\n`.padEnd(40_000_000, 'text in lines\r\n'),
);
/** Short only where the server keeps silent: everything else may take its time on a busy machine. */
const SILENT_AT = {
  greeting: 'greetingTimeoutMs=700',
  command: 'commandTimeoutMs=700&dataTimeoutMs=700',
  message: 'blockTimeoutMs=700',
  final: 'finalTimeoutMs=700',
} as const;
const PIPELINING = '250-scripted\r\n250 PIPELINING';
const NOT_SENT = { outcome: 'not-handed-over', retryable: true };

afterEach(closeAll);

async function hand(script: Script, message = SMALL, query = '') {
  const server = await scriptedServer(script);
  const lane = await laneTo(server.port, query);
  return { server, lane, result: await lane.send(ENVELOPE, message) };
}

test('DESIGN-2.3: a connection closed after the final dot, before the answer, is uncertain', async () => {
  const { server, result } = await hand({ onMessage: (socket, _, whole) => whole && socket.destroy() });
  expect(result).toEqual({ outcome: 'uncertain', detail: 'ECONNECTION CONN' });
  expect(server.dots()).toBe(1);
});

test.each<[string, Script, string | undefined]>([
  ['the greeting', { greeting: '', onConnect: (socket) => void socket.end() }, undefined],
  ['EHLO', { ehlo: 'close' }, undefined],
  ['MAIL', { on: { MAIL: 'close' } }, 'mail'],
  ['RCPT', { on: { RCPT: 'close' } }, 'rcpt'],
  ['DATA', { on: { DATA: 'close' } }, 'data'],
])('C.3: of a connection that ends at %s is told how far the mail had come', async (_step, script, stage) => {
  expect((await hand(script)).result).toEqual({
    ...NOT_SENT,
    detail: expect.anything(),
    ...(stage && { stage }),
  });
});

test('DESIGN-2.3: silence after the final dot is uncertain', async () => {
  const { result } = await hand({ onMessage: () => undefined }, SMALL, SILENT_AT.final);
  expect(result).toEqual({ outcome: 'uncertain', detail: 'ETIMEDOUT CONN' });
});

test.each(['25', '250 queu', '250-first line\r\n250-', '550 5.1.1 no su', '4'])(
  'DESIGN-2.3: the answer %j, cut off, is uncertain',
  async (reply) => {
    const { result } = await hand({ onMessage: (socket, _, whole) => whole && socket.end(reply) });
    expect(result).toMatchObject({ outcome: 'uncertain' });
  },
);

test('DESIGN-2.3: words that are no reply, after the final dot, are uncertain', async () => {
  const { result } = await hand({
    onMessage: (socket, _, whole) => whole && socket.write('hello there\r\n'),
  });
  expect(result).toMatchObject({ outcome: 'uncertain' });
});

test('DESIGN-2.3: a yes before the end of the message is uncertain', async () => {
  const { server, result } = await hand(
    { onMessage: (socket) => void (socket.pause() && socket.write('250 ok\r\n')) },
    LARGE,
  );
  expect(result).toMatchObject({ outcome: 'uncertain' });
  expect(server.dots()).toBe(0);
});

test('DESIGN-2.3: a connection closed in the middle of the message is safe to repeat', async () => {
  const { server, result } = await hand({ onMessage: (socket) => socket.destroy() }, LARGE);
  expect(result).toMatchObject({ ...NOT_SENT, stage: 'final' });
  expect(server.dots()).toBe(0);
});

test('DESIGN-2.3: a server that stops reading in the middle of the message is safe to repeat', async () => {
  const { server, result } = await hand({ onMessage: (socket) => socket.pause() }, LARGE, SILENT_AT.message);
  expect(result).toMatchObject(NOT_SENT);
  expect(server.dots()).toBe(0);
});

test('DESIGN-2.3: a refusal in the middle of the message is a refusal, and the connection is given up', async () => {
  let refused = false;
  const onMessage: Script['onMessage'] = (socket, _, whole) => {
    if (!refused) {
      refused = true;
      socket.pause();
      socket.write('552 5.3.4 message too big\r\n');
    } else if (whole) socket.write('250 ok\r\n');
  };
  const { server, lane, result } = await hand({ onMessage }, LARGE);
  expect(result).toMatchObject({ outcome: 'refused', stage: 'final', class: 'size' });
  expect(await lane.send(ENVELOPE, SMALL)).toMatchObject({ outcome: 'submitted' });
  expect([server.connections(), server.dots()]).toEqual([2, 1]);
});

describe.each([
  ['one command at a time', '250 scripted'],
  ['pipelined', PIPELINING],
])('%s', (_, ehlo) => {
  test.each([
    ['MAIL', 'mail'],
    ['RCPT', 'rcpt'],
    ['DATA', 'data'],
  ] as const)(
    'DESIGN-2.3: replies to %s are refusals of that stage, silence and hang-up are safe to repeat',
    async (verb, stage) => {
      for (const code of [450, 550, 421]) {
        // A pipelined DATA after a refused RCPT is refused too (RFC 2920 3.1).
        const { server, result } = await hand({
          ehlo,
          on: { DATA: '503 no recipient', [verb]: `${code} no` },
        });
        expect(result).toMatchObject({ outcome: 'refused', stage, code });
        expect(server.dots()).toBe(0);
      }
      for (const reply of ['', 'close'])
        expect((await hand({ ehlo, on: { [verb]: reply } }, SMALL, SILENT_AT.command)).result).toMatchObject(
          NOT_SENT,
        );
    },
  );

  test.each([450, 550, 421])('DESIGN-2.3: %d after the final dot is a refusal', async (code) => {
    const { result } = await hand({
      ehlo,
      onMessage: (socket, __, whole) => whole && socket.write(`${code} no\r\n`),
    });
    expect(result).toMatchObject({ outcome: 'refused', stage: 'final', code });
  });
});

test('DESIGN-2.3: a server that takes DATA after refusing the recipient gets an empty message for nobody', async () => {
  const bodies: string[] = [];
  const onMessage: Script['onMessage'] = (socket, piece) => {
    bodies.push(piece);
    socket.write('250 ok\r\n');
  };
  const { result } = await hand({ ehlo: PIPELINING, on: { RCPT: '550 5.1.1 no such user' }, onMessage });
  expect(result).toMatchObject({ outcome: 'refused', stage: 'rcpt', class: 'user-unknown' });
  expect(bodies).toEqual(['.\r\n']);
});

test.each([
  ['garbage', { greeting: 'HTTP/1.1 400 Bad Request' }],
  ['nothing', { greeting: '' }],
])('DESIGN-2.3: %s instead of a greeting is safe to repeat', async (_, script) => {
  expect((await hand(script, SMALL, SILENT_AT.greeting)).result).toMatchObject(NOT_SENT);
});

test.each([421, 554])('DESIGN-2.3: greeting %d is a refusal at connect', async (code) => {
  expect((await hand({ greeting: `${code} no` })).result).toMatchObject({
    outcome: 'refused',
    stage: 'connect',
    code,
  });
});

test('DESIGN-2.3: a server that is down is safe to repeat, and the lane connects once it is back', async () => {
  const { server, lane } = await hand({
    onMessage: (socket, _, whole) => whole && socket.write('250 ok\r\n'),
  });
  await lane.close();
  expect(await lane.send(ENVELOPE, SMALL)).toMatchObject({ outcome: 'submitted' });
  await closeAll();
  expect(await lane.send(ENVELOPE, SMALL)).toEqual({ ...NOT_SENT, detail: 'ESOCKET ECONNREFUSED CONN' });
  expect(server.dots()).toBe(2);
});

/** A server that tells when it saw the final dot and leaves the answer to the test. */
async function silentServer(quit = '221 bye') {
  let seen: (socket: Socket) => void = () => undefined;
  const dot = new Promise<Socket>((resolve) => (seen = resolve));
  const server = await scriptedServer({
    on: { QUIT: quit },
    onMessage: (socket, _, whole) => whole && seen(socket),
  });
  return { server, dot };
}

test('DESIGN-2.3: closing a lane waits for the answer to the message on its way', async () => {
  const { server, dot } = await silentServer('close');
  const lane = await laneTo(server.port);
  const sending = lane.send(ENVELOPE, SMALL);
  const socket = await dot;
  const closing = lane.close();
  // A whole session of another connection: a QUIT sent too early would have been seen by now.
  await mailerOf(`smtp://127.0.0.1:${server.port}`).verify();
  socket.write('250 ok\r\n');
  expect(await sending).toEqual({ outcome: 'submitted', reply: '250 ok' });
  await closing;
});

test.each([
  ['nothing', '', 'ECONNECTION CONN'],
  ['a goodbye', '221 bye', 'unexpected 221'],
])(
  'DESIGN-2.3: a session torn down that hears %s instead of the answer leaves the message uncertain',
  async (_, quit, detail) => {
    const { server, dot } = await silentServer(quit);
    const parsed = parseSmtpUrl(`smtp://127.0.0.1:${server.port}`);
    const opened = parsed.ok && (await SmtpSession.open(parsed.settings));
    if (!opened || !opened.ok) throw new Error('no session');
    const sending = opened.session.send(ENVELOPE, SMALL);
    await dot;
    await opened.session.close(quit === '' ? 1 : undefined);
    expect(await sending).toEqual({ outcome: 'uncertain', detail });
  },
);

test('DESIGN-2.3: a lane refuses a second message before the first has its answer', async () => {
  const { server, dot } = await silentServer();
  const lane = await laneTo(server.port);
  const sending = lane.send(ENVELOPE, SMALL);
  await expect(lane.send(ENVELOPE, SMALL)).rejects.toThrow('one message at a time');
  (await dot).write('250 ok\r\n');
  expect(await sending).toMatchObject({ outcome: 'submitted' });
});
