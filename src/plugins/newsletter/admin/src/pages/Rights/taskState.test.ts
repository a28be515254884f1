import { urgencyOf } from './taskState';

const NOW = Date.parse('2026-11-21T12:00:00Z');

describe('how urgent a request to leave is', () => {
  it.each([
    ['2026-11-24T12:00:00Z', 'tasks.in_time'],
    ['2026-11-22T12:00:00Z', 'tasks.last_day'],
    ['2026-11-21T12:00:00Z', 'tasks.overdue'],
  ])('MSR-2.4-18: due at %s is %s', (due, word) => {
    expect(urgencyOf(due, NOW).word).toBe(word);
  });
});
