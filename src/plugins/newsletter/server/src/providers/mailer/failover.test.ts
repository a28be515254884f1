import fc from 'fast-check';
import { RESTS_MS } from '../../domain/delivery/transport-health';
import { failoverMailer, type Transport } from './failover';
import type { Envelope, HandOverResult, Mailer, MailerLane } from './port';
import { smtpMailer } from './smtp';
import { parseSmtpUrl } from './smtp-url';
import { closeAll, scriptedServer } from './test-support';

const MESSAGE = Buffer.from('Subject: x\r\n\r\nend\r\n');
const to = (name: string): Envelope => ({ mailFrom: 'b@bounce.example.org', rcptTo: `${name}@example.net` });

type Does = 'accept' | 'refuse' | 'lack' | 'login' | 'away' | 'swallow' | 'drop';

const ANSWERS: Readonly<Record<Does, HandOverResult>> = {
  accept: { outcome: 'submitted', reply: '250 ok' },
  refuse: {
    outcome: 'refused',
    stage: 'rcpt',
    code: 550,
    reply: '550 5.1.1 no such user',
    class: 'user-unknown',
    retryable: false,
  },
  lack: {
    outcome: 'refused',
    stage: 'rcpt',
    code: 553,
    enhanced: '5.6.7',
    reply: '553 5.6.7 address needs SMTPUTF8',
    class: 'capability',
    retryable: false,
    foreseen: true,
  },
  login: {
    outcome: 'refused',
    stage: 'connect',
    code: 535,
    enhanced: '5.7.8',
    reply: '535 5.7.8 who is anna@example.net',
    class: 'policy',
    retryable: false,
  },
  away: { outcome: 'not-handed-over', detail: 'ESOCKET ECONNREFUSED CONN', retryable: true },
  // Has it and does not say so; does not have it and does not say so either.
  swallow: { outcome: 'uncertain', detail: 'ETIMEDOUT CONN' },
  drop: { outcome: 'uncertain', detail: 'ECONNECTION CONN' },
};

/** A transport of which the test knows what really arrived. */
const fakeTransport = (label: string, does: () => Does, concurrency = 1) => {
  const seen = { offered: [] as string[], took: [] as string[], open: 0, most: 0, next: 0 };
  const lane = (): MailerLane => ({
    send: async ({ rcptTo }, _message, next) => {
      seen.offered.push(rcptTo);
      if (next) seen.next += 1;
      const what = does();
      await new Promise((resolve) => setImmediate(resolve));
      if (what === 'accept' || what === 'swallow') seen.took.push(rcptTo);
      return ANSWERS[what];
    },
    close: async () => {
      await Promise.resolve();
      seen.open -= 1;
    },
  });
  const mailer: Mailer = {
    name: label,
    concurrency,
    openLane: () => {
      seen.open += 1;
      seen.most = Math.max(seen.most, seen.open);
      return Promise.resolve(lane());
    },
    rest: () => Promise.resolve(),
    verify: () => Promise.resolve({ ok: true, smtpUtf8: true }),
  };
  return { transport: { label, mailer } as Transport, seen };
};

const script = (...steps: readonly Does[]) => {
  const left = [...steps];
  return () => left.shift() ?? steps.at(-1) ?? 'accept';
};

const clock = { now: 0 };
const failover = (...transports: readonly Transport[]) =>
  failoverMailer({ transports, now: () => clock.now });

beforeEach(() => (clock.now = Date.UTC(2026, 2, 2, 9)));
afterEach(closeAll);

test('DESIGN-2.3: the first transport gets everything as long as it can', async () => {
  const [a, b] = [fakeTransport('a', script('accept', 'refuse')), fakeTransport('b', script('accept'))];
  const lane = await failover(a.transport, b.transport).openLane();
  expect(await lane.send(to('anna'), MESSAGE)).toMatchObject({ outcome: 'submitted' });
  expect(await lane.send(to('berta'), MESSAGE)).toMatchObject({ outcome: 'refused', stage: 'rcpt' });
  expect([a.seen.offered.length, b.seen.offered.length]).toEqual([2, 0]);
});

test.each(['login', 'away'] as const)(
  'DESIGN-2.3: after %s the next one gets the message at once',
  async (what) => {
    const [a, b] = [fakeTransport('a', script(what, 'accept')), fakeTransport('b', script('accept'))];
    const lane = await failover(a.transport, b.transport).openLane();
    expect(await lane.send(to('anna'), MESSAGE)).toMatchObject({ outcome: 'submitted' });
    expect(await lane.send(to('berta'), MESSAGE)).toMatchObject({ outcome: 'submitted' });
    expect([a.seen.took, b.seen.took]).toEqual([[], ['anna@example.net', 'berta@example.net']]);
    clock.now += RESTS_MS[0];
    await lane.send(to('clara'), MESSAGE);
    expect(a.seen.took).toEqual(['clara@example.net']);
  },
);

test('R6531-1: what the first server cannot carry goes to the one that can, once; the first stays the first', async () => {
  const [a, b] = [
    fakeTransport('a', script('accept', 'lack', 'accept')),
    fakeTransport('b', script('accept')),
  ];
  const lane = await failover(a.transport, b.transport).openLane();
  for (const name of ['anna', 'käse', 'clara'])
    expect(await lane.send(to(name), MESSAGE, to('next'))).toMatchObject({ outcome: 'submitted' });
  expect(a.seen.took).toEqual(['anna@example.net', 'clara@example.net']);
  expect(b.seen.took).toEqual(['käse@example.net']);
  // Whoever comes next was told to the first alone.
  expect([a.seen.next, b.seen.next]).toEqual([3, 0]);
  await lane.close();
  expect([a.seen.open, b.seen.open]).toEqual([0, 0]);
});

test.each(['swallow', 'drop', 'refuse'] as const)(
  'DESIGN-2.3: what the second server says instead of the first stands (%s)',
  async (what) => {
    const [a, b, c] = [
      fakeTransport('a', script('lack')),
      fakeTransport('b', script(what)),
      fakeTransport('c', script('accept')),
    ];
    const lane = await failover(a.transport, b.transport, c.transport).openLane();
    expect(await lane.send(to('käse'), MESSAGE)).toEqual(ANSWERS[what]);
    expect(c.seen.offered).toEqual([]);
  },
);

test('R6531-1: where no server can, the mail has failed; where one that may be able to is away, it waits alone', async () => {
  const lacking = () => fakeTransport('a', script('lack'));
  const none = await failover(lacking().transport, lacking().transport).openLane();
  expect(await none.send(to('käse'), MESSAGE)).toMatchObject({ class: 'capability', retryable: false });
  const [a, b] = [fakeTransport('a', script('lack', 'lack', 'accept')), fakeTransport('b', script('away'))];
  const lane = await failover(a.transport, b.transport).openLane();
  const waits = { outcome: 'refused', class: 'capability', retryable: true, foreseen: true };
  expect(await lane.send(to('käse'), MESSAGE)).toMatchObject(waits);
  // While it rests it is not tried by every such mail: that would hold up all others.
  expect(await lane.send(to('käse'), MESSAGE)).toMatchObject(waits);
  expect(b.seen.offered).toHaveLength(1);
  expect(await lane.send(to('anna'), MESSAGE)).toMatchObject({ outcome: 'submitted' });
});

/** A transport that breaks off behind the recipient, once it was accepted. */
const breakingOff = () => {
  const broken = { ...ANSWERS.away, stage: 'data' } as const;
  const lane = { send: () => Promise.resolve(broken), close: () => Promise.resolve() };
  const { mailer } = fakeTransport('breaks', script('away')).transport;
  const breaks: Transport = {
    label: 'breaks',
    mailer: { ...mailer, openLane: () => Promise.resolve(lane) },
  };
  return { broken, breaks };
};

test.each([
  ['before', true],
  ['behind', false],
] as const)(
  'MSR-6.10a: a recipient that one server accepted counts, with a server that cannot carry the mail %s it',
  async (_where, first) => {
    const { broken, breaks } = breakingOff();
    const lacks = fakeTransport('lacks', script('lack')).transport;
    const lane = await failover(...(first ? [lacks, breaks] : [breaks, lacks])).openLane();
    expect(await lane.send(to('käse'), MESSAGE)).toEqual(broken);
  },
);

test('C.3: how far a mail came at one server is told, whatever the next one that is away says', async () => {
  const { broken, breaks } = breakingOff();
  for (const what of ['away', 'login'] as const) {
    const lane = await failover(breaks, fakeTransport('b', script(what)).transport).openLane();
    expect(await lane.send(to('anna'), MESSAGE)).toEqual(broken);
  }
  const lane = await failover(breaks, fakeTransport('b', script('accept')).transport).openLane();
  expect(await lane.send(to('anna'), MESSAGE)).toMatchObject({ outcome: 'submitted' });
});

test.each(['swallow', 'drop'] as const)(
  'DESIGN-2.3: a message in doubt (%s) goes nowhere else',
  async (what) => {
    const [a, b] = [fakeTransport('a', script(what)), fakeTransport('b', script('accept'))];
    const lane = await failover(a.transport, b.transport).openLane();
    expect(await lane.send(to('anna'), MESSAGE)).toMatchObject({ outcome: 'uncertain' });
    expect(b.seen.offered).toEqual([]);
  },
);

test('DESIGN-2.3: a server that leaves five mails in doubt gets no sixth; alone, it leaves the rest waiting', async () => {
  const [a, b] = [fakeTransport('a', script('drop')), fakeTransport('b', script('accept'))];
  const names = ['anna', 'berta', 'clara', 'dora', 'emma', 'frida', 'gerda'];
  const both = await failover(a.transport, b.transport).openLane();
  for (const name of names) await both.send(to(name), MESSAGE);
  expect([a.seen.offered.length, b.seen.took.length]).toEqual([5, 2]);
  const alone = fakeTransport('c', script('drop'));
  const lane = await failover(alone.transport).openLane();
  const results = [];
  for (const name of names) results.push((await lane.send(to(name), MESSAGE)).outcome);
  expect(results).toEqual([...Array<string>(5).fill('uncertain'), 'not-handed-over', 'not-handed-over']);
});

test('DESIGN-2.3: one transport alone that is down is tried with every message, as whoever asks waits in between', async () => {
  const a = fakeTransport('a', script('away'));
  const lane = await failover(a.transport).openLane();
  for (const name of ['anna', 'berta'])
    expect(await lane.send(to(name), MESSAGE)).toMatchObject({ outcome: 'not-handed-over' });
  expect(a.seen.offered).toHaveLength(2);
});

test('DESIGN-2.3: a transport for some senders gets the mail of those; without one for a sender nothing leaves', async () => {
  const [a, b] = [fakeTransport('a', script('accept')), fakeTransport('b', script('accept'))];
  const mailer = failover(
    { ...a.transport, senderDomains: ['haus.test'] },
    { ...b.transport, senderDomains: ['hof.test'] },
  );
  await (await mailer.openLane('hof.test')).send(to('anna'), MESSAGE);
  expect([a.seen.took.length, b.seen.took.length]).toEqual([0, 1]);
  for (const domain of ['anders.test', undefined])
    expect(await (await mailer.openLane(domain)).send(to('anna'), MESSAGE)).toEqual({
      outcome: 'not-handed-over',
      detail: 'ENOTRANSPORT',
      retryable: true,
    });
});

test('DESIGN-2.3: ten lanes share the two connections of a narrow transport, and nobody waits for ever', async () => {
  const [a, b] = [fakeTransport('a', script('away'), 10), fakeTransport('b', script('accept'), 2)];
  const mailer = failover(a.transport, b.transport);
  expect(mailer.concurrency).toBe(10);
  const sent = await Promise.all(
    Array.from({ length: 10 }, async (_, number) => {
      const lane = await mailer.openLane();
      const results = [];
      for (let n = 0; n < 5; n += 1)
        results.push(await lane.send(to(`p${number}-${n}`), MESSAGE, to(`p${number}-${n + 1}`)));
      await lane.close();
      return results;
    }),
  );
  expect(sent.flat().every(({ outcome }) => outcome === 'submitted')).toBe(true);
  expect([b.seen.took.length, b.seen.most, b.seen.open]).toEqual([50, 2, 0]);
  expect(mailer.concurrency).toBe(2);
});

test('DESIGN-2.3: a lane that has nothing to send holds up no other', async () => {
  const a = fakeTransport('a', script('accept'), 1);
  const mailer = failover(a.transport);
  const [first, second] = [await mailer.openLane(), await mailer.openLane()];
  for (const lane of [first, second, first, second])
    expect(await lane.send(to('anna'), MESSAGE, to('berta'))).toMatchObject({ outcome: 'submitted' });
  expect(a.seen.most).toBe(1);
  await first.close();
  await second.close();
  expect(a.seen.open).toBe(0);
});

test('DESIGN-2.1: a transport that hung for minutes is no reason to go elsewhere with what was allowed before', async () => {
  const hanging = () => {
    clock.now += 300_000;
    return 'away' as const;
  };
  const [a, b] = [fakeTransport('a', hanging), fakeTransport('b', script('accept'))];
  const lane = await failover(a.transport, b.transport).openLane();
  expect(await lane.send(to('anna'), MESSAGE)).toMatchObject({ outcome: 'not-handed-over' });
  expect(b.seen.offered).toEqual([]);
  expect(await lane.send(to('anna'), MESSAGE)).toMatchObject({ outcome: 'submitted' });
  expect([a.seen.offered.length, b.seen.took.length]).toEqual([1, 1]);
});

test('DESIGN-2.1: who waited too long for a connection has to ask again', async () => {
  const slow = () => {
    clock.now += 31_000;
    return 'accept' as const;
  };
  const a = fakeTransport('a', slow, 1);
  const mailer = failover(a.transport);
  const [first, second] = [await mailer.openLane(), await mailer.openLane()];
  const sent = await Promise.all([first.send(to('anna'), MESSAGE), second.send(to('berta'), MESSAGE)]);
  expect(sent).toMatchObject([{ outcome: 'submitted' }, { outcome: 'not-handed-over', detail: 'EBUSY' }]);
  expect(a.seen.offered).toEqual(['anna@example.net']);
  expect(await second.send(to('berta'), MESSAGE)).toMatchObject({ outcome: 'submitted' });
});

test('DESIGN-2.9: what is told of a transport is codes, never the words of a server', async () => {
  const told: string[] = [];
  const a = fakeTransport('a', script('login', 'away', 'accept'));
  const mailer = failoverMailer({
    transports: [a.transport],
    now: () => clock.now,
    onChange: async (label, { state, detail }) => void told.push(`${label} ${state} ${detail}`),
  });
  const lane = await mailer.openLane();
  for (let n = 0; n < 5; n += 1) await lane.send(to('anna'), MESSAGE);
  await mailer.rest();
  expect(told).toEqual(['a down 535 5.7.8', 'a down ESOCKET ECONNREFUSED CONN', 'a up null']);
});

test('MSR-6.10a: a check looks at every transport and revives one that was down', async () => {
  const [a, b] = [fakeTransport('a', script('away', 'accept')), fakeTransport('b', script('accept'))];
  const mailer = failover(a.transport, b.transport);
  const lane = await mailer.openLane();
  await lane.send(to('anna'), MESSAGE);
  expect((await mailer.check()).map(({ label, check }) => `${label} ${check.ok}`)).toEqual([
    'a true',
    'b true',
  ]);
  await lane.send(to('berta'), MESSAGE);
  expect(a.seen.took).toEqual(['berta@example.net']);
});

const does = fc.constantFrom<Does>('accept', 'accept', 'refuse', 'login', 'away', 'swallow', 'drop');

test('DESIGN-2.3: whatever transports do, a message arrives at most once and ends exactly once', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ steps: fc.array(does, { maxLength: 30 }), lanes: fc.integer({ min: 1, max: 4 }) }),
        {
          minLength: 1,
          maxLength: 4,
        },
      ),
      fc.integer({ min: 1, max: 6 }),
      fc.array(fc.integer({ min: 0, max: 400_000 }), { minLength: 1, maxLength: 20 }),
      async (plans, lanes, waits) => {
        const fakes = plans.map(({ steps, lanes: width }, index) =>
          fakeTransport(`t${index}`, script(...steps), width),
        );
        const mailer = failover(...fakes.map(({ transport }) => transport));
        const queue = Array.from({ length: 40 }, (_, n) => `p${n}`);
        const results = new Map<string, HandOverResult>();
        await Promise.all(
          Array.from({ length: lanes }, async () => {
            const lane = await mailer.openLane();
            for (let name = queue.shift(); name !== undefined; name = queue.shift()) {
              clock.now += waits[results.size % waits.length] ?? 0;
              expect(results.has(name)).toBe(false);
              results.set(name, await lane.send(to(name), MESSAGE));
            }
            await lane.close();
          }),
        );
        expect(results.size).toBe(40);
        for (const [name, { outcome }] of results) {
          const took = fakes.flatMap(({ seen }) => seen.took).filter((one) => one === to(name).rcptTo).length;
          if (outcome === 'submitted') expect(took).toBe(1);
          else if (outcome === 'uncertain') expect(took).toBeLessThanOrEqual(1);
          else expect(took).toBe(0);
          for (const { seen } of fakes)
            expect(seen.offered.filter((one) => one === to(name).rcptTo).length).toBeLessThanOrEqual(1);
        }
        fakes.forEach(({ seen }, index) => {
          expect(seen.open).toBe(0);
          expect(seen.most).toBeLessThanOrEqual(plans[index]?.lanes ?? 0);
        });
      },
    ),
    { numRuns: 100 },
  );
});

test('DESIGN-2.3: over real connections: one server greets with 421, the other takes each mail once', async () => {
  const accept = (socket: { write(text: string): unknown }, _piece: string, whole: boolean) =>
    whole && socket.write('250 ok\r\n');
  const closed = await scriptedServer({ greeting: '421 4.3.2 closed' });
  const open = await scriptedServer({ onMessage: accept });
  const mailers = [closed, open].map(({ port }) => {
    const parsed = parseSmtpUrl(`smtp://127.0.0.1:${port}/?pool=2`);
    if (!parsed.ok) throw new Error(parsed.detail);
    return { label: String(port), mailer: smtpMailer(parsed.settings) };
  });
  const mailer = failover(...mailers);
  const lane = await mailer.openLane();
  for (const name of ['anna', 'berta'])
    expect(await lane.send(to(name), MESSAGE)).toMatchObject({ outcome: 'submitted' });
  await lane.close();
  await mailer.rest();
  expect([closed.connections(), open.connections(), open.dots()]).toEqual([1, 1, 2]);
});
