export const DELIMITERS = [',', ';', '\t', '|'] as const;

export type Delimiter = (typeof DELIMITERS)[number];

/** The one the headings are parted by: the others may stand inside a consent text. */
export const guessDelimiter = (headings: string): Delimiter => {
  const counts = DELIMITERS.map((sign) => headings.split(sign).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
};

/** Whether a record that came out as a single value is parted by another sign than the headings are. */
export const isPartedByAnother = (record: string, delimiter: Delimiter, columns: number): boolean =>
  columns > 1 && DELIMITERS.some((sign) => sign !== delimiter && record.split(sign).length >= columns);
