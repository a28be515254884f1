/** Everything but Date stays real: sockets, database and the engine's timers go on, the product sees another time. */
const REAL = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'nextTick',
  'queueMicrotask',
  'performance',
  'hrtime',
  'clearTimeout',
  'clearInterval',
  'clearImmediate',
  'requestAnimationFrame',
  'cancelAnimationFrame',
  'requestIdleCallback',
  'cancelIdleCallback',
] as const;

/** From now on the clock of this process stands still at this instant. */
export const setClock = (at: string | number): void => {
  const now = new Date(at).getTime();
  if (isShifted) jest.setSystemTime(now);
  else jest.useFakeTimers({ now, doNotFake: [...REAL] });
  isShifted = true;
};

let isShifted = false;

export const realClock = (): void => {
  jest.useRealTimers();
  isShifted = false;
};
