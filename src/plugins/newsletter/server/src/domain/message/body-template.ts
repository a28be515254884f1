import { MessageError } from './message-error';
import { encodeQuotedPrintable, SOFT_BREAK } from './quoted-printable';
import type { Segment } from './segments';

/** Literals and slots of one part, literals ready for the wire. Built once per campaign. */
export type BodyTemplate = readonly (string | number)[];

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
  const pieces: (string | number)[] = [];
  let pending = '';
  for (const segment of segments) {
    if ('literal' in segment) {
      if (segment.literal === '') continue;
      const encoded = encodeQuotedPrintable(segment.literal);
      pending += encoded;
      if (!encoded.endsWith('\r\n')) pending += SOFT_BREAK;
    } else {
      pieces.push(pending, segment.slot);
      pending = SOFT_BREAK;
    }
  }
  return [...pieces, pending];
}

/** The part's encoded text for one recipient; every line ends with CRLF. */
export function fillBody(template: BodyTemplate, values: readonly string[]): string {
  let out = '';
  for (const piece of template) {
    out += typeof piece === 'string' ? piece : encodeQuotedPrintable(slotValue(values, piece));
  }
  return out;
}
