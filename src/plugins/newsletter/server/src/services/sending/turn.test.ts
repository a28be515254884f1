import type { Outcome } from '../../domain/delivery/outcome';
import { createAnswers } from './answers';
import { createTurns } from './turn';

const SUBMITTED = { state: 'submitted', reply: '250 kept', refusal: null, counts: true } as const;
const REFUSED = {
  ...SUBMITTED,
  state: 'bounced',
  refusal: { class: 'user-unknown' },
  suppress: true,
} as const;
const NO_LIMITS = { maxHardBounceRate: { value: null }, maxSpamRate: { value: null } };

/** Every part that a turn touches, saying in which order it is asked. */
const turnOf = async (outcome: unknown) => {
  const said: string[] = [];
  const says =
    <T>(what: string, answer: T) =>
    (): Promise<T> => {
      said.push(what);
      return Promise.resolve(answer);
    };
  const lanes = {
    providerOf: () => ({ group: 'other', lane: 'other' }),
    write: says('lanes', undefined),
  };
  const answers = createAnswers({
    laneBooks: { open: () => Promise.resolve(lanes) },
    runAnswers: { add: says('count answers', undefined), of: says('judge', []) },
    firstSends: { of: () => Promise.resolve([]) },
    askForEvidence: () => Promise.resolve(),
  } as never);
  const desk = await answers.open('house.test', NO_LIMITS as never);
  const turns = createTurns({
    database: { ownTransaction: (work: () => Promise<unknown>) => work() },
    clock: { now: () => 0 },
    deliveries: {
      recordSubmitted: says('record', new Set([1])),
      record: says('record', 'handing-over'),
      unclaim: says('claims back', undefined),
    },
    recipients: { addresses: says('addresses', new Map()) },
    runs: { addSubmitted: says('count run', undefined), addCounts: says('count run', undefined) },
    campaignGate: { read: says('gate', null) },
    log: { addDeliveries: says('log', undefined) },
    runners: { fence: says('fence', true) },
  } as never);
  const compiled = { run: { id: 7, senderDomain: 'house.test' } };
  const recipient = { deliveryId: 1, email: 'lea@example.org', subscriberId: 'p1' };
  await turns(compiled as never, { holder: 'me', desk })([
    { done: { recipient: recipient as never, outcome: outcome as Outcome }, next: 2, ahead: 3 },
  ]);
  return said;
};

test('DESIGN-4: what a turn counts for its campaign comes last, since the rows are those of all who send it', async () => {
  const said = await turnOf(SUBMITTED);
  expect(said.slice(-3)).toEqual(['count answers', 'lanes', 'count run']);
  expect(said.slice(0, -3)).toEqual(expect.arrayContaining(['record', 'log', 'fence', 'gate', 'addresses']));
});

test('C.2.3: refusals are counted and judged before anybody else is let through, and counted once', async () => {
  const said = await turnOf(REFUSED);
  expect(said.indexOf('judge')).toBeLessThan(said.indexOf('addresses'));
  expect(said.filter((what) => what === 'count answers')).toHaveLength(1);
});

test('DESIGN-2.3: a turn holds the row of its process before it writes to mails, as whoever ends the process does', async () => {
  const [first] = await turnOf(SUBMITTED);
  expect(first).toBe('fence');
});
