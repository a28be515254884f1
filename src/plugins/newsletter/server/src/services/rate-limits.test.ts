import { createRateLimits } from './rate-limits';

const tries = async (ips: readonly string[]): Promise<boolean[]> => {
  const limits = createRateLimits({ 'signup-address': { points: 1, seconds: 600 } });
  const passed = [];
  for (const ip of ips)
    passed.push(
      await limits.take('signup-address', ip).then(
        () => true,
        () => false,
      ),
    );
  return passed;
};

describe('rate limits', () => {
  it('C.6: each IPv4 address counts for itself', async () => {
    expect(await tries(['192.0.2.1', '192.0.2.2', '192.0.2.1'])).toEqual([true, true, false]);
  });

  it.each([
    ['2001:db8::1', '2001:db8::2'],
    ['2001:db8:0:0:1:2:3:4', '2001:db8::5'],
    ['2001:DB8:0:7::1', '2001:db8:0:7:ffff::'],
    ['2001:db8::192.0.2.1', '2001:db8::1'],
  ])('C.6: %s and %s are one household', async (one, other) => {
    expect(await tries([one, other])).toEqual([true, false]);
  });

  it('C.6: two households are two', async () => {
    expect(await tries(['2001:db8:0:1::1', '2001:db8:0:2::1'])).toEqual([true, true]);
  });

  it('C.6: a refusal says when to come back', async () => {
    const limits = createRateLimits({ 'signup-address': { points: 1, seconds: 600 } });
    await limits.take('signup-address', '192.0.2.1');
    await expect(limits.take('signup-address', '192.0.2.1')).rejects.toMatchObject({
      code: 'too_many_requests',
      rule: 'C.6',
      details: { retryAfterSeconds: 600 },
    });
  });
});
