import { createBreaker, type Measure } from './lines';

const STYLE = { size: 10, weight: 400 } as const;
const KERNING = 0.2;

/** Letters of different widths, and pairs that pull together over the border of two words. */
const widthOf = (text: string): number => {
  const letters = [...text].reduce((sum, letter) => sum + 4 + ((letter.codePointAt(0) ?? 0) % 5), 0);
  return letters - KERNING * (text.match(/ [a-m]/g) ?? []).length;
};
const WORDS = Array.from({ length: 400 }, (_, n) => 'abcdefghijklmnopqrstuvwxyz'.slice(n % 17, 1 + (n % 23)))
  .filter((word) => word !== '')
  .join(' ');

/** Every line measured whole, word by word. */
const brokenPlainly = (text: string, width: number): string[] => {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
};

describe('the lines of a printed proof', () => {
  let measured = 0;
  const measure: Measure = ({ text }) => {
    measured += text.length;
    return widthOf(text);
  };
  const breakLines = createBreaker((text) => [{ font: 'f', text }], measure);
  const broken = (text: string, width: number) =>
    breakLines(text, width, STYLE).map(({ runs }) => runs.map((run) => run.text).join(''));

  it.each([150, 200, 313, 471])(
    'DE-5: at a width of %i they break where lines break that are measured whole at every word',
    (width) => {
      expect(broken(WORDS, width)).toEqual(brokenPlainly(WORDS, width));
    },
  );

  it('DE-5: what is printed is measured a few times, however many words a line has', () => {
    measured = 0;
    broken(WORDS, 471);
    expect(measured).toBeLessThan(4 * WORDS.length);
  });

  it('DE-5: a word wider than a line goes on in the next, and nothing of it is left out', () => {
    const link = `https://testhaus.test/${'weg/'.repeat(40)}ende`;
    const lines = broken(`Siehe ${link} dort`, 200);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.every((line) => widthOf(line) <= 200)).toBe(true);
    expect(lines.join('').replace(/ /g, '')).toBe(`Siehe${link}dort`);
  });
});
