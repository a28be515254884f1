import fc from 'fast-check';
import { fold } from './fold';

describe('fold', () => {
  test.each([
    ['C.a.s.i.n.o', 'casino'],
    ['C a s i n o', 'casino'],
    ['c-a-s-i-n-o', 'casino'],
    ['c4sin0', 'casino'],
    ['Ca$ino', 'casino'],
    ['Cas*ino', 'casino'],
    ['Ca\u200bsi\u00adno', 'casino'],
    ['Саsіnо', 'casino'],
    ['𝐂𝐚𝐬𝐢𝐧𝐨', 'casino'],
    ['Ｃａｓｉｎｏ', 'casino'],
    ['Çåśïñó', 'casino'],
    ['ⓒⓐⓢⓘⓝⓞ', 'casino'],
    ['casino_bonus', 'casino bonus'],
  ])('MOS-3.0: the disguise %s reads %s', (source, text) => {
    expect(fold(source).text).toBe(text);
  });

  test.each(['10 kg', 'web3', 'b2b', 'covid-19', 'z. b.', '5g', 'h2o', 'info@example.org'])(
    'MOS-3.0: %s stays what it is',
    (text) => expect(fold(text).text).toBe(text),
  );

  test('MOS-3.0: v1agra keeps its digit, which patterns read as i and l', () => {
    expect(fold('v1agra and v!agra').text).toBe('v1agra and v1agra');
  });

  test('MOS-3.0: every folded character points into the source, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (source) => {
        const { text, at } = fold(source);
        expect(at).toHaveLength(text.length);
        at.forEach((index, position) => {
          expect(index).toBeLessThan(source.length);
          expect(index).toBeGreaterThanOrEqual(at[position - 1] ?? 0);
        });
      }),
    );
  });
});
