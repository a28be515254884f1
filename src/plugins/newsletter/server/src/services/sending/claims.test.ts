import { createClaims } from './claims';

const GOOGLE = 'google';

/** A queue in which those who come first are at a provider that rests. */
const claimsOf = (waiting: readonly string[], restsUntil: Readonly<Record<string, number>>) => {
  const queue = waiting.map((lane, index) => ({ id: index + 1, lane }));
  const asked: number[] = [];
  const given: number[] = [];
  const take = createClaims({
    database: { transaction: (work: () => Promise<unknown>) => work() },
    runners: { fence: async () => true },
    clock: { now: () => 0 },
    recipients: {
      addresses: async (ids: readonly number[]) =>
        new Map(ids.map((id) => [id, waiting[id - 1] ?? ''] as const)),
    },
    deliveries: {
      claim: async (_run: number, _holder: string, limit: number) => {
        asked.push(limit);
        return queue.splice(0, limit).map(({ id }) => id);
      },
      putOff: async () => undefined,
      unclaim: async (ids: readonly number[]) => {
        given.push(ids.length);
        queue.unshift(...ids.map((id) => ({ id, lane: waiting[id - 1] ?? '' })));
      },
    },
  } as never);
  const lanes = {
    isRestricted: true,
    isAsking: false,
    learn: async () => undefined,
    providerOf: (email: string) => ({ lane: email }),
    coolingUntil: (lane: string) => restsUntil[lane] ?? null,
    connections: () => 1,
  };
  const next = () => take({ id: 1 } as never, { holder: 'me', most: 1, lanes: lanes as never });
  return { next, asked, given };
};

describe('what is claimed while a lane is slow', () => {
  it('DESIGN-4: is one where one may leave, and not the whole queue for each mail', async () => {
    const { next, asked, given } = claimsOf(
      Array.from({ length: 900 }, () => GOOGLE),
      {},
    );
    for (let n = 1; n <= 3; n += 1) expect((await next()).claimed.map(({ id }) => id)).toEqual([n]);
    expect(asked).toEqual([1, 1, 1]);
    expect(given).toEqual([]);
  });

  it('C.3: goes past those whose provider rests, many at once, to the first who may leave', async () => {
    const waiting = [...Array.from({ length: 900 }, () => GOOGLE), 'verein.test', 'verein.test'];
    const { next, asked } = claimsOf(waiting, { [GOOGLE]: 600_000 });
    const first = await next();
    expect(first).toEqual({ claimed: [], putOff: 501 });
    expect((await next()).claimed.map(({ id }) => id)).toEqual([901]);
    expect(asked).toEqual([1, 500, 1, 500]);
  });
});
