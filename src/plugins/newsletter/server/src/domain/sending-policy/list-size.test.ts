import { checkListSize, mergeProfiles, type SendingPolicy } from './index';

function policyOf(name: string): SendingPolicy {
  const result = mergeProfiles([name]);
  if (!result.ok) throw new Error(result.code);
  return result.policy;
}

describe('the size gate', () => {
  it('VIV-1.5: 2,000 recipients may go over a shared transport, 2,001 may not', () => {
    const shared = policyOf('vivanet-shared');
    expect(checkListSize(2_000, shared)).toEqual({ allowed: true });
    expect(checkListSize(2_001, shared)).toEqual({
      allowed: false,
      code: 'list_too_large',
      rule: 'VIV-1.5',
      limit: 2_000,
    });
  });

  it('VIV-1.5: a dedicated transport takes 2,001', () => {
    expect(checkListSize(2_001, policyOf('vivanet-dedicated'))).toEqual({ allowed: true });
  });

  it.each([NaN, -1, 1.5, Infinity])('VIV-1.5: a size of %p is refused on any transport', (size) => {
    expect(checkListSize(size, policyOf('vivanet-dedicated'))).toMatchObject({ code: 'invalid_list_size' });
  });

  it('VIV-1.5: an unreadable limit refuses', () => {
    const maxListSize = { value: NaN, rule: 'VIV-1.5', profile: 'broken' };
    expect(checkListSize(1, { maxListSize })).toMatchObject({ allowed: false });
  });
});
