import { notBefore } from './not-before';

describe('an answer that takes its time', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('C.6: what is done at once is answered no sooner than what takes a while', async () => {
    const answers: string[] = [];
    const quick = notBefore(20, () => Promise.resolve('known')).then((name) => answers.push(name));
    const longer = notBefore(20, () => new Promise((resolve) => setTimeout(() => resolve('new'), 15))).then(
      (name) => answers.push(String(name)),
    );
    await jest.advanceTimersByTimeAsync(19);
    expect(answers).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    await Promise.all([quick, longer]);
    expect(answers).toEqual(['known', 'new']);
  });

  it('C.6: a refusal does not wait', async () => {
    await expect(notBefore(20, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
