import { checkListSize, checkListSizes, mergeProfiles, type SendingPolicy } from './index';

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

  it('VIV-1.6: parts that make 2,000 together may go over a shared transport, 2,001 may not', () => {
    const shared = policyOf('vivanet-shared');
    expect(checkListSizes({ own: 900, together: 2_000 }, shared)).toEqual({ allowed: true });
    expect(checkListSizes({ own: 900, together: 2_001 }, shared)).toEqual({
      allowed: false,
      code: 'list_split',
      rule: 'VIV-1.6',
      limit: 2_000,
    });
    expect(checkListSizes({ own: 900, together: 2_001 }, policyOf('vivanet-dedicated'))).toEqual({
      allowed: true,
    });
  });

  it('VIV-1.6: a list that is too large by itself is called that', () => {
    expect(checkListSizes({ own: 2_001, together: 5_000 }, policyOf('vivanet-shared'))).toMatchObject({
      code: 'list_too_large',
      rule: 'VIV-1.5',
    });
    expect(checkListSizes({ own: 1, together: NaN }, policyOf('vivanet-shared'))).toMatchObject({
      code: 'invalid_list_size',
    });
  });
});
