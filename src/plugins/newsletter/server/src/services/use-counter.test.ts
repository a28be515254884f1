import { createUseCounter } from './use-counter';

const NOW = Date.parse('2026-11-21T12:00:00Z');

describe('counted uses', () => {
  it('C.6: a window ends with its time, to the millisecond', () => {
    const counter = createUseCounter({ points: 1, seconds: 600 });
    expect(counter.take('a', NOW)).toBeNull();
    expect(counter.take('a', NOW + 1)).toBe(599_999);
    expect(counter.take('a', NOW + 599_999)).toBe(1);
    expect(counter.take('a', NOW + 600_000)).toBeNull();
  });

  it('C.6: a million networks in one hour are forgotten again, the oldest first', () => {
    const counter = createUseCounter({ points: 1, seconds: 3_600 }, 1_000);
    for (let n = 0; n < 1_000_000; n += 1) counter.take(`network ${n}`, NOW + n);
    expect(counter.size).toBe(1_000);
    expect(counter.take('network 999999', NOW + 1_000_000)).not.toBeNull();
    expect(counter.take('network 0', NOW + 1_000_000)).toBeNull();
  });

  it('C.6: windows that are over leave with the next new one', () => {
    const counter = createUseCounter({ points: 1, seconds: 600 });
    for (let n = 0; n < 100; n += 1) counter.take(`address ${n}`, NOW);
    counter.take('later', NOW + 600_000);
    expect(counter.size).toBe(1);
  });

  it('C.6: a clock that is set back locks nobody out for longer than the window', () => {
    const counter = createUseCounter({ points: 1, seconds: 600 });
    counter.take('a', NOW);
    expect(counter.take('a', NOW - 365 * 86_400_000)).toBeNull();
  });
});
