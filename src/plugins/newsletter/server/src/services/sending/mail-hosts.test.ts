import type { MxAnswer } from '../../domain/delivery/mx-answer';
import { createMailHosts, NO_LOOK_UPS } from './mail-hosts';

const MINUTE_MS = 60_000;
const AT_GOOGLE: MxAnswer = { kind: 'hosts', hosts: ['aspmx.l.google.com'] };
const UNKNOWN: MxAnswer = { kind: 'unknown' };
const SOON = { known: 20_000, patienceMs: 20, longestMs: 5_000 };

/** Look-ups against answers that come when the test says so. */
const world = (answers: (domain: string) => Promise<MxAnswer>, limits = SOON) => {
  const asked: string[] = [];
  let now = 0;
  const hosts = createMailHosts({
    ask: (domain) => {
      asked.push(domain);
      return answers(domain);
    },
    clock: { elapsed: () => now },
    limits,
  });
  const after = (ms: number): void => {
    now += ms;
  };
  return { hosts, asked, after };
};

const names = (count: number, from = 0): string[] =>
  Array.from({ length: count }, (_, n) => `verein${from + n}.test`);

it('C.3: a domain whose mailboxes Google keeps goes by the lane of Google', async () => {
  const { hosts } = world(async () => AT_GOOGLE);
  expect(hosts.providerOf('verein.test')).toEqual({ group: 'other', lane: 'verein.test' });
  await hosts.learn(['verein.test']);
  expect(hosts.providerOf('Verein.TEST')).toEqual({ group: 'google', lane: 'google' });
});

it('C.3: a name in letters is looked up as name servers know it', async () => {
  const { hosts, asked } = world(async () => AT_GOOGLE);
  await hosts.learn(['müller.test']);
  expect(asked).toEqual(['xn--mller-kva.test']);
  expect(hosts.providerOf('MÜLLER.test').lane).toBe('google');
});

it('C.3: many who ask for one domain at once make one look-up', async () => {
  const { hosts, asked } = world(async () => AT_GOOGLE);
  await Promise.all(Array.from({ length: 50 }, () => hosts.learn(['verein.test', 'verein.test'])));
  await hosts.learn(['verein.test']);
  expect(asked).toEqual(['verein.test']);
});

it('C.3: nobody is asked about providers the table names, nor for what is no name', async () => {
  const { hosts, asked } = world(async () => AT_GOOGLE);
  await hosts.learn(['gmail.com', 'gmx.de', '', '  ', 'ina verein.test', 'xn--.test']);
  expect(asked).toEqual([]);
});

it.each([
  ['mail servers', AT_GOOGLE, 4 * 60],
  ['none', { kind: 'none' }, 60],
  ['no mail', { kind: 'null' }, 60],
  ['no such domain', { kind: 'absent' }, 10],
  ['nothing', UNKNOWN, 5],
] as const)(
  'C.3: an answer that says %s is asked for again when it has grown old',
  async (_what, answer, minutes) => {
    const { hosts, asked, after } = world(async () => answer);
    await hosts.learn(['verein.test']);
    after(minutes * MINUTE_MS - 1);
    await hosts.learn(['verein.test']);
    expect(asked).toHaveLength(1);
    after(1);
    expect(hosts.providerOf('verein.test').lane).toBe('verein.test');
    expect(hosts.takesNoMail('verein.test')).toBe(false);
    expect(hosts.hasNoMailbox('verein.test')).toBe(false);
    await hosts.learn(['verein.test']);
    expect(asked).toHaveLength(2);
  },
);

it('C.2.2: a domain that takes no mail is known as such', async () => {
  const { hosts } = world(async () => ({ kind: 'null' }));
  await hosts.learn(['verein.test']);
  expect(hosts.takesNoMail('verein.test')).toBe(true);
  expect(hosts.takesNoMail('anderer.test')).toBe(false);
});

it.each([
  [{ kind: 'null' }, true],
  [{ kind: 'absent' }, true],
  [{ kind: 'none' }, false],
  [AT_GOOGLE, false],
  [UNKNOWN, false],
] as const)('C.2.2: of %j nobody concludes more than it says', async (answer, hasNone) => {
  const { hosts } = world(async () => answer);
  expect(hosts.hasNoMailbox('verein.test')).toBe(false);
  await hosts.learn(['verein.test']);
  expect(hosts.hasNoMailbox('Verein.test')).toBe(hasNone);
});

it('C.2.2: who brings patience of his own waits for it, even when mails wait for nobody any more', async () => {
  let tell = (_answer: MxAnswer): void => undefined;
  const { hosts } = world(
    (domain) =>
      domain === 'stumm.test'
        ? new Promise(() => undefined)
        : new Promise((resolve) => {
            tell = resolve;
          }),
    { ...SOON, longestMs: 60_000 },
  );
  await hosts.learn(['stumm.test']);
  const patient = hosts.learn(['verein.test'], 60_000);
  tell({ kind: 'null' });
  await patient;
  expect(hosts.hasNoMailbox('verein.test')).toBe(true);
});

it('C.3: a look-up that fails leaves the domain a lane of its own', async () => {
  const { hosts } = world(async () => {
    throw new Error('nobody there');
  });
  await hosts.learn(['verein.test']);
  expect(hosts.providerOf('verein.test').lane).toBe('verein.test');
});

it('C.3: mails wait once for name servers that are slow, and what comes late is known afterwards', async () => {
  const answers: ((answer: MxAnswer) => void)[] = [];
  const { hosts, after } = world(() => new Promise((resolve) => answers.push(resolve)), {
    ...SOON,
    longestMs: 600_000,
  });
  await hosts.learn(['verein.test']);
  expect(hosts.providerOf('verein.test').lane).toBe('verein.test');
  // From now on nobody waits: this one would never end.
  const second = hosts.learn(['zweiter.test']);
  await second;
  for (const answer of answers) answer(AT_GOOGLE);
  after(MINUTE_MS);
  await hosts.learn(['verein.test', 'zweiter.test']);
  expect(hosts.providerOf('verein.test').lane).toBe('google');
  expect(hosts.providerOf('zweiter.test').lane).toBe('google');
});

it('C.3: a look-up that never ends is given up', async () => {
  const { hosts, after, asked } = world(() => new Promise(() => undefined), {
    ...SOON,
    patienceMs: 60_000,
    longestMs: 10,
  });
  await hosts.learn(['verein.test']);
  expect(hosts.providerOf('verein.test').lane).toBe('verein.test');
  after(5 * MINUTE_MS);
  await hosts.learn(['verein.test']);
  expect(asked).toHaveLength(2);
});

it('C.3: name servers of which nothing is heard are left alone for a minute', async () => {
  let answer: MxAnswer = UNKNOWN;
  const { hosts, asked, after } = world(async () => answer);
  await hosts.learn(names(20));
  const before = asked.length;
  await hosts.learn(names(100, 20));
  expect(asked).toHaveLength(before);
  answer = AT_GOOGLE;
  after(MINUTE_MS);
  await hosts.learn(names(100, 20));
  expect(hosts.providerOf('verein119.test').lane).toBe('google');
});

it('C.3: no more than 32 domains are asked for at once', async () => {
  let atOnce = 0;
  let most = 0;
  const { hosts } = world(
    async () => {
      atOnce += 1;
      most = Math.max(most, atOnce);
      await new Promise(setImmediate);
      atOnce -= 1;
      return AT_GOOGLE;
    },
    { ...SOON, patienceMs: 60_000 },
  );
  await hosts.learn(names(500));
  expect(most).toBe(32);
  expect(names(500).every((name) => hosts.providerOf(name).lane === 'google')).toBe(true);
});

it('C.3: what is remembered is bounded, and the oldest goes first', async () => {
  const { hosts } = world(async () => AT_GOOGLE, { ...SOON, known: 100 });
  for (const name of names(150)) await hosts.learn([name]);
  const known = names(150).filter((name) => hosts.providerOf(name).lane === 'google');
  expect(known).toEqual(names(100, 50));
});

it('C.3: without the setting nobody is asked and domains go by their names', async () => {
  await NO_LOOK_UPS.learn(['verein.test']);
  expect(NO_LOOK_UPS.providerOf('verein.test')).toEqual({ group: 'other', lane: 'verein.test' });
  expect(NO_LOOK_UPS.takesNoMail('verein.test')).toBe(false);
  expect(NO_LOOK_UPS.hasNoMailbox('verein.test')).toBe(false);
});
