/** A cell that says something; programs also write cells that carry a border and nothing else. */
const VALUE = /<(?:[\w.-]+:)?c(?=[\s>])[^<>]*(?<!\/)>\s*<(?:[\w.-]+:)?(?:v|is|f)(?=[\s>])/;
const HIDDEN_ROW = /<((?:[\w.-]+:)?row)(?=\s)[^<>]*\shidden\s*=\s*["'](?:1|true)["'][^<>]*(?<!\/)>/g;
const ERROR_CELL = /(<(?:[\w.-]+:)?c(?=\s)[^<>]*\st\s*=\s*)(["'])e\2/g;
const EPOCH = /(\bdate1904\s*=\s*)(["'])true\2/g;

export const holdsValues = (xml: string): boolean => VALUE.test(xml);

/** A row out of sight is often one that was filtered out on purpose: people who left, say. */
export const hidesValues = (xml: string): boolean => {
  for (const { 0: tag, 1: name = '', index } of xml.matchAll(HIDDEN_ROW)) {
    const start = index + tag.length;
    const end = xml.indexOf(`</${name}`, start);
    if (VALUE.test(xml.slice(start, end === -1 ? undefined : end))) return true;
  }
  return false;
};

/**
 * A part the way its reader understands it: that takes `true` for no and so dates of the other epoch for four years
 * too early, and leaves out what stands in a cell with an error (`#N/A`), which is the customer's all the same.
 */
export const plainly = (xml: string): string =>
  xml.replace(EPOCH, '$1$21$2').replace(ERROR_CELL, '$1$2str$2');
