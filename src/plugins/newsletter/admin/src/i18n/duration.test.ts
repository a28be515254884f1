import { inUnit } from './duration';

describe('how long something took', () => {
  it.each([
    [0, 0, 'millisecond'],
    [4, 4, 'millisecond'],
    [1_000, 1, 'second'],
    [1_500, 1_500, 'millisecond'],
    [90_000, 90, 'second'],
    [7_200_000, 2, 'hour'],
    [86_400_000, 1, 'day'],
    [259_200_000, 3, 'day'],
  ])('MSR-2.4-18: %i ms are %d %s', (ms, value, unit) => {
    expect(inUnit(ms)).toEqual({ value, unit });
  });
});
