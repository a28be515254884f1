import { isoOfLocal, localOf } from './startTime';

test('VIV-2.2: a start time goes to the server as the instant the editor meant, and comes back the same', () => {
  const time = new Date(2026, 2, 9, 14, 30);
  expect(localOf(time)).toBe('2026-03-09T14:30');
  expect(isoOfLocal(localOf(time))).toBe(time.toISOString());
});

test.each(['', '2026-03-09', 'tomorrow', '2026-13-40T99:99'])(
  'DESIGN-2.7: the incomplete start time "%s" is no time, and never means now',
  (local) => expect(isoOfLocal(local)).toBeNull(),
);
