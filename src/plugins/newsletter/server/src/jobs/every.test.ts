import { every } from './every';

describe('a job that runs again and again', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('DESIGN-2.4: a wall clock set forward by two years brings one tick, not two years of them', async () => {
    let ticks = 0;
    const job = every(5_000, () => void (ticks += 1), fail);
    await jest.advanceTimersByTimeAsync(5_000);
    jest.setSystemTime(Date.now() + 2 * 365 * 86_400_000);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(ticks).toBe(2);
    await job.stop();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(ticks).toBe(2);
  });

  it('DESIGN-2.4: a tick that lasts is not joined by the next, and one that fails does not end the job', async () => {
    const errors: unknown[] = [];
    let running = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, (running += 1));
      await new Promise((resolve) => setTimeout(resolve, 12_000));
      running -= 1;
      throw new Error('broken');
    };
    const job = every(5_000, work, (error) => errors.push(error));
    await jest.advanceTimersByTimeAsync(60_000);
    expect(most).toBe(1);
    expect(errors.length).toBeGreaterThan(1);
    void job.stop();
  });
});

const fail = (error: unknown): never => {
  throw error;
};
