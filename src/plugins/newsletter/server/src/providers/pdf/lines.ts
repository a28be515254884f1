import type { Fonts, Run, Weight } from './fonts';

export interface Line {
  readonly runs: readonly Run[];
}

export interface Style {
  readonly size: number;
  readonly weight: Weight;
}

/** Width of a run at a size. */
export type Measure = (run: Run, size: number) => number;

/** Where a long word may be parted without a hyphen: behind what separates parts of addresses and links. */
const SEAMS = /(?<=[/?&=.,;:@_-])/u;

/** Of a line's width. Up to here its pieces are added up; nearer to the edge, where kerning between them could decide,
 * the line is measured whole. */
const SURE = 0.9;

/** Words with the spaces behind them; a tab is a space. */
const wordsOf = (text: string): readonly string[] => text.replace(/\t/g, ' ').match(/\S+ *| +/gu) ?? [];

/** Breaks text into lines of a width; nothing is ever cut off or left out. */
export const createBreaker = (fonts: Fonts, measure: Measure) => {
  const widthOf = (text: string, { size, weight }: Style): number =>
    fonts(text, weight).reduce((sum, run) => sum + measure(run, size), 0);

  const widths = new Map<string, number>();

  /** Of a piece by itself: the same words come again and again. */
  const ownWidthOf = (piece: string, style: Style): number => {
    const key = `${style.weight} ${style.size} ${piece}`;
    const known = widths.get(key) ?? widthOf(piece, style);
    widths.set(key, known);
    return known;
  };

  /** A piece wider than the line goes on at its seams, and where it has none, character by character. */
  const pieces = (word: string, width: number, style: Style): readonly string[] => {
    if (ownWidthOf(word.trimEnd(), style) <= width) return [word];
    const parts = word.split(SEAMS);
    if (parts.length > 1) return parts.flatMap((part) => pieces(part, width, style));
    return [...word];
  };

  const paragraph = (text: string, width: number, style: Style): string[] => {
    const lines: string[] = [];
    let line = '';
    let about = 0;
    for (const word of wordsOf(text)) {
      for (const piece of pieces(word, width, style)) {
        about += ownWidthOf(piece, style);
        if (about > SURE * width && line !== '' && widthOf((line + piece).trimEnd(), style) > width) {
          lines.push(line);
          line = '';
          about = ownWidthOf(piece, style);
        }
        line += piece;
      }
    }
    return [...lines, line];
  };

  return (text: string, width: number, style: Style): readonly Line[] =>
    text
      .split(/\r\n|\r|\n/u)
      .flatMap((one) => paragraph(one, width, style))
      .map((line) => ({ runs: fonts(line.trimEnd(), style.weight) }));
};
