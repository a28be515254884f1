import { mailboxAddress } from '../../domain/message/wire-address';
import { closeAll, laneTo, mailerOf, scriptedServer, type Script } from './test-support';

const FROM = 'b+k7q2@t-8f3k.bounce.example.org';
const to = (rcptTo: string) => ({ mailFrom: FROM, rcptTo });
const PLAIN = Buffer.from('Subject: x\r\n\r\nend\r\n');
const EIGHT_BIT = Buffer.from('Subject: x\r\n\r\nGrüße\r\n');
const UTF8_HEADER = Buffer.from('To: käse@example.net\r\n\r\nend\r\n');
const EVERYTHING = '250-scripted\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-DSN\r\n250 SMTPUTF8';

afterEach(closeAll);

async function serverWith(ehlo: string, more: Partial<Script> = {}) {
  const server = await scriptedServer({
    ehlo,
    onMessage: (socket, _piece, whole) => whole && socket.write('250 ok\r\n'),
    ...more,
  });
  // Commands are kept as their bytes.
  const said = (verb: string) =>
    server.commands
      .filter((line) => line.startsWith(verb))
      .map((line) => Buffer.from(line, 'latin1').toString('utf8'));
  return { server, said, lane: await laneTo(server.port) };
}

test('R6531-1: a local part beyond ASCII goes with SMTPUTF8 where that is offered, its domain as A-label', async () => {
  const { lane, said } = await serverWith(EVERYTHING);
  expect(await lane.send(to('käse@Müller.example'), UTF8_HEADER)).toMatchObject({ outcome: 'submitted' });
  expect(said('MAIL')).toEqual([`MAIL FROM:<${FROM}> BODY=8BITMIME SMTPUTF8 RET=HDRS ENVID=k7q2`]);
  expect(said('RCPT')).toEqual([
    'RCPT TO:<käse@xn--mller-kva.example> NOTIFY=FAILURE,DELAY ORCPT=utf-8;k\\x{E4}se@xn--mller-kva.example',
  ]);
});

test('R6531-1: where everything is offered an ASCII mail asks for nothing of it', async () => {
  const { lane, said } = await serverWith(EVERYTHING);
  await lane.send(to('anna@Müller.example'), PLAIN);
  expect(said('MAIL')).toEqual([`MAIL FROM:<${FROM}> RET=HDRS ENVID=k7q2`]);
  expect(said('RCPT')).toEqual([
    'RCPT TO:<anna@xn--mller-kva.example> NOTIFY=FAILURE,DELAY ORCPT=rfc822;anna@xn--mller-kva.example',
  ]);
});

test.each([
  ['an address', to('käse@example.net'), PLAIN, '5.6.7'],
  ['a header', to('anna@example.net'), UTF8_HEADER, '5.6.7'],
  ['a body', to('anna@example.net'), EIGHT_BIT, '5.6.3'],
])(
  'R6532-1: %s beyond ASCII that the server cannot take is our lack, and nothing is said',
  async (_what, envelope, message, enhanced) => {
    const { lane, server, said } = await serverWith('250 scripted');
    expect(await lane.send(envelope, message)).toMatchObject({
      outcome: 'refused',
      class: 'capability',
      enhanced,
      retryable: false,
    });
    expect(said('MAIL')).toEqual([]);
    // The connection is as good as before.
    expect(await lane.send(to('anna@example.net'), PLAIN)).toMatchObject({ outcome: 'submitted' });
    expect(server.connections()).toBe(1);
  },
);

test('R6531-1: what takes more than ASCII is not announced behind another mail', async () => {
  const { lane, said, server } = await serverWith(EVERYTHING);
  await lane.send(to('anna@example.net'), PLAIN, to('käse@example.net'));
  await mailerOf(`smtp://127.0.0.1:${server.port}`).verify();
  expect(said('RCPT')).toHaveLength(1);
  expect(await lane.send(to('käse@example.net'), UTF8_HEADER)).toMatchObject({ outcome: 'submitted' });
});

test('R6532-1: an announced mail that turns out to be beyond ASCII goes over a connection of its own, once', async () => {
  const { lane, said, server } = await serverWith(EVERYTHING);
  await lane.send(to('anna@example.net'), PLAIN, to('berta@example.net'));
  expect(await lane.send(to('berta@example.net'), EIGHT_BIT)).toMatchObject({ outcome: 'submitted' });
  expect(said('MAIL').at(-1)).toContain('BODY=8BITMIME');
  expect([server.connections(), server.dots()]).toEqual([2, 2]);
});

test.each([
  ['käse@müller.example', 'käse@xn--mller-kva.example'],
  ['ka\u0308se@example.net', 'käse@example.net'],
  ['用户@例え.テスト', '用户@xn--r8jz45g.xn--zckzah'],
  ['anna@example.net', 'anna@example.net'],
])('R6531-1: %s on the wire', (address, written) => {
  expect(mailboxAddress(address)).toEqual({ ok: true, address: written });
});

test.each([
  'käse\r\nRCPT TO:<b@example.net',
  'kä se@example.net',
  'kä>se@example.net',
  'kä\u0085se@example.net',
  'kä\u2028se@example.net',
  'kä\ud800se@example.net',
  `${'ä'.repeat(33)}@example.net`,
])('R5322-4: %j has no form for the wire', (address) => {
  expect(mailboxAddress(address)).toMatchObject({ ok: false, code: 'invalid_address' });
});
