import fc from 'fast-check';
import {
  earliestStart,
  KEEP_PUBLISHED_MS,
  mayStart,
  MOST_NOTICE_MS,
  nextSelector,
  standings,
  type KeyDates,
} from './key-roles';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2026, 10, 22);
const key = (selector: string, signsFrom: number, more: Partial<KeyDates> = {}): KeyDates => ({
  selector,
  algorithm: 'rsa-sha256',
  createdAt: 0,
  signsFrom,
  endedAt: null,
  ...more,
});
const roles = (keys: readonly KeyDates[], now = NOW) => standings(keys, now).map(({ role }) => role);
const ED = { algorithm: 'ed25519-sha256' } as const;

test('R6376-3: an ordered key signs from its date on, and not a millisecond before', () => {
  const keys = [key('nl1', 0), key('nl2', NOW)];
  expect(roles(keys, NOW - 1)).toEqual(['active', 'next']);
  expect(standings(keys, NOW - 1)[0]?.until).toBe(NOW);
  expect(roles(keys, NOW)).toEqual(['previous', 'active']);
});

test('R6376-3: the old selector stays published for thirty days, then may go', () => {
  const keys = [key('nl1', 0), key('nl2', NOW)];
  expect(standings(keys, NOW)[0]).toEqual({ role: 'previous', until: NOW + KEEP_PUBLISHED_MS });
  expect(roles(keys, NOW + KEEP_PUBLISHED_MS - 1)).toEqual(['previous', 'active']);
  expect(roles(keys, NOW + KEEP_PUBLISHED_MS)).toEqual(['retired', 'active']);
  expect(KEEP_PUBLISHED_MS).toBe(30 * DAY);
});

test('R6376-3: RSA and Ed25519 are turned one by one', () => {
  const keys = [key('nl1', 0), key('nle1', NOW - DAY, ED), key('nle2', NOW + DAY, ED)];
  expect(roles(keys)).toEqual(['active', 'active', 'next']);
});

test('R6376-3: a key that was ended signs no more, nor does one that was taken back before its day', () => {
  const ended = key('nle1', NOW - DAY, { ...ED, endedAt: NOW });
  expect(roles([key('nl1', 0), ended])).toEqual(['active', 'previous']);
  expect(roles([key('nl1', 0), ended], NOW - 1)).toEqual(['active', 'active']);
  const back = key('nl2', NOW + DAY, { endedAt: NOW });
  for (const day of [0, 2])
    expect(roles([key('nl1', 0), back], NOW + day * DAY)).toEqual(['active', 'retired']);
});

test('R6376-3: whatever was ordered, at every instant at most one key of an algorithm signs, and always one of RSA', () => {
  const anyKey = fc.record({
    from: fc.integer({ min: -50, max: 50 }),
    ended: fc.option(fc.integer({ min: -50, max: 50 })),
    ed: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(anyKey, { maxLength: 8 }), fc.integer({ min: -60, max: 60 }), (list, day) => {
      const keys = [
        key('nl1', 0),
        ...list.map(({ from, ended, ed }, n) =>
          key(`x${n + 2}`, NOW + from * DAY, {
            ...(ed ? ED : {}),
            // Nobody can end the RSA key that signs.
            endedAt: ended === null || (!ed && ended >= from) ? null : NOW + ended * DAY,
          }),
        ),
      ];
      const all = roles(keys, NOW + day * DAY);
      const active = keys.filter((_, n) => all[n] === 'active').map(({ algorithm }) => algorithm);
      expect(new Set(active).size).toBe(active.length);
      expect(active).toContain('rsa-sha256');
    }),
  );
});

test('R6376-3: no selector is ever given twice', () => {
  const keys = [key('nl1', 0), key('nl9', 0, { endedAt: 1 }), key('nle3', 0, ED)];
  expect(nextSelector(keys, 'rsa-sha256')).toBe('nl10');
  expect(nextSelector(keys, 'ed25519-sha256')).toBe('nle4');
  expect(nextSelector([], 'ed25519-sha256')).toBe('nle1');
});

test('R6376-3: no key signs before its record had an hour to be published, nor is ordered for another year', () => {
  expect(mayStart(NOW, NOW + HOUR - 1, NOW)).toBe(false);
  expect(mayStart(NOW, NOW + HOUR, NOW)).toBe(true);
  expect(earliestStart(NOW - DAY, NOW)).toBe(NOW);
  expect(mayStart(NOW - DAY, NOW, NOW)).toBe(true);
  expect(mayStart(NOW - DAY, NOW - 1, NOW)).toBe(false);
  for (const date of [Number.NaN, Infinity, NOW + MOST_NOTICE_MS + 1])
    expect(mayStart(0, date, NOW)).toBe(false);
});
