import { MessageError } from './message-error';
import { encodeQuotedPrintable, SOFT_BREAK } from './quoted-printable';
import type { Segment } from './segments';

/** Bytes of literals, ready for the wire, and numbers of slots between them. Built once per campaign. */
export type BodyTemplate = readonly (Buffer | number)[];

/** The slots of one recipient as they stand in a body; each is encoded once, however often it occurs. */
export type SlotBytes = (slot: number) => string;

export function slotValue(values: readonly string[], slot: number): string {
  const value = values[slot];
  if (value === undefined) throw new MessageError('missing_slot_value', 'DESIGN-2.7', `slot ${slot}`);
  return value;
}

/**
 * Encodes the literals of a part. Soft line breaks set every slot on a line of its own, so that a value can
 * be encoded alone and no line outgrows 76 characters; they vanish when the reader decodes.
 */
export function compileBody(segments: readonly Segment[]): BodyTemplate {
  const pieces: (Buffer | number)[] = [];
  let pending = '';
  for (const segment of segments) {
    if ('literal' in segment) {
      if (segment.literal === '') continue;
      const encoded = encodeQuotedPrintable(segment.literal);
      pending += encoded;
      if (!encoded.endsWith('\r\n')) pending += SOFT_BREAK;
    } else {
      pieces.push(Buffer.from(pending, 'latin1'), segment.slot);
      pending = SOFT_BREAK;
    }
  }
  return [...pieces, Buffer.from(pending, 'latin1')];
}

export function slotBytes(values: readonly string[]): SlotBytes {
  const encoded: (string | undefined)[] = [];
  return (slot) => (encoded[slot] ??= encodeQuotedPrintable(slotValue(values, slot)));
}

/** The part for one recipient, piece by piece; every line ends with CRLF. */
export function fillBody(template: BodyTemplate, slots: SlotBytes): (Buffer | string)[] {
  return template.map((piece) => (typeof piece === 'number' ? slots(piece) : piece));
}

/** Up to here a loop writes a string faster than the call that does it in one go. */
const SHORT = 48;

const writeText = (whole: Buffer, text: string, at: number): void => {
  if (text.length > SHORT) whole.write(text, at, 'latin1');
  else for (let n = 0; n < text.length; n += 1) whole[at + n] = text.charCodeAt(n);
};

/** Pieces as one, each character of a string a byte. A tenth of what joining strings of this length costs. */
export function bytesOf(pieces: readonly (Buffer | string)[]): Buffer {
  let length = 0;
  for (const piece of pieces) length += piece.length;
  const whole = Buffer.allocUnsafe(length);
  let at = 0;
  for (const piece of pieces) {
    if (typeof piece === 'string') writeText(whole, piece, at);
    else whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
