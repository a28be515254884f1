/** One record of a file as text, or what is wrong with it. `row` counts as a spreadsheet does: the headings are 1. */
export type RawRecord =
  { readonly row: number; readonly text: string } | { readonly row: number; readonly fault: RecordFault };

export type RecordFault = 'row_too_long' | 'quote_unclosed';

export const MAX_RECORD_CHARACTERS = 100_000;
/** A quoted value may hold line breaks; one that runs over more lines than this was never closed. */
export const MAX_RECORD_LINES = 100;

const QUOTE = '"';

/**
 * Cuts the text of a CSV file (RFC 4180) into records, a piece at a time and in constant memory. A quotation that is
 * never closed costs its own line and not the rest of the file: the line is reported, and reading goes on behind it.
 */
export class RecordSplitter {
  private rest = '';
  private row = 0;
  private skipping = false;

  constructor(private readonly newline: '\n' | '\r' = '\n') {}

  push(text: string): RawRecord[] {
    return this.take(this.rest + text, false);
  }

  /** What is left when the file ends. */
  end(): RawRecord[] {
    return this.take(this.rest, true);
  }

  private take(text: string, done: boolean): RawRecord[] {
    const records: RawRecord[] = [];
    const lines = new LineWalk(text, this.newline, done);
    if (this.skipping && !this.skipLine(lines)) {
      this.rest = '';
      return records;
    }
    for (let start = lines.at; start < text.length; start = lines.at) {
      const found = lines.record(start);
      if (found === 'more') {
        if (text.length - start <= MAX_RECORD_CHARACTERS) break;
        // One line without an end: reported once, then dropped up to the next line.
        records.push({ row: this.next(), fault: 'row_too_long' });
        this.skipping = true;
        lines.at = text.length;
        break;
      }
      const row = this.next();
      if (found === 'unclosed') records.push({ row, fault: 'quote_unclosed' });
      else if (found - start > MAX_RECORD_CHARACTERS) records.push({ row, fault: 'row_too_long' });
      else this.keep(records, row, text.slice(start, found));
    }
    this.rest = text.slice(lines.at);
    return records;
  }

  private keep(records: RawRecord[], row: number, text: string): void {
    const whole = this.newline === '\n' && text.endsWith('\r') ? text.slice(0, -1) : text;
    if (whole !== '') records.push({ row, text: whole });
  }

  private skipLine(lines: LineWalk): boolean {
    const end = lines.lineEnd(0);
    if (end === null) return false;
    lines.at = end + 1;
    this.skipping = false;
    return true;
  }

  private next(): number {
    this.row += 1;
    return this.row;
  }
}

/** Finds where records end. Remembers the next quotation mark, so that a text without any is searched once. */
class LineWalk {
  at = 0;
  private quote: number;

  constructor(
    private readonly text: string,
    private readonly newline: string,
    private readonly done: boolean,
  ) {
    this.quote = this.find(0);
  }

  lineEnd(from: number): number | null {
    const end = this.text.indexOf(this.newline, from);
    if (end !== -1) return end;
    return this.done ? this.text.length : null;
  }

  /** Where the record that starts here ends, and moves behind it. */
  record(start: number): number | 'more' | 'unclosed' {
    let from = start;
    let open = false;
    for (let line = 0; ; line += 1) {
      const end = this.lineEnd(from);
      if (end === null) return open && this.tooLong(start, line) ? this.giveUp(start) : 'more';
      if (this.quotesUntil(end) % 2 === 1) open = !open;
      if (!open) {
        this.at = end + 1;
        return end;
      }
      if (end === this.text.length || end - start > MAX_RECORD_CHARACTERS || line >= MAX_RECORD_LINES)
        return this.giveUp(start);
      from = end + 1;
    }
  }

  private tooLong(start: number, line: number): boolean {
    return line > 0 && this.text.length - start > MAX_RECORD_CHARACTERS;
  }

  /** Only the first line is lost. */
  private giveUp(start: number): 'unclosed' {
    this.at = (this.lineEnd(start) ?? this.text.length) + 1;
    this.quote = this.find(this.at);
    return 'unclosed';
  }

  private quotesUntil(end: number): number {
    let count = 0;
    while (this.quote < end) {
      count += 1;
      this.quote = this.find(this.quote + 1);
    }
    return count;
  }

  private find(from: number): number {
    const found = this.text.indexOf(QUOTE, from);
    return found === -1 ? Infinity : found;
  }
}
