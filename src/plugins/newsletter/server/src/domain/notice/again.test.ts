import { mayGoAgain, triedAgainUntil, type OpenLetter } from './again';
import { NOTICE_NAMES, type NoticeName } from './notice-name';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const HOUR_MS = 3_600_000;

const letter = (change: Partial<OpenLetter>): OpenLetter => ({
  notice: 'origin',
  state: 'failed',
  toAddress: 'ina@example.org',
  hasWords: true,
  giveUpAt: NOW + HOUR_MS,
  ...change,
});
const those = (judged: (notice: NoticeName) => boolean) => NOTICE_NAMES.filter(judged);
const refused = (change: Partial<OpenLetter>) => {
  const decision = mayGoAgain(letter(change), NOW);
  return decision.allowed ? null : [decision.reason, decision.rule];
};

test('DE-7: in doubt, what a stranger may have asked for is not sent a second time', () => {
  const once = those((notice) => refused({ notice, state: 'uncertain' })?.[0] === 'only_once');
  expect(once).toEqual(['double-opt-in', 'address-change', 'abuse-confirm']);
  expect(refused({ notice: 'double-opt-in', state: 'uncertain' })).toEqual(['only_once', 'DE-7']);
});

test('DE-7: what certainly did not arrive is still the first', () => {
  for (const notice of NOTICE_NAMES) expect([notice, refused({ notice })]).toEqual([notice, null]);
});

test('C.5: no mail leaves whose link is dead, to the millisecond', () => {
  const dead = those((notice) => refused({ notice, giveUpAt: NOW }) !== null);
  expect(dead).toEqual(['double-opt-in', 'address-change', 'renewal', 'rights']);
  expect(refused({ notice: 'double-opt-in', giveUpAt: NOW })).toEqual(['link_expired', 'C.5']);
  expect(refused({ notice: 'double-opt-in', giveUpAt: NOW + 1 })).toBeNull();
});

test('G-17: nothing goes again to whoever was erased, and nothing without its words', () => {
  for (const notice of NOTICE_NAMES) {
    expect(refused({ notice, toAddress: '', hasWords: false })).toEqual(['erased', 'G-17']);
    expect(refused({ notice, hasWords: false })).toEqual(['words_gone', 'DESIGN-2.7']);
  }
});

test('C.3: sent again it is tried for two days, and never longer than its link lives', () => {
  const giveUpAt = NOW + HOUR_MS;
  expect(triedAgainUntil({ notice: 'rights', giveUpAt }, NOW)).toBe(giveUpAt);
  expect(triedAgainUntil({ notice: 'statement-of-reasons', giveUpAt: NOW - HOUR_MS }, NOW)).toBe(
    NOW + 48 * HOUR_MS,
  );
});
