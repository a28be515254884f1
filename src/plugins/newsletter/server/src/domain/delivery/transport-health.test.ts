import {
  DOUBTS_BEFORE_REST,
  RESTS_MS,
  UNTRIED,
  afterAttempt,
  afterCheck,
  chooseTransport,
  goesElsewhere,
  type TransportHealth,
} from './transport-health';

const NOW = Date.UTC(2026, 2, 2, 9);
const RESULTS = {
  submitted: { outcome: 'submitted' },
  recipient: { outcome: 'refused', stage: 'rcpt' },
  message: { outcome: 'refused', stage: 'final' },
  login: { outcome: 'refused', stage: 'connect' },
  away: { outcome: 'not-handed-over' },
  doubt: { outcome: 'uncertain' },
} as const;
type Event = keyof typeof RESULTS;

const after = (events: readonly Event[], from: TransportHealth = UNTRIED, now = NOW): TransportHealth =>
  events.reduce((health, event) => afterAttempt(health, RESULTS[event], { now, detail: event }), from);

const doubts = Array.from({ length: DOUBTS_BEFORE_REST }, () => 'doubt' as const);

const up = (health: TransportHealth) => ({ health, probed: false });

test.each([
  ['submitted', false],
  ['recipient', false],
  ['message', false],
  ['doubt', false],
  ['login', true],
  ['away', true],
] as const)('DESIGN-2.3: after %s the message may go to another transport: %s', (event, elsewhere) => {
  expect(goesElsewhere(RESULTS[event])).toBe(elsewhere);
});

test('DESIGN-2.3: a transport that is down rests longer each time, and is as good as new once it takes a mail', () => {
  let health = UNTRIED;
  let now = NOW;
  const rests: number[] = [];
  for (let n = 0; n < RESTS_MS.length + 2; n += 1) {
    health = after(['away'], health, now);
    rests.push((health.restsUntil ?? 0) - now);
    now = health.restsUntil ?? 0;
  }
  expect(rests).toEqual([...RESTS_MS, RESTS_MS.at(-1), RESTS_MS.at(-1)]);
  expect(health).toMatchObject({ state: 'down', since: NOW, detail: 'away' });
  const again = after(['submitted'], health, now);
  expect(again).toEqual({ ...UNTRIED, state: 'up', since: now });
  expect(after(['away'], again, now).restsUntil).toBe(now + RESTS_MS[0]);
});

test('DESIGN-2.3: lanes that fail at the same moment are one failure', () => {
  expect(after(['login', 'login', 'away'])).toMatchObject({ rests: 1, restsUntil: NOW + RESTS_MS[0] });
});

test('DESIGN-2.3: a refusal of a mail says that the transport is there', () => {
  expect(after(['away', 'recipient'])).toMatchObject({ state: 'up', restsUntil: null });
});

test('DESIGN-2.3: mails in doubt one after another are a reason to stop, one alone is not', () => {
  expect(after(doubts.slice(1))).toMatchObject({ state: 'up', restsUntil: null });
  expect(after(doubts)).toMatchObject({ state: 'doubtful', restsUntil: NOW + RESTS_MS[0] });
  expect(after([...doubts.slice(1), 'submitted', ...doubts.slice(1)])).toMatchObject({ state: 'up' });
  expect(after([...doubts.slice(1), 'recipient', 'doubt'])).toMatchObject({ state: 'doubtful' });
});

test('DESIGN-2.3: only an answer to a whole mail clears a transport that left mails in doubt', () => {
  const suspect = after(doubts);
  expect(after(['recipient', 'away'], suspect)).toMatchObject({
    state: 'doubtful',
    doubts: DOUBTS_BEFORE_REST,
  });
  expect(afterCheck(suspect, NOW)).toBe(suspect);
  for (const answer of ['submitted', 'message'] as const)
    expect(after([answer], suspect)).toMatchObject({ state: 'up', doubts: 0 });
});

test('DESIGN-2.3: whoever could log in is not down any more', () => {
  expect(afterCheck(after(['away']), NOW)).toMatchObject({ state: 'up', restsUntil: null });
  const fine = after(['submitted']);
  expect(afterCheck(fine, NOW)).toBe(fine);
});

describe('which transport', () => {
  const fine = up(after(['submitted']));
  const other = up(after(['submitted']));
  const down = up(after(['away']));
  const suspect = up(after(doubts));
  const over = NOW + RESTS_MS[0];

  test('DESIGN-2.3: the first in order that is not at rest', () => {
    expect(chooseTransport([up(UNTRIED), fine], NOW)?.health).toBe(UNTRIED);
    expect(chooseTransport([fine, other], NOW)).toBe(fine);
    expect(chooseTransport([down, suspect, other], NOW)).toBe(other);
  });

  test('DESIGN-2.3: one whose rest is over is tried by a single mail', () => {
    expect(chooseTransport([down, other], over)).toBe(down);
    expect(chooseTransport([{ ...down, probed: true }, other], over)).toBe(other);
  });

  test('DESIGN-2.3: where all are down the one that rests shortest is tried all the same, a doubtful one never', () => {
    const later = up(after(['away'], UNTRIED, NOW + 1));
    expect(chooseTransport([later, down], NOW + 2)).toBe(down);
    expect(chooseTransport([suspect], NOW)).toBeNull();
    expect(chooseTransport([suspect, down], NOW)).toBe(down);
    expect(chooseTransport([suspect], over)).toBe(suspect);
    expect(chooseTransport([{ ...suspect, probed: true }], over)).toBeNull();
    expect(chooseTransport([], NOW)).toBeNull();
  });

  test('DESIGN-2.3: a clock set back keeps no transport at rest', () => {
    expect(chooseTransport([down, other], NOW - 3_600_000)).toBe(down);
  });
});
