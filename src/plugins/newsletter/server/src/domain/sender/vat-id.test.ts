import fc from 'fast-check';
import { isVatId } from './vat-id';

/** Examples published with the check-digit rules. */
const VALID = [
  'DE136695976',
  'DE 136 695 976',
  'ATU13585627',
  'IT00743110157',
  'CHE-116.281.710 MWST',
  'CHE116281710',
  'FR83404833048',
];

describe('VAT id', () => {
  it.each(VALID)('MSR-2.5-3: %s is valid', (id) => {
    expect(isVatId(id)).toBe(true);
  });

  it.each([
    '',
    'DE',
    'DE12345678',
    'DE036695976',
    'AT13585627',
    'IT00000000000',
    'CHE116281710X',
    'XX123456789',
    '136695976',
  ])('MSR-2.5-3: "%s" is not', (id) => {
    expect(isVatId(id)).toBe(false);
  });

  it.each(['DE136695976', 'ATU13585627', 'IT00743110157', 'CHE116281710'])(
    'MSR-2.5-3: any single wrong digit in %s is found',
    (id) => {
      const first = id.search(/\d/);
      fc.assert(
        fc.property(
          fc.integer({ min: first, max: id.length - 1 }),
          fc.integer({ min: 1, max: 9 }),
          (at, by) => {
            const wrong = (Number(id[at]) + by) % 10;
            expect(isVatId(`${id.slice(0, at)}${wrong}${id.slice(at + 1)}`)).toBe(false);
          },
        ),
      );
    },
  );
});
