import { gentleWake } from './gentle-wake';

describe('waking gently', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('DESIGN-4: the first signup of a quiet hour wakes at once, a thousand in one second wake twice', () => {
    let wakes = 0;
    const wake = gentleWake(() => (wakes += 1), 1_000);
    wake();
    expect(wakes).toBe(1);
    for (let n = 0; n < 1_000; n += 1) wake();
    expect(wakes).toBe(1);
    jest.advanceTimersByTime(1_000);
    expect(wakes).toBe(2);
    jest.advanceTimersByTime(60_000);
    expect(wakes).toBe(2);
    wake();
    expect(wakes).toBe(3);
  });
});
