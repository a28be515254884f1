import { createCoalescer } from './coalescer';

describe('the coalescer', () => {
  it('DESIGN-4: callers of the same moment share one batch, and each gets his own answer', async () => {
    const batches: number[][] = [];
    const double = createCoalescer<number, number>((batch) => {
      batches.push([...batch]);
      return Promise.resolve(batch.map((n) => n * 2));
    });
    expect(await Promise.all([1, 2, 3].map(double))).toEqual([2, 4, 6]);
    expect(batches).toEqual([[1, 2, 3]]);
  });

  it('DESIGN-4: while one batch is on its way the next one gathers', async () => {
    const batches: number[][] = [];
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    let begin = (): void => undefined;
    const begun = new Promise<void>((resolve) => (begin = resolve));
    const same = createCoalescer<number, number>(async (batch) => {
      batches.push([...batch]);
      begin();
      if (batches.length === 1) await held;
      return batch;
    });
    const first = same(1);
    await begun;
    const later = [same(2), same(3)];
    release();
    expect(await Promise.all([first, ...later])).toEqual([1, 2, 3]);
    expect(batches).toEqual([[1], [2, 3]]);
  });

  it('DESIGN-4: who waits for others waits no longer once everybody is there', async () => {
    const batches: number[][] = [];
    const same = createCoalescer<number, number>(
      (batch) => {
        batches.push([...batch]);
        return Promise.resolve(batch);
      },
      // Nobody would see the end of this hour.
      { batch: 2, gatherMs: 3_600_000 },
    );
    const first = same(1);
    await new Promise(setImmediate);
    expect(batches).toEqual([]);
    expect(await Promise.all([first, same(2)])).toEqual([1, 2]);
    expect(await Promise.all([same(3), same(4)])).toEqual([3, 4]);
    expect(batches).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('DESIGN-2.7: a batch that fails fails for each of its callers, and the next one runs', async () => {
    let fail = true;
    const once = createCoalescer<number, number>((batch) => {
      if (!fail) return Promise.resolve(batch);
      fail = false;
      return Promise.reject(new Error('database gone'));
    });
    const results = await Promise.allSettled([once(1), once(2)]);
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(await once(3)).toBe(3);
  });

  it('DESIGN-4: a batch has its size, and what does not fit into it comes with the next', async () => {
    const batches: number[][] = [];
    const same = createCoalescer<number, number>(
      (batch) => {
        batches.push([...batch]);
        return Promise.resolve(batch);
      },
      { batch: 2 },
    );
    expect(await Promise.all([1, 2, 3, 4, 5].map(same))).toEqual([1, 2, 3, 4, 5]);
    expect(batches).toEqual([[1, 2], [3, 4], [5]]);
  });

  it('C.6: who comes when too many wait already is refused at once, the others get their answer', async () => {
    const same = createCoalescer<number, number>((batch) => Promise.resolve(batch), {
      waiting: 2,
      tooMany: () => new Error('come back later'),
    });
    const results = await Promise.allSettled([1, 2, 3].map(same));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect(results[2]).toMatchObject({ reason: { message: 'come back later' } });
  });
});
