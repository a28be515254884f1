import { Deadline } from './deadline';

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

const watched = () => {
  const due = jest.fn();
  return { due, deadline: new Deadline(due) };
};

test('DESIGN-2.3: a deadline comes once, when it is due and not before', () => {
  const { due, deadline } = watched();
  deadline.set(1_000);
  jest.advanceTimersByTime(999);
  expect(due).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(due).toHaveBeenCalledTimes(1);
  jest.advanceTimersByTime(10_000);
  expect(due).toHaveBeenCalledTimes(1);
});

test('DESIGN-2.3: moved on with every answer, it comes after the last of them', () => {
  const { due, deadline } = watched();
  for (let n = 0; n < 50; n += 1) {
    for (const ms of [300, 120, 600]) {
      deadline.set(ms);
      jest.advanceTimersByTime(100);
    }
  }
  jest.advanceTimersByTime(499);
  expect(due).not.toHaveBeenCalled();
  jest.advanceTimersByTime(1);
  expect(due).toHaveBeenCalledTimes(1);
});

test('DESIGN-2.3: a shorter wait after a longer one is kept', () => {
  const { due, deadline } = watched();
  deadline.set(600_000);
  deadline.set(120_000);
  jest.advanceTimersByTime(120_000);
  expect(due).toHaveBeenCalledTimes(1);
});

test('DESIGN-2.3: lifted or cleared it does not come, set anew it does', () => {
  const { due, deadline } = watched();
  deadline.set(1_000);
  deadline.lift();
  jest.advanceTimersByTime(5_000);
  deadline.set(1_000);
  deadline.clear();
  jest.advanceTimersByTime(5_000);
  expect(due).not.toHaveBeenCalled();
  expect(jest.getTimerCount()).toBe(0);
  deadline.set(1_000);
  jest.advanceTimersByTime(1_000);
  expect(due).toHaveBeenCalledTimes(1);
});
