import type { Socket } from 'node:net';
import { closeAll, laneTo, mailerOf, scriptedServer, type Script } from './test-support';

const to = (name: string) => ({
  mailFrom: `b+${name}@t-8f3k.bounce.example.org`,
  rcptTo: `${name}@example.net`,
});
const [ANNA, BERTA, CLARA] = [to('anna'), to('berta'), to('clara')];
const mail = (name: string) => Buffer.from(`Subject: for ${name}\r\n\r\nend\r\n`);
const PIPELINING = '250-scripted\r\n250 PIPELINING';

afterEach(closeAll);

/** Takes every message whole, keeps what it was and what had come by then. */
async function taking(script: Script = {}, replies: readonly string[] = []) {
  const messages: string[] = [];
  const answers = [...replies];
  const server = await scriptedServer({
    ehlo: PIPELINING,
    onMessage: (socket, piece, whole) => {
      if (!whole) return;
      messages.push(piece);
      socket.write(`${answers.shift() ?? '250 ok'}\r\n`);
    },
    ...script,
  });
  return { server, messages };
}

const verbs = (commands: readonly string[]) => commands.map((line) => line.slice(0, 4));

test('DESIGN-2.3: the next envelope follows the end of a message, its message only when it is handed over', async () => {
  const { server, messages } = await taking();
  const lane = await laneTo(server.port);
  expect(await lane.send(ANNA, mail('anna'), BERTA)).toMatchObject({ outcome: 'submitted' });
  // A whole session of another connection: what was announced has been read by now.
  await mailerOf(`smtp://127.0.0.1:${server.port}`).verify();
  expect(verbs(server.commands).filter((verb) => verb === 'RCPT')).toHaveLength(2);
  expect(server.commands).toContain('RCPT TO:<berta@example.net>');
  expect(messages).toHaveLength(1);
  expect(await lane.send(BERTA, mail('berta'))).toMatchObject({ outcome: 'submitted' });
  expect(messages.map((one) => /for (\w+)/.exec(one)?.[1])).toEqual(['anna', 'berta']);
  expect([server.connections(), server.dots()]).toEqual([2, 2]);
});

test('DESIGN-2.3: who was announced and may not be mailed after all gets nothing, not even an empty message', async () => {
  const { server, messages } = await taking();
  const lane = await laneTo(server.port);
  await lane.send(ANNA, mail('anna'), BERTA);
  expect(await lane.send(CLARA, mail('clara'))).toMatchObject({ outcome: 'submitted' });
  expect(messages.map((one) => /for (\w+)/.exec(one)?.[1])).toEqual(['anna', 'clara']);
  expect([server.connections(), server.dots()]).toEqual([2, 2]);
});

test('DESIGN-2.3: a lane that closes behind an announced message hangs up instead of saying goodbye in it', async () => {
  const { server, messages } = await taking();
  const lane = await laneTo(server.port);
  await lane.send(ANNA, mail('anna'), BERTA);
  await lane.close();
  await mailerOf(`smtp://127.0.0.1:${server.port}`).verify();
  expect([messages.length, server.dots()]).toEqual([1, 1]);
  expect(verbs(server.commands).filter((verb) => verb === 'QUIT')).toHaveLength(1);
});

test('VIV-1.2: a refusal of one message is no word about the one announced behind it', async () => {
  const { server } = await taking({}, ['550 5.7.1 no', '250 ok']);
  const lane = await laneTo(server.port);
  expect(await lane.send(ANNA, mail('anna'), BERTA)).toMatchObject({ outcome: 'refused', stage: 'final' });
  expect(await lane.send(BERTA, mail('berta'))).toMatchObject({ outcome: 'submitted' });
  expect(server.connections()).toBe(1);
});

test('VIV-1.2: a recipient refused while announced is refused in his own turn, and the lane goes on', async () => {
  const { server, messages } = await taking({
    on: { RCPT: (line) => (line.includes('berta') ? '550 5.1.1 no such user' : '250 ok') },
  });
  const lane = await laneTo(server.port);
  await lane.send(ANNA, mail('anna'), BERTA);
  expect(await lane.send(BERTA, mail('berta'), CLARA)).toMatchObject({
    outcome: 'refused',
    stage: 'rcpt',
    class: 'user-unknown',
  });
  expect(await lane.send(CLARA, mail('clara'))).toMatchObject({ outcome: 'submitted' });
  // The DATA behind the refused recipient was allowed: it ended with nothing in it.
  expect(messages.map((one) => /for (\w+)/.exec(one)?.[1] ?? one)).toEqual(['anna', '.\r\n', 'clara']);
});

test('DESIGN-2.3: hung up after the end of a message, that one is uncertain and the announced one goes out anew', async () => {
  let first = true;
  const { server } = await taking({
    onMessage: (socket: Socket, _: string, whole: boolean) => {
      if (!whole) return;
      if (first) socket.destroy();
      else socket.write('250 ok\r\n');
      first = false;
    },
  });
  const lane = await laneTo(server.port);
  expect(await lane.send(ANNA, mail('anna'), BERTA)).toMatchObject({ outcome: 'uncertain' });
  expect(await lane.send(BERTA, mail('berta'))).toMatchObject({ outcome: 'submitted' });
  expect([server.connections(), server.dots()]).toEqual([2, 2]);
});

test('DESIGN-2.3: a server that offers no pipelining is told one thing at a time', async () => {
  const { server } = await taking({ ehlo: '250 scripted' });
  const lane = await laneTo(server.port);
  await lane.send(ANNA, mail('anna'), BERTA);
  expect(verbs(server.commands).filter((verb) => verb === 'RCPT')).toHaveLength(1);
});

test('DESIGN-2.3: a connection the server ended between two messages is replaced, and nothing is lost', async () => {
  const sockets: Socket[] = [];
  const { server } = await taking({
    onMessage: (socket, _, whole) => void (whole && sockets.push(socket) && socket.write('250 ok\r\n')),
  });
  const mailer = mailerOf(`smtp://127.0.0.1:${server.port}`);
  const lane = await mailer.openLane();
  await lane.send(ANNA, mail('anna'));
  await lane.close();
  sockets[0]?.end('421 4.4.2 idle too long\r\n');
  const next = await mailer.openLane();
  expect(await next.send(BERTA, mail('berta'))).toMatchObject({ outcome: 'submitted' });
  await next.close();
  await mailer.rest();
  expect(server.connections()).toBe(2);
});

test('DESIGN-2.3: lanes that follow one another share a connection until the mailer rests', async () => {
  const { server } = await taking();
  const mailer = mailerOf(`smtp://127.0.0.1:${server.port}`);
  for (const one of [ANNA, BERTA]) {
    const lane = await mailer.openLane();
    await lane.send(one, mail(one.rcptTo));
    await lane.close();
  }
  expect(server.connections()).toBe(1);
  await mailer.rest();
  expect(verbs(server.commands).at(-1)).toBe('QUIT');
});

test('TLS-1: words said in front of the TLS handshake end the session: they would be taken for its own', async () => {
  const { server } = await taking({
    ehlo: '250-scripted\r\n250 STARTTLS',
    on: { STAR: '220 go ahead\r\n250-forged\r\n250 AUTH PLAIN' },
  });
  const lane = await laneTo(server.port, '', 'u:secret@');
  expect(await lane.send(ANNA, mail('anna'))).toMatchObject({ outcome: 'not-handed-over' });
  expect(verbs(server.commands)).not.toContain('AUTH');
});

test('TLS-1: where STARTTLS is offered and then refused, credentials stay here', async () => {
  const { server } = await taking({
    ehlo: '250-scripted\r\n250-STARTTLS\r\n250 AUTH PLAIN LOGIN',
    on: { STAR: '454 not now' },
  });
  const lane = await laneTo(server.port, '', 'u:secret@');
  expect(await lane.send(ANNA, mail('anna'))).toMatchObject({ outcome: 'not-handed-over' });
  expect(verbs(server.commands)).toEqual(['EHLO', 'STAR']);
});

test('R5322-4: dots at line starts arrive as they were, a message without its last line end as well', async () => {
  const { server, messages } = await taking();
  const lane = await laneTo(server.port);
  await lane.send(ANNA, Buffer.from('.a\r\n..b\r\n\r\n.\r\nend'));
  expect(messages).toEqual(['..a\r\n...b\r\n\r\n..\r\nend\r\n.\r\n']);
});
