import fc from 'fast-check';
import { readWireId, wireId } from './wire-id';

describe('the word for a mail in its Message-ID and Return-Path', () => {
  it('R5322-2: a delivery and a notice never share one, whatever their numbers', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (delivery, notice) => {
        expect(wireId({ of: 'delivery', id: delivery })).not.toBe(wireId({ of: 'notice', id: notice }));
      }),
    );
    // Without the letter of the first, notice 12 and delivery 840 had the same.
    expect(wireId({ of: 'delivery', id: 840 })).not.toBe(wireId({ of: 'notice', id: 12 }));
  });

  it('R5322-2: is read back to what it was written for, and to nothing else', () => {
    for (const subject of [{ of: 'delivery', id: 1 } as const, { of: 'notice', id: 123_456_789 } as const])
      expect(readWireId(wireId(subject))).toEqual(subject);
    for (const word of ['', 'd', '12', 'x12', 'd1-2', 'dZ', `d${'z'.repeat(12)}`])
      expect(readWireId(word)).toBeNull();
  });
});
