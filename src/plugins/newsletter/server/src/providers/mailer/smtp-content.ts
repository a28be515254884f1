import { isMarkedCanonical } from '../../domain/message';

const DOT_LINE = Buffer.from('\r\n.');
const DOT = 0x2e;
const CRLF = Buffer.from('\r\n');

/** Where a line of the message begins with a dot, which the server would take for its end (RFC 5321 4.5.2). */
const dotsAtLineStarts = (message: Buffer): readonly number[] => {
  const found = message[0] === DOT ? [0] : [];
  for (let at = message.indexOf(DOT_LINE); at >= 0; at = message.indexOf(DOT_LINE, at + 1))
    found.push(at + 2);
  return found;
};

/** The message as it goes over the wire: dots doubled at line starts, its last line ended; without the final dot. */
export const stuffed = (message: Buffer): Buffer => {
  if (isMarkedCanonical(message)) return message;
  const dots = dotsAtLineStarts(message);
  const unfinished = message.length > 0 && !message.subarray(-2).equals(CRLF);
  if (dots.length === 0 && !unfinished) return message;
  const pieces: Buffer[] = [];
  let from = 0;
  for (const dot of dots) {
    pieces.push(message.subarray(from, dot + 1));
    from = dot;
  }
  pieces.push(message.subarray(from));
  if (unfinished) pieces.push(CRLF);
  return Buffer.concat(pieces);
};
