import PDFDocument from 'pdfkit';
import type { Print } from './blocks';
import { createFonts } from './fonts';
import { createBreaker, type Line, type Style } from './lines';

export const PAGE = { width: 595.28, height: 841.89, side: 62, top: 62, bottom: 86 } as const;
export const TEXT_WIDTH = PAGE.width - 2 * PAGE.side;
const FLOOR = PAGE.height - PAGE.bottom;

/** As written: no ligature may turn `->` into an arrow, and digits stand in columns. */
export const TYPE = { features: { calt: false, tnum: true } as never };

export const INK = '#1a1a1a';
export const FAINT = '#595959';
export const RULE = '#c4c4c4';

export interface Drawn {
  readonly x: number;
  readonly style: Style;
  readonly colour?: string;
}

export const lineHeight = ({ size }: Style): number => size * 1.45;

/** Draws lines one under the other and starts new pages; everything in it is told to those who cannot see it. */
export const createPen = (print: Print) => {
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    pdfVersion: '1.7',
    tagged: true,
    displayTitle: true,
    lang: print.language === 'de' ? 'de-DE' : 'en-GB',
    info: {
      Title: print.title,
      Subject: print.subject,
      Author: print.author,
      Creator: 'Jawort',
      Producer: 'Jawort',
      CreationDate: print.createdAt,
      ModDate: print.createdAt,
    },
    // pdfkit would load one of PDF's own fonts, which are not embedded.
    font: null as unknown as string,
  });
  const fonts = createFonts(doc);
  const breakLines = createBreaker(fonts, ({ font, text }, size) =>
    doc.font(font).fontSize(size).widthOfString(text, TYPE),
  );
  let y: number = PAGE.top;

  const drawLine = (line: Line, { x, style, colour = INK }: Drawn, top: number): void => {
    let left = x;
    for (const { font, text } of line.runs) {
      doc.font(font).fontSize(style.size).fillColor(colour);
      doc.text(text, left, top, { lineBreak: false, ...TYPE });
      left += doc.widthOfString(text, TYPE);
    }
  };

  return {
    doc,
    breakLines,
    drawLine,
    get y() {
      return y;
    },
    moveTo: (place: number) => {
      y = place;
    },
    down: (distance: number) => {
      y += distance;
    },
    room: () => FLOOR - y,
    newPage: () => {
      doc.addPage();
      y = PAGE.top;
    },
    /** A new page unless so much fits on this one. */
    need(height: number) {
      if (y + height > FLOOR && y > PAGE.top) this.newPage();
    },
    /** Lines under one another, over as many pages as it takes. */
    lines(lines: readonly Line[], how: Drawn) {
      for (const line of lines) {
        this.need(lineHeight(how.style));
        drawLine(line, how, y);
        y += lineHeight(how.style);
      }
    },
    rule(top: number, colour = RULE, width = 0.6) {
      doc.save().lineWidth(width).strokeColor(colour);
      doc
        .moveTo(PAGE.side, top)
        .lineTo(PAGE.width - PAGE.side, top)
        .stroke()
        .restore();
    },
  };
};

export type Pen = ReturnType<typeof createPen>;
