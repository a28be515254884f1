import type { Print } from './blocks';
import { createDrawing } from './draw';
import { createPen, FAINT, lineHeight, PAGE, TEXT_WIDTH, TYPE, type Pen } from './pen';

const FOOTER = { size: 7.5, weight: 400 } as const;
const NUMBER_WIDTH = 90;

/** Under every page, when it is known how many there are. Not part of what is read aloud. */
const drawFooters = (pen: Pen, print: Print): void => {
  const { doc } = pen;
  const { count } = doc.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    doc.switchToPage(page);
    doc.markContent('Artifact', { type: 'Pagination' });
    const top = PAGE.height - PAGE.bottom + 26;
    pen.rule(top - 8);
    const style = { x: PAGE.side, style: FOOTER, colour: FAINT };
    const lines = pen.breakLines(print.footer, TEXT_WIDTH - NUMBER_WIDTH, FOOTER);
    lines.forEach((line, n) => pen.drawLine(line, style, top + n * lineHeight(FOOTER)));
    const [number] = pen.breakLines(print.pageOf(page + 1, count), NUMBER_WIDTH, FOOTER);
    const width = (number?.runs ?? []).reduce(
      (sum, { font, text }) => sum + doc.font(font).fontSize(FOOTER.size).widthOfString(text, TYPE),
      0,
    );
    if (number) pen.drawLine(number, { ...style, x: PAGE.width - PAGE.side - width }, top);
    doc.endMarkedContent();
  }
};

/**
 * A PDF with its own fonts, a structure for screen readers, bookmarks, and a file inside; it refers to nothing
 * outside of itself.
 */
export const printPdf = (print: Print): Promise<Buffer> => {
  const pen = createPen(print);
  const { doc } = pen;
  const chunks: Buffer[] = [];
  const done = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  const draw = createDrawing(pen);
  for (const block of print.blocks) draw(block);
  drawFooters(pen, print);
  const { name, content, description } = print.attachment;
  doc.file(content, {
    name,
    type: 'application/json',
    description,
    creationDate: print.createdAt,
    modifiedDate: print.createdAt,
    relationship: 'Source',
  } as PDFKit.Mixins.PDFAttachmentOptions);
  doc.end();
  return done;
};
