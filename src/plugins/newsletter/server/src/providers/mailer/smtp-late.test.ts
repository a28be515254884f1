import { failoverMailer } from './failover';
import { smtpMailer } from './smtp';
import { parseSmtpUrl } from './smtp-url';
import { closeAll, scriptedServer, type Script } from './test-support';

const ENVELOPE = { mailFrom: 'b+k7q2@t-8f3k.bounce.example.org', rcptTo: 'anna@example.net' };
const MESSAGE = Buffer.from('From: a@example.org\r\n\r\nend\r\n');
const LATE = { outcome: 'not-handed-over', detail: 'ELATE', retryable: true };
/** Whatever opening takes, it is longer. */
const NO_TIME_MS = -1;

afterEach(closeAll);

const mailerTo = async (script: Script = {}, freshMs?: number) => {
  const answers: Script = { onMessage: (socket, _piece, whole) => whole && socket.write('250 ok\r\n') };
  const server = await scriptedServer({ ...answers, ...script });
  const parsed = parseSmtpUrl(`smtp://127.0.0.1:${server.port}/`);
  if (!parsed.ok) throw new Error(parsed.detail);
  return { server, mailer: smtpMailer(parsed.settings, freshMs) };
};

test('DESIGN-2.1: a mail allowed long before its connection was there does not leave by it; the next one does', async () => {
  const { server, mailer } = await mailerTo({}, NO_TIME_MS);
  const lane = await mailer.openLane();
  expect(await lane.send(ENVELOPE, MESSAGE)).toEqual({ ...LATE, late: true });
  expect(server.commands).toEqual([expect.stringMatching(/^EHLO/)]);
  // The engine closes the lane, asks the gates and comes back with another.
  await lane.close();
  const again = await mailer.openLane();
  expect(await again.send(ENVELOPE, MESSAGE)).toMatchObject({ outcome: 'submitted' });
  await again.close();
  await mailer.rest();
  expect([server.connections(), server.dots()]).toEqual([1, 1]);
});

test('DESIGN-2.1: a connection that is there in time carries the mail at once', async () => {
  const { mailer } = await mailerTo();
  const lane = await mailer.openLane();
  expect(await lane.send(ENVELOPE, MESSAGE)).toMatchObject({ outcome: 'submitted' });
  await lane.close();
  await mailer.rest();
});

test('C.3: a server that opens slowly and hangs up each time is as good as away', async () => {
  const { server, mailer } = await mailerTo({ ehlo: '250 scripted\r\n421 4.3.2 good bye' }, NO_TIME_MS);
  const lane = await mailer.openLane();
  expect(await lane.send(ENVELOPE, MESSAGE)).toEqual({ ...LATE, late: true });
  expect(await lane.send(ENVELOPE, MESSAGE)).toEqual(LATE);
  await lane.close();
  await mailer.rest();
  expect([server.connections(), server.dots()]).toEqual([2, 0]);
});

test('DESIGN-2.1: a slow connection is no reason to leave a mail server or to try the next', async () => {
  const [slow, other] = [await mailerTo({}, NO_TIME_MS), await mailerTo()];
  const transports = [slow, other].map(({ mailer }, index) => ({ label: `${index}`, mailer }));
  const told: string[] = [];
  const both = failoverMailer({
    transports,
    now: () => 0,
    onChange: (_label, { state }) => Promise.resolve(void told.push(state)),
  });
  const lane = await both.openLane();
  expect(await lane.send(ENVELOPE, MESSAGE)).toEqual({ ...LATE, late: true });
  expect(await lane.send(ENVELOPE, MESSAGE)).toMatchObject({ outcome: 'submitted' });
  await lane.close();
  await both.rest();
  expect([slow.server.dots(), other.server.connections(), told]).toEqual([1, 0, ['up']]);
});
