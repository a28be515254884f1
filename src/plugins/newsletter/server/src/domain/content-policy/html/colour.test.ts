import fc from 'fast-check';
import { BLACK, blend, type Colour, contrast, parseColour, WHITE } from './colour';

const channel = fc.integer({ min: 0, max: 255 });
const colour = fc.tuple(channel, channel, channel, fc.constant(1)) as fc.Arbitrary<Colour>;

describe('colours', () => {
  test.each([
    ['#fff', WHITE],
    ['#FFFFFF', WHITE],
    ['ffffff', WHITE],
    ['white', WHITE],
    ['rgb(255, 255, 255)', WHITE],
    ['rgb(100% 100% 100%)', WHITE],
    ['rgba(0,0,0,0.5)', [0, 0, 0, 0.5]],
    ['rgb(0 0 0 / 50%)', [0, 0, 0, 0.5]],
    ['#00000080', [0, 0, 0, 128 / 255]],
    ['transparent', [0, 0, 0, 0]],
    ['rebeccapurple', [102, 51, 153, 1]],
    ['var(--ink)', null],
    ['rgb(a, b, c)', null],
    ['', null],
  ])('MSR-2.4-16: %s is read', (text, expected) => {
    expect(parseColour(text)).toEqual(expected);
  });

  test('MSR-2.4-16: contrast agrees with WCAG: 21 for black on white, #767676 just passes, #777777 just fails', () => {
    expect(contrast(BLACK, WHITE)).toBeCloseTo(21, 5);
    expect(contrast(parseColour('#767676') ?? WHITE, WHITE)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(parseColour('#777777') ?? WHITE, WHITE)).toBeLessThan(4.5);
  });

  test('MSR-2.4-16: contrast is symmetric and between 1 and 21', () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        expect(contrast(one, other)).toBe(contrast(other, one));
        expect(contrast(one, other)).toBeGreaterThanOrEqual(1);
        expect(contrast(one, other)).toBeLessThanOrEqual(21.0000001);
      }),
    );
  });

  test('MSR-2.4-16: a transparent colour shows what is under it, an opaque one itself', () => {
    fc.assert(
      fc.property(colour, colour, (one, other) => {
        expect(blend(one, other)).toEqual(one);
        expect(blend(one, other, 0)).toEqual(other);
      }),
    );
  });
});
