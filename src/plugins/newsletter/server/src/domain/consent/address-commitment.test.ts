import { createHash } from 'node:crypto';
import { bindsAddress, commitAddress } from './address-commitment';

describe('the address a consent record belongs to', () => {
  it('MOS-2.8: is bound by a hash that anybody with address and salt can recompute', () => {
    const expected = createHash('sha256').update('s4lt\nina@example.org').digest('hex');
    expect(commitAddress('s4lt', 'ina@example.org')).toBe(expected);
    expect(commitAddress('s4lt', 'ina@example.com')).not.toBe(expected);
    expect(commitAddress('other', 'ina@example.org')).not.toBe(expected);
  });

  it('MOS-2.8: is bound wherever somebody says yes', () => {
    expect((['requested', 'confirmed', 'imported'] as const).map(bindsAddress)).toEqual([true, true, true]);
    expect(bindsAddress('withdrawn')).toBe(false);
  });
});
