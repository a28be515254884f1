import { FLOOR_PER_HOUR, judgeTraffic, unwrittenAtMost } from './breaker';

const traffic = (changes: object = {}) => ({ current: 0, previous: 0, weekAdmitted: 0, ...changes });

describe('the breaker of a signup form', () => {
  it('C.6: it opens above five times the hourly mean of seven days, not at it', () => {
    const weekAdmitted = 168 * 20;
    expect(judgeTraffic(traffic({ current: 100, weekAdmitted }), FLOOR_PER_HOUR)).toEqual({ open: false });
    expect(judgeTraffic(traffic({ current: 101, weekAdmitted }), FLOOR_PER_HOUR)).toEqual({
      open: true,
      threshold: 100,
      rule: 'C.6',
    });
  });

  it('C.6: a young form has the floor as its measure', () => {
    expect(judgeTraffic(traffic({ current: FLOOR_PER_HOUR }), FLOOR_PER_HOUR).open).toBe(false);
    expect(judgeTraffic(traffic({ current: FLOOR_PER_HOUR + 1 }), FLOOR_PER_HOUR).open).toBe(true);
  });

  it('C.6: the turn of the hour does not close it; a calm hour does', () => {
    expect(judgeTraffic(traffic({ current: 1, previous: 500 }), FLOOR_PER_HOUR).open).toBe(true);
    expect(judgeTraffic(traffic({ current: 1, previous: 30 }), FLOOR_PER_HOUR).open).toBe(false);
  });

  it('C.6: a process tells the others of a quiet form every ten submissions, of a busy one at most every hundred', () => {
    expect(unwrittenAtMost(0, FLOOR_PER_HOUR)).toBe(10);
    expect(unwrittenAtMost(168 * 200, FLOOR_PER_HOUR)).toBe(50);
    expect(unwrittenAtMost(168 * 9_000, FLOOR_PER_HOUR)).toBe(100);
  });
});
