import { addAnswer, NO_ANSWERS, type AnsweredOutcome } from './answer-tally';
import { judgeBreakers, type BreakerFacts, type BreakerLimits, type ProviderAnswers } from './breakers';
import type { FailureClass } from './failure-class';

const NONE: ProviderAnswers = {
  submitted: 0,
  complaints: 0,
  answered: 0,
  hard: 0,
  content: 0,
  blocked: 0,
  policyStreak: 0,
};
const NO_LIMITS: BreakerLimits = {
  maxHardBounceRate: { value: null, rule: 'CSA-9' },
  maxSpamRate: { value: null, rule: 'CSA-8' },
};
const CSA: BreakerLimits = {
  maxHardBounceRate: { value: 0.01, rule: 'CSA-9' },
  maxSpamRate: { value: 0.001, rule: 'CSA-8' },
};

const facts = (
  google: Partial<ProviderAnswers>,
  more: { yahoo?: Partial<ProviderAnswers>; imports?: BreakerFacts['imports'] } = {},
): BreakerFacts => ({
  providers: new Map([
    ['google', { ...NONE, ...google }],
    ['yahoo', { ...NONE, ...more.yahoo }],
  ]),
  imports: more.imports ?? [],
});
const judged = (given: BreakerFacts, limits = NO_LIMITS) =>
  judgeBreakers(given, limits).map(({ does, reason }) => `${does} ${reason}`);

test('C.2.3: nothing has happened, nothing is said', () => {
  expect(judged(facts({}))).toEqual([]);
  expect(judged(facts({ answered: 1_000_000, submitted: 1_000_000 }))).toEqual([]);
});

test.each([
  [2, []],
  [3, ['stop auth_refused']],
])('C.2.3: %d refusals for authentication in a row: %j', (policyStreak, expected) => {
  expect(judged(facts({ policyStreak }))).toEqual(expected);
  expect(judged(facts({ policyStreak: 1 }, { yahoo: { policyStreak: policyStreak - 1 } }))).toEqual(expected);
});

test.each([
  [{ content: 4, answered: 4 }, []],
  [{ content: 5, answered: 5_000 }, ['stop content_refused']],
  [{ content: 1, answered: 99 }, []],
  [{ content: 1, answered: 100 }, []],
  [{ content: 2, answered: 100 }, ['stop content_share']],
  [{ content: 2, answered: 101 }, []],
])('C.2.3: content refused in one provider %j: %j', (google, expected) => {
  expect(judged(facts(google))).toEqual(expected);
});

test.each([
  [99, 99, []],
  [1, 100, []],
  [2, 100, ['warn hard_rate']],
  [3, 100, ['stop hard_rate']],
  [20, 1_000, ['warn hard_rate']],
  [21, 1_000, ['stop hard_rate']],
  [10, 1_000, []],
  [11, 1_000, ['warn hard_rate']],
])('C.2.3: %d hard bounces of %d: %j', (hard, answered, expected) => {
  expect(judged(facts({ hard, answered }))).toEqual(expected);
});

test('CSA-9: a policy that allows 1 % stops above 1 %, under its own rule', () => {
  expect(judgeBreakers(facts({ hard: 10, answered: 1_000 }), CSA)).toMatchObject([
    { does: 'warn', rule: 'CSA-9' },
  ]);
  expect(judgeBreakers(facts({ hard: 11, answered: 1_000 }), CSA)).toMatchObject([
    { does: 'stop', reason: 'hard_rate', rule: 'CSA-9', limit: 0.01, count: 11, of: 1_000 },
  ]);
});

test('C.2.3: a policy that allows more than the product does not loosen it', () => {
  const loose = { ...CSA, maxHardBounceRate: { value: 0.5, rule: 'site' } };
  expect(judged(facts({ hard: 3, answered: 100 }), loose)).toEqual(['stop hard_rate']);
});

test.each([
  [10, 20, []],
  [11, 20, ['stop import_hard_rate']],
  [5, 99, []],
  [6, 100, ['stop import_hard_rate']],
  [5, 100, []],
  [10, 200, []],
  [11, 200, ['stop import_hard_rate']],
])('C.2.3: %d dead addresses among the first %d of an import: %j', (hard, answered, expected) => {
  const imports = [{ importId: 'i1', hard, answered }];
  expect(judged(facts({}, { imports }))).toEqual(expected);
});

test.each([
  [0, 10, []],
  [1, 1_001, []],
  [1, 1_000, ['warn complaint_rate']],
  [2, 100, ['warn complaint_rate']],
  [3, 1_001, ['warn complaint_rate']],
  [3, 1_000, ['stop complaint_rate']],
])('C.2.3: %d complaints about %d mails: %j', (complaints, submitted, expected) => {
  expect(judged(facts({ complaints, submitted }))).toEqual(expected);
});

test('CSA-8: a stricter policy stops at its own rate', () => {
  expect(judgeBreakers(facts({ complaints: 3, submitted: 3_000 }), CSA)).toMatchObject([
    { does: 'stop', rule: 'CSA-8' },
  ]);
});

test.each([
  [{ blocked: 1, answered: 18 }, []],
  [{ blocked: 1, answered: 19 }, ['pause-lane block_share']],
  [{ blocked: 4, answered: 96 }, []],
  [{ blocked: 5, answered: 95 }, ['pause-lane block_share']],
])('C.2.3: blocked by one provider %j: %j', (google, expected) => {
  expect(judged(facts(google))).toEqual(expected);
});

test('C.2.3: what stops the campaign comes before what pauses a lane or warns', () => {
  const all = facts(
    { blocked: 50, answered: 50, content: 5, policyStreak: 3 },
    { yahoo: { hard: 2, answered: 50 } },
  );
  expect(judgeBreakers(all, NO_LIMITS).map(({ does }) => does)).toEqual([
    'stop',
    'stop',
    'pause-lane',
    'warn',
  ]);
});

const ok: AnsweredOutcome = { state: 'submitted', suppress: false, refusal: null };
const no = (failureClass: FailureClass, state: AnsweredOutcome['state'], suppress = false) => ({
  state,
  suppress,
  refusal: { class: failureClass, code: 550, enhanced: null, text: '' },
});
const tallied = (...outcomes: readonly AnsweredOutcome[]) => outcomes.reduce(addAnswer, NO_ANSWERS);

test('C.2.2: each answer is counted once, by what it says', () => {
  const answers = [
    ok,
    no('user-unknown', 'bounced', true),
    no('content', 'failed'),
    no('block', 'queued'),
    no('greylist', 'queued'),
  ];
  expect(tallied(...answers)).toEqual({
    ...{ submitted: 1, bounced: 1, failed: 1, deferred: 2 },
    ...{ hard: 1, content: 1, blocked: 1, policy: 0 },
  });
});

test('C.2.3: a row of refusals ends with a mail that is accepted, and with nothing else', () => {
  const policy = no('policy', 'failed');
  expect(tallied(policy, no('greylist', 'queued'), policy)).toMatchObject({ policy: 2 });
  expect(tallied(policy, ok, policy)).toMatchObject({ submitted: 1, policy: 1 });
  expect(tallied(policy, ok)).toMatchObject({ policy: 0 });
});

test('VIV-1.2: what our own mail server says for itself is counted against nobody', () => {
  expect(tallied({ state: 'queued', suppress: false, refusal: null })).toEqual(NO_ANSWERS);
  expect(tallied({ state: 'uncertain', suppress: false, refusal: null })).toEqual(NO_ANSWERS);
});
