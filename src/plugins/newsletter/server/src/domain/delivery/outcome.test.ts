import type { FailureClass } from './failure-class';
import { decideOutcome, type Attempt } from './outcome';

const NOW = Date.UTC(2026, 10, 21, 12);
const DAY_MS = 24 * 3_600_000;
const attempt = (changes: Partial<Attempt> = {}): Attempt => ({
  kind: 'campaign',
  attempts: 1,
  firstAttemptAt: NOW,
  now: NOW,
  seed: '1',
  ...changes,
});
const refused = (failureClass: FailureClass, retryable: boolean, stage = 'rcpt') =>
  ({ outcome: 'refused', stage, reply: `550 ${failureClass}`, class: failureClass, retryable }) as const;

test('MSR-6.10a: accepted by the next server is submitted, and counts', () => {
  const outcome = decideOutcome({ outcome: 'submitted', reply: '250 ok' }, attempt());
  expect(outcome).toMatchObject({ state: 'submitted', counts: true, tried: true, suppress: false });
});

test('DESIGN-2.3: no answer is uncertain, counts in the cap and is never queued again', () => {
  const outcome = decideOutcome({ outcome: 'uncertain', detail: 'ETIMEDOUT' }, attempt());
  expect(outcome).toMatchObject({ state: 'uncertain', counts: true });
  expect(outcome.notBefore).toBeUndefined();
});

test('C.3: what never reached the mail server uses up neither the cap nor a try', () => {
  const away = decideOutcome({ outcome: 'not-handed-over', detail: 'ECONNREFUSED' }, attempt());
  expect(away).toMatchObject({ state: 'queued', transportDown: true, counts: false, tried: false });
});

test('C.3: a mail at which the connection ends waits behind the others, and not for ever', () => {
  const broken = (stage: string) => ({ outcome: 'not-handed-over', detail: 'ECONNECTION', stage }) as const;
  for (const stage of ['mail', 'rcpt', 'data', 'final']) {
    const outcome = decideOutcome(broken(stage), attempt());
    expect(outcome).toMatchObject({ state: 'queued', transportDown: true, refusal: null, suppress: false });
    expect(outcome.notBefore).toBeGreaterThan(NOW + 300_000);
  }
  // Before the answer to MAIL the server is as good as away.
  expect(decideOutcome(broken('mail'), attempt({ attempts: 99 }))).toMatchObject({
    state: 'queued',
    tried: false,
  });
  for (const stage of ['rcpt', 'data', 'final'])
    expect(decideOutcome(broken(stage), attempt({ attempts: 12 }))).toMatchObject({
      state: 'failed',
      tried: true,
    });
});

test('DESIGN-2.1: what a connection took too long for goes back to its gates, as if nothing had been', () => {
  const late = { outcome: 'not-handed-over', detail: 'ELATE', late: true } as const;
  const outcome = decideOutcome(late, attempt({ attempts: 99 }));
  expect(outcome).toMatchObject({
    state: 'queued',
    reason: null,
    transportDown: false,
    counts: false,
    tried: false,
  });
  expect(outcome.notBefore).toBeUndefined();
});

test('C.3: an attempt that got past RCPT counts in the cap, also when the connection ended', () => {
  const counts = (stage: string) =>
    decideOutcome({ outcome: 'not-handed-over', detail: 'ECONNECTION', stage }, attempt()).counts;
  expect(['mail', 'rcpt', 'data', 'final'].map(counts)).toEqual([false, false, true, true]);
});

test('C.3: a refusal of the connection is no word about the recipient, whatever it says', () => {
  for (const [failureClass, retryable] of [
    ['user-unknown', false],
    ['unknown', false],
    ['system', true],
  ] as const) {
    const outcome = decideOutcome(refused(failureClass, retryable, 'connect'), attempt({ attempts: 99 }));
    expect(outcome).toMatchObject({ state: 'queued', suppress: false, transportDown: true, tried: false });
  }
});

test('VIV-1.2: a used-up quota rests the domain and leaves the recipient as he was', () => {
  const outcome = decideOutcome(refused('self-rate', true, 'final'), attempt({ attempts: 99 }));
  expect(outcome).toMatchObject({
    state: 'queued',
    selfRate: true,
    suppress: false,
    tried: false,
    rule: 'VIV-1.2',
  });
  // Behind all others: one whose refusal only reads like a quota would be the first again, and use up hour after hour.
  expect(decideOutcome(refused('self-rate', true, 'final'), attempt()).notBefore).toBe(NOW + 3_600_000);
  expect(decideOutcome(refused('self-rate', true, 'connect'), attempt()).selfRate).toBe(true);
});

test('C.2.2 MFR-6.1: a dead address bounces and is suppressed; other lasting refusals only fail', () => {
  expect(decideOutcome(refused('user-unknown', false), attempt())).toMatchObject({
    state: 'bounced',
    suppress: true,
  });
  for (const soft of ['content', 'policy', 'mailbox-full', 'unknown'] as const) {
    expect(decideOutcome(refused(soft, false), attempt())).toMatchObject({
      state: 'failed',
      suppress: false,
    });
  }
});

test('C.3: a passing refusal waits in the queue until its tries or its day are used up', () => {
  const first = decideOutcome(refused('greylist', true), attempt());
  expect(first).toMatchObject({ state: 'queued', counts: true, tried: true });
  expect(first.notBefore).toBeGreaterThan(NOW);
  for (const changes of [{ attempts: 12 }, { firstAttemptAt: NOW - DAY_MS }]) {
    expect(decideOutcome(refused('greylist', true), attempt(changes))).toMatchObject({
      state: 'failed',
      suppress: false,
    });
  }
});

test('R5322-4: what a server answers is kept on one line, short, without control characters', () => {
  const reply = `250 ok\r\n\u0000queued\t${'x'.repeat(400)}`;
  const kept = decideOutcome({ outcome: 'submitted', reply }, attempt()).reply ?? '';
  expect(kept).toMatch(/^250 ok queued x+$/);
  expect(kept.length).toBeLessThanOrEqual(250);
});

test('C.2.1: what the recipient’s side refused with is told for its lane, what our mail server says for itself is not', () => {
  const theirs = { ...refused('block', true), code: 421, enhanced: '4.7.28', reply: '421 4.7.28 rate' };
  expect(decideOutcome(theirs, attempt()).refusal).toEqual({
    class: 'block',
    code: 421,
    enhanced: '4.7.28',
    text: '421 4.7.28 rate',
  });
  for (const own of [refused('self-rate', true), refused('block', true, 'connect')])
    expect(decideOutcome(own, attempt()).refusal).toBeNull();
  expect(decideOutcome({ outcome: 'submitted', reply: '250 ok' }, attempt()).refusal).toBeNull();
});

test('R6531-1: what our mail server lacks is nobody’s refusal: not offered, not counted, nobody suppressed', () => {
  const lack = { ...refused('capability', false), reply: '553 5.6.7 address needs SMTPUTF8', foreseen: true };
  expect(decideOutcome(lack, attempt())).toMatchObject({
    state: 'failed',
    reason: 'capability',
    suppress: false,
    counts: false,
    refusal: null,
    transportDown: false,
  });
  const waiting = decideOutcome({ ...lack, retryable: true }, attempt());
  expect(waiting).toMatchObject({ state: 'queued', reason: 'capability', transportDown: false });
  expect(waiting.notBefore).toBeGreaterThan(NOW);
});
