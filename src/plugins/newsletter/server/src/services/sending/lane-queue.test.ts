import { createLaneQueue, type Claimed } from './lane-queue';

const claimed: readonly Claimed[] = [
  { id: 1, lane: 'google' },
  { id: 2, lane: 'google' },
  { id: 3, lane: 'example.org' },
  { id: 4, lane: 'google' },
];
const slowGoogle = { connections: (lane: string) => (lane === 'google' ? 1 : Infinity) };

test('GM-3: a lane with one connection gives out one mail at a time, and the others pass by', () => {
  const queue = createLaneQueue(claimed, slowGoogle);
  const first = queue.take();
  expect([first?.id, queue.take()?.id, queue.take()]).toEqual([1, 3, null]);
  if (first) queue.done(first);
  const second = queue.take();
  expect([second?.id, queue.take()]).toEqual([2, null]);
  expect(queue.left()).toEqual([4]);
});

test('C.3: what is given back comes first again, and frees its lane', () => {
  const queue = createLaneQueue(claimed, slowGoogle);
  const first = queue.take();
  if (first) queue.giveBack(first);
  expect(queue.left()).toEqual([1, 2, 3, 4]);
  expect(queue.take()?.id).toBe(1);
});

test('C.3: as long as no lane is slowed down everybody takes the next in line', () => {
  const queue = createLaneQueue(
    [1, 2, 3].map((id) => ({ id, lane: null })),
    slowGoogle,
  );
  expect([queue.take()?.id, queue.take()?.id, queue.take()?.id, queue.take()]).toEqual([1, 2, 3, null]);
});
