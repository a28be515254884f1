/** One whole reply (RFC 5321 4.2); `text` as the server wrote it, its lines joined by LF, codes included. */
export interface SmtpReply {
  readonly code: number;
  readonly text: string;
}

const LINE = /^([2-5]\d\d)(?:([ -])(.*))?$/s;
const MAX_LINE = 4_096;
const MAX_LINES = 200;

/** Bytes that are no SMTP reply; what comes after them cannot be told apart any more. */
export class NoReply extends Error {}

/**
 * Takes what comes from the socket in any pieces and gives whole replies. A line without its end is none: a server
 * that breaks off in the middle of a reply has not answered.
 */
export class ReplyReader {
  private rest = '';
  private lines: string[] = [];

  /** Nothing half read: where a session changes to TLS, whatever came before does not count after (RFC 3207 6). */
  get empty(): boolean {
    return this.rest === '' && this.lines.length === 0;
  }

  /** One reply after the other, and NoReply thrown behind those that were whole: a yes that was said was said. */
  *push(chunk: Buffer): Generator<SmtpReply, void> {
    const text = this.rest + chunk.toString('latin1');
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      const reply = this.takeLine(text.slice(from, text[end - 1] === '\r' ? end - 1 : end));
      from = end + 1;
      if (reply) yield reply;
    }
    this.rest = text.slice(from);
    if (this.rest.length > MAX_LINE) throw new NoReply();
  }

  private takeLine(line: string): SmtpReply | null {
    const [, code, separator] = LINE.exec(line) ?? [];
    const first = this.lines[0];
    const belongs = first === undefined || first.slice(0, 3) === code;
    if (code === undefined || !belongs || line.length > MAX_LINE || this.lines.length >= MAX_LINES)
      throw new NoReply();
    this.lines.push(line);
    if (separator === '-') return null;
    const text = this.lines.join('\n');
    this.lines = [];
    return { code: Number(code), text };
  }
}
