/** The tags that say where something stands, up to the next sign of a tag: whatever else a part holds does not count. */
const PLACED = /<(?:[\w.-]+:)?(?:row|c)(?=[\s/>])([^<>]*)/g;
const ATTRIBUTE = /(?:[\w.-]+:)?([\w.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
/** `C`, `17` of `C17`; rows carry the number alone. */
const PLACE = /^([A-Z]{0,4})(\d{1,10})$/;

export interface SheetSpan {
  readonly rows: number;
  readonly columns: number;
}

const columnNumber = (letters: string): number => {
  let number = 0;
  for (let at = 0; at < letters.length; at += 1) number = number * 26 + letters.charCodeAt(at) - 64;
  return number;
};

/** The way nearly all of them are written, told at one look. */
const PLAIN = /^ r="([A-Z]{0,4})(\d{1,10})"(?: (?!r=)[a-z]+="[\w:. ]*")*\/?$/;

/** Its place, `null` where it names none; `undefined` where it is written as no spreadsheet program writes it. */
const placeOf = (attributes: string): { row: number; column: number } | null | undefined => {
  const [, plainLetters = '', plainNumber] = PLAIN.exec(attributes) ?? [];
  if (plainNumber !== undefined) return { row: Number(plainNumber), column: columnNumber(plainLetters) };
  let place: string | null = null;
  const others = attributes.replace(ATTRIBUTE, (_, name: string, double?: string, single?: string) => {
    if (name === 'r') place = double ?? single ?? '';
    return '';
  });
  // A quotation mark left over: the tag goes on behind a `>`, and what stands there was not seen.
  if (/["']/.test(others)) return undefined;
  if (place === null) return null;
  const [, letters = '', number] = PLACE.exec(place) ?? [];
  return number === undefined ? undefined : { row: Number(number), column: columnNumber(letters) };
};

/**
 * How far a sheet reaches by the places it names: one cell far out makes its reader build all the empty ones before
 * it. Null where a place is written in a way that reader understands and no spreadsheet program uses (`1e9`,
 * `Infinity`, `0xFF`, entities).
 */
export const sheetSpan = (xml: string): SheetSpan | null => {
  let rows = 0;
  let columns = 0;
  for (const [, attributes = ''] of xml.matchAll(PLACED)) {
    const place = placeOf(attributes);
    if (place === undefined) return null;
    rows = Math.max(rows, place?.row ?? 0);
    columns = Math.max(columns, place?.column ?? 0);
  }
  return { rows, columns };
};
