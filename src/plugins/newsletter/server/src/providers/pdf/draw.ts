import type { Block } from './blocks';
import type { Line, Style } from './lines';
import { FAINT, INK, lineHeight, PAGE, RULE, TEXT_WIDTH, type Pen } from './pen';

const BODY: Style = { size: 9.5, weight: 400 };
const STRONG: Style = { size: 9.5, weight: 600 };
const SMALL: Style = { size: 8, weight: 400 };
const SMALL_STRONG: Style = { size: 8, weight: 600 };
const TITLE: Style = { size: 22, weight: 600 };
const NOTE: Style = { size: 10.5, weight: 400 };
const HEADINGS: Readonly<Record<1 | 2, Style>> = {
  1: { size: 14, weight: 600 },
  2: { size: 10.5, weight: 600 },
};
/** A heading at the foot of a page heads nothing. */
const KEEP_WITH_HEADING = 90;
const LABEL_SHARE = 0.27;
const GUTTER = 12;
const ROW_PADDING = 3.5;

interface Cell {
  readonly lines: readonly Line[];
  readonly x: number;
  readonly style: Style;
  readonly colour?: string;
  readonly role: 'TH' | 'TD';
}

/** Draws each kind of block, with its place in the structure that a screen reader follows. */
export const createDrawing = (pen: Pen) => {
  const { doc } = pen;
  const artifact = (draw: () => void) => {
    doc.markContent('Artifact', { type: 'Layout' });
    draw();
    doc.endMarkedContent();
  };

  const paragraph = (role: string, text: string, style: Style, colour = INK) => {
    const lines = pen.breakLines(text, TEXT_WIDTH, style);
    pen.need(lineHeight(style) * Math.min(lines.length, 2));
    doc.addStructure(doc.struct(role, {}, () => pen.lines(lines, { x: PAGE.side, style, colour })));
  };

  /** A row stays together; one that is longer than a page begins at the top of one and goes on. */
  const row = (table: PDFKit.PDFStructureElement, cells: readonly Cell[], rule: string) => {
    const height = Math.max(...cells.map(({ lines, style }) => lines.length * lineHeight(style)));
    pen.need(height + 2 * ROW_PADDING);
    const top = pen.y + ROW_PADDING;
    const drawn = cells.map((cell) =>
      doc.struct(cell.role, {}, () => {
        cell.lines.forEach((line, n) => pen.drawLine(line, cell, top + n * lineHeight(cell.style)));
      }),
    );
    table.add(doc.struct('TR', {}, drawn));
    pen.moveTo(top + height + ROW_PADDING);
    artifact(() => pen.rule(pen.y, rule));
  };

  const table = (draw: (element: PDFKit.PDFStructureElement) => void) => {
    const element = doc.struct('Table');
    doc.addStructure(element);
    draw(element);
    element.end();
  };

  const facts = (rows: readonly (readonly [string, string])[]) => {
    const labelWidth = TEXT_WIDTH * LABEL_SHARE;
    const valueWidth = TEXT_WIDTH - labelWidth - GUTTER;
    table((element) => {
      for (const [label, value] of rows) {
        row(
          element,
          [
            {
              lines: pen.breakLines(label, labelWidth, BODY),
              x: PAGE.side,
              style: BODY,
              colour: FAINT,
              role: 'TH',
            },
            {
              lines: pen.breakLines(value, valueWidth, BODY),
              x: PAGE.side + labelWidth + GUTTER,
              style: BODY,
              role: 'TD',
            },
          ],
          RULE,
        );
      }
    });
  };

  const grid = ({ head, rows, shares, small }: Extract<Block, { kind: 'table' }>) => {
    const inner = TEXT_WIDTH - GUTTER * (shares.length - 1);
    const widths = shares.map((share) => inner * share);
    const left = (column: number) =>
      PAGE.side + widths.slice(0, column).reduce((sum, width) => sum + width + GUTTER, 0);
    const [plain, strong] = small ? [SMALL, SMALL_STRONG] : [BODY, STRONG];
    const cells = (texts: readonly string[], heading: boolean): Cell[] =>
      texts.map((text, column) => {
        const style = heading ? strong : plain;
        const first = column === 0 && head[0] === '';
        return {
          lines: pen.breakLines(text, widths[column] ?? inner, style),
          x: left(column),
          style,
          colour: !heading && first ? FAINT : INK,
          role: heading || first ? 'TH' : 'TD',
        };
      });
    table((element) => {
      row(element, cells(head, true), INK);
      for (const texts of rows) {
        row(element, cells(texts, false), RULE);
      }
    });
  };

  /** The words as shown, behind a bar that goes on with them over the pages. */
  const frame = ({ caption, text }: Extract<Block, { kind: 'frame' }>) => {
    const padding = 12;
    pen.need(lineHeight(BODY) * 5);
    paragraph('P', caption, SMALL, FAINT);
    pen.down(4);
    const lines = [...pen.breakLines(text, TEXT_WIDTH - 2 * padding - 3, BODY)];
    const quote = doc.struct('BlockQuote');
    doc.addStructure(quote);
    while (lines.length > 0) {
      const fitting = Math.max(1, Math.floor((pen.room() - 2 * padding) / lineHeight(BODY)));
      const chunk = lines.splice(0, fitting);
      const height = chunk.length * lineHeight(BODY) + 2 * padding - 3;
      const top = pen.y;
      artifact(() => {
        doc.save().rect(PAGE.side, top, TEXT_WIDTH, height).fill('#f5f5f4');
        doc.rect(PAGE.side, top, 3, height).fill(INK).restore();
      });
      pen.moveTo(top + padding);
      quote.add(doc.struct('P', {}, () => pen.lines(chunk, { x: PAGE.side + padding + 3, style: BODY })));
      pen.moveTo(top + height);
      if (lines.length > 0) pen.newPage();
    }
    quote.end();
  };

  const heading = (level: 1 | 2, text: string) => {
    pen.down(level === 1 ? 22 : 12);
    pen.need(KEEP_WITH_HEADING);
    if (level === 1) doc.outline.addItem(text);
    paragraph(level === 1 ? 'H2' : 'H3', text, HEADINGS[level]);
    pen.down(5);
  };

  const steps = (items: readonly string[]) =>
    items.forEach((item, n) => {
      const lines = pen.breakLines(item, TEXT_WIDTH - 18, BODY);
      pen.need(lineHeight(BODY) * Math.min(lines.length, 3));
      const [number] = pen.breakLines(`${n + 1}.`, 18, STRONG);
      doc.addStructure(
        doc.struct('P', {}, () => {
          if (number) pen.drawLine(number, { x: PAGE.side, style: STRONG }, pen.y);
          pen.lines(lines, { x: PAGE.side + 18, style: BODY });
        }),
      );
      pen.down(4);
    });

  return (block: Block): void => {
    switch (block.kind) {
      case 'title':
        paragraph('H1', block.text, TITLE);
        pen.down(4);
        paragraph('P', block.note, NOTE, FAINT);
        pen.down(14);
        return;
      case 'heading':
        return heading(block.level, block.text);
      case 'text':
        paragraph('P', block.text, BODY);
        return pen.down(6);
      case 'steps':
        return steps(block.items);
      case 'facts':
        facts(block.rows);
        return pen.down(8);
      case 'frame':
        frame(block);
        return pen.down(10);
      case 'table':
        grid(block);
        return pen.down(8);
    }
  };
};
