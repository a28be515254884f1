import { needsSmtpUtf8 } from '../address/reachable';
import { signOfUtf8 } from './smtputf8-mark';

const theirs = { class: 'capability', code: 550, enhanced: '5.6.7', text: '550 5.6.7 no SMTPUTF8' } as const;
const failed = (reason: string, refusal: typeof theirs | null = null) =>
  ({ state: 'failed', reason, refusal }) as const;
const SUBMITTED = { state: 'submitted', reason: null, refusal: null } as const;

test.each([
  ['käse@example.org', true],
  ['käse@müller.test', true],
  ['名@example.org', true],
  ['ina@müller.test', false],
  ['ina@example.org', false],
])('R6531-1: mail to %s takes SMTPUTF8: %s', (address, needs) => {
  expect(needsSmtpUtf8(address)).toBe(needs);
});

test.each([
  ['our own setting', failed('non_ascii_local_part'), 'setting'],
  ['our mail server', failed('capability'), 'server'],
  ['a server behind it', failed('capability', theirs), 'route'],
])('C.2.2: the mark of an address tells whose lack it was: %s', (_what, outcome, lack) => {
  expect(signOfUtf8('käse@example.org', outcome)).toEqual({ does: 'mark', lack });
});

test('C.2.2: a mail that was taken clears the mark; what says nothing of SMTPUTF8 leaves it', () => {
  expect(signOfUtf8('käse@example.org', SUBMITTED)).toEqual({ does: 'clear' });
  for (const reason of ['size', 'too-old', 'user-unknown', 'content'])
    expect(signOfUtf8('käse@example.org', failed(reason))).toBeNull();
  expect(signOfUtf8('käse@example.org', { state: 'queued', reason: 'capability', refusal: null })).toBeNull();
});

test('C.2.2: an address in ASCII is never marked, whatever a server lacks', () => {
  for (const address of ['ina@example.org', 'ina@müller.test'])
    for (const outcome of [failed('capability'), failed('capability', theirs), SUBMITTED])
      expect(signOfUtf8(address, outcome)).toBeNull();
});
