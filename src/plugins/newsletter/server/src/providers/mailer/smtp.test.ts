import type { SMTPServerSession } from 'smtp-server';
import { closeAll, laneTo, mailerOf, replyError, scriptedServer, smtpServer } from './test-support';

const ENVELOPE = { mailFrom: 'b+k7q2@t-8f3k.bounce.example.org', rcptTo: 'anna@example.net' };
const MESSAGE = Buffer.from('From: a@example.org\r\nSubject: x\r\n\r\n.leading dot\r\nend\r\n');

afterEach(closeAll);

/** A server that takes everything; keeps what it took. */
async function sink(more: Parameters<typeof smtpServer>[0] = {}) {
  const mails: { raw: string; session: SMTPServerSession }[] = [];
  const port = await smtpServer({
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        mails.push({
          raw: Buffer.concat(chunks).toString('latin1'),
          session: structuredClone({ ...session, tlsOptions: false }) as SMTPServerSession,
        });
        callback(null, '2.0.0 queued as Q1');
      });
    },
    ...more,
  });
  return { port, mails };
}

test('MSR-6.10a: a message the next server accepted with 250 is submitted, byte for byte', async () => {
  const { port, mails } = await sink();
  const lane = await laneTo(port);
  expect(await lane.send(ENVELOPE, MESSAGE)).toEqual({
    outcome: 'submitted',
    reply: '250 2.0.0 queued as Q1',
  });
  expect(mails.map(({ raw }) => raw)).toEqual([MESSAGE.toString('latin1')]);
});

test('MSR-AS-10: the envelope sender on the wire is the given return path', async () => {
  const { port, mails } = await sink();
  await (await laneTo(port)).send(ENVELOPE, MESSAGE);
  expect(mails[0]?.session.envelope.mailFrom).toMatchObject({ address: ENVELOPE.mailFrom });
  expect(mails[0]?.session.envelope.rcptTo).toHaveLength(1);
});

test('R3461-1: where DSN is offered, RET, ENVID, NOTIFY and ORCPT are asked for', async () => {
  const { port, mails } = await sink({ hideDSN: false } as object);
  await (await laneTo(port)).send(ENVELOPE, MESSAGE);
  const envelope = mails[0]?.session.envelope;
  expect(envelope?.dsn).toEqual({ ret: 'HDRS', envid: 'k7q2' });
  expect(envelope?.rcptTo[0]?.dsn).toMatchObject({
    notify: ['FAILURE', 'DELAY'],
    orcpt: 'rfc822;anna@example.net',
  });
});

const HANDLERS = {
  connect: (error: Error) => ({ onConnect: (_: unknown, cb: (e: Error) => void) => cb(error) }),
  mail: (error: Error) => ({ onMailFrom: (_a: unknown, _s: unknown, cb: (e: Error) => void) => cb(error) }),
  rcpt: (error: Error) => ({ onRcptTo: (_a: unknown, _s: unknown, cb: (e: Error) => void) => cb(error) }),
  final: (error: Error) => ({
    onData: (stream: NodeJS.ReadableStream, _: unknown, cb: (e: Error) => void) =>
      stream.resume().on('end', () => cb(error)),
  }),
};

describe.each(Object.keys(HANDLERS) as (keyof typeof HANDLERS)[])('a refusal at %s', (stage) => {
  test.each([
    ['450 4.2.0 greylisted, come back', 450, 'greylist', true],
    ['421 4.3.2 shutting down', 421, 'system', true],
    ['550 5.1.1 no such user', 550, 'user-unknown', false],
    ['550 limit exceeded', 550, 'self-rate', true],
  ])('VIV-1.2: %s is told apart by class and stage', async (text, code, failureClass, retryable) => {
    const { port } = await sink(HANDLERS[stage](replyError(text)) as object);
    const result = await (await laneTo(port)).send(ENVELOPE, MESSAGE);
    expect(result).toMatchObject({ outcome: 'refused', stage, code, class: failureClass, retryable });
  });
});

test('MSR-6.10a: after refusals at every stage the lane still carries the next message', async () => {
  let replies = ['550 5.1.1 no such user', '450 4.7.1 try again later'];
  const { port, mails } = await sink({
    onRcptTo: (_address, _session, callback) => {
      const [next, ...rest] = replies;
      replies = rest;
      callback(next === undefined ? null : replyError(next));
    },
  });
  const lane = await laneTo(port);
  const outcomes = [];
  for (let n = 0; n < 3; n += 1) outcomes.push((await lane.send(ENVELOPE, MESSAGE)).outcome);
  expect(outcomes).toEqual(['refused', 'refused', 'submitted']);
  expect(mails).toHaveLength(1);
});

test('MSR-6.10a: a connection is reused and replaced after the set number of messages', async () => {
  const seen = new Set<string>();
  const { port } = await sink({
    onMailFrom: (_a, session, callback) => callback(seen.add(session.id) && null),
  });
  const lane = await laneTo(port, 'maxMessages=2');
  for (let n = 0; n < 5; n += 1)
    expect(await lane.send(ENVELOPE, MESSAGE)).toMatchObject({ outcome: 'submitted' });
  expect(seen.size).toBe(3);
});

test('R6531-1: an address that needs SMTPUTF8 fails as capability before anything is sent', async () => {
  const { port, mails } = await sink({ hideSMTPUTF8: true } as object);
  const result = await (await laneTo(port)).send({ ...ENVELOPE, rcptTo: 'käse@müller.example' }, MESSAGE);
  expect(result).toMatchObject({
    outcome: 'refused',
    stage: 'rcpt',
    enhanced: '5.6.7',
    class: 'capability',
    retryable: false,
  });
  expect(mails).toHaveLength(0);
});

test('R6531-1: an international domain goes out as its A-label', async () => {
  const { port, commands } = await scriptedServer({
    onMessage: (socket, _, whole) => whole && socket.write('250 ok\r\n'),
  });
  await (await laneTo(port)).send({ ...ENVELOPE, rcptTo: 'Anna@Müller.example' }, MESSAGE);
  expect(commands).toContain('RCPT TO:<Anna@xn--mller-kva.example>');
});

test.each(['a@example.net>\r\nRCPT TO:<b@example.net', 'a@example.net b@example.net'])(
  'R5322-4: %j cannot become a second command',
  async (rcptTo) => {
    const { port, mails } = await sink();
    expect(await (await laneTo(port)).send({ ...ENVELOPE, rcptTo }, MESSAGE)).toMatchObject({
      outcome: 'refused',
      class: 'unknown',
    });
    expect(mails).toHaveLength(0);
  },
);

test('TLS-1: with requireTLS a server without STARTTLS gets nothing and the mail is deferred', async () => {
  const { port, mails } = await sink();
  const result = await (await laneTo(port, 'requireTLS=true')).send(ENVELOPE, MESSAGE);
  expect(result).toMatchObject({
    outcome: 'not-handed-over',
    retryable: true,
    detail: expect.stringContaining('ETLS'),
  });
  expect(mails).toHaveLength(0);
});

test('TLS-1: STARTTLS is used where offered, a certificate must verify where TLS is demanded', async () => {
  const warn = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { port, mails } = await sink({ disabledCommands: [] });
  warn.mockRestore();
  expect(await (await laneTo(port)).send(ENVELOPE, MESSAGE)).toMatchObject({ outcome: 'submitted' });
  expect(mails[0]?.session.secure).toBe(true);
  expect(await (await laneTo(port, 'requireTLS=true')).send(ENVELOPE, MESSAGE)).toMatchObject({
    outcome: 'not-handed-over',
  });
  expect(
    await (await laneTo(port, 'requireTLS=true&rejectUnauthorized=false')).send(ENVELOPE, MESSAGE),
  ).toMatchObject({ outcome: 'submitted' });
});

test('TLS-1: credentials are used; wrong ones, or a server without AUTH, hand nothing over', async () => {
  const onAuth: NonNullable<Parameters<typeof smtpServer>[0]['onAuth']> = (auth, _session, callback) =>
    auth.password === 'right'
      ? callback(null, { user: 'u' })
      : callback(replyError('535 5.7.8 bad credentials'));
  const { port, mails } = await sink({ onAuth, authOptional: false, allowInsecureAuth: true });
  expect(await (await laneTo(port, '', 'u:right@')).send(ENVELOPE, MESSAGE)).toMatchObject({
    outcome: 'submitted',
  });
  expect(await (await laneTo(port, '', 'u:wrong@')).send(ENVELOPE, MESSAGE)).toMatchObject({
    outcome: 'refused',
    stage: 'connect',
    code: 535,
    class: 'policy',
  });
  const open = await sink({ disabledCommands: ['STARTTLS', 'AUTH'] });
  expect(await (await laneTo(open.port, '', 'u:right@')).send(ENVELOPE, MESSAGE)).toMatchObject({
    outcome: 'not-handed-over',
  });
  expect([mails.length, open.mails.length]).toEqual([1, 0]);
});

test.each(['PLAIN', 'LOGIN', 'CRAM-MD5'])(
  'TLS-1: a server that speaks nothing but %s gets the credentials in its way',
  async (mechanism) => {
    const { port } = await sink({
      authMethods: [mechanism],
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (auth, _session, callback) =>
        auth.username === 'u' && (auth.password === 'right' || auth.validatePassword?.('right') === true)
          ? callback(null, { user: 'u' })
          : callback(replyError('535 5.7.8 bad credentials')),
    });
    expect(await (await laneTo(port, '', 'u:right@')).send(ENVELOPE, MESSAGE)).toMatchObject({
      outcome: 'submitted',
    });
    expect(await (await laneTo(port, '', 'u:wrong@')).send(ENVELOPE, MESSAGE)).toMatchObject({ code: 535 });
  },
);

test('SIZE-1: a message over the announced SIZE is refused before it is sent', async () => {
  const { port } = await sink({ size: 10 });
  expect(await (await laneTo(port)).send(ENVELOPE, MESSAGE)).toMatchObject({
    outcome: 'refused',
    stage: 'mail',
    class: 'size',
    retryable: false,
  });
});

test('MSR-6.10a: verify connects and authenticates, and says by code why it could not', async () => {
  const { port, mails } = await sink();
  expect(await mailerOf(`smtp://127.0.0.1:${port}`).verify()).toEqual({ ok: true, smtpUtf8: true });
  await closeAll();
  expect(await mailerOf(`smtp://127.0.0.1:${port}`).verify()).toEqual({
    ok: false,
    code: 'ESOCKET',
    detail: 'ESOCKET ECONNREFUSED CONN',
  });
  expect(mails).toHaveLength(0);
});
