import { markCanonical } from './dkim/canonical';
import { bytesOf, compileBody, fillBody, slotBytes, slotValue } from './body-template';
import { encodeHeaderWords } from './encoded-words';
import { frameHeaders } from './frame-headers';
import { headerField } from './header-text';
import { MessageError } from './message-error';
import { recipientHeaders } from './recipient-headers';
import type { CompiledContent, Segment } from './segments';
import type { MessageFrame, RecipientParts } from './types';

export interface CompiledMessage {
  /** The unsigned message of one recipient: headers, an empty line, body; CRLF, 7-bit but for To. Throws MessageError. */
  build(parts: RecipientParts): Buffer;
}

type MessageContent = Pick<CompiledContent, 'subject' | 'html' | 'text'>;

const TEXT_PART =
  'Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n';
const HTML_PART =
  'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n';

function requireFilled(segments: readonly Segment[], part: string): void {
  const filled = segments.some((segment) => 'slot' in segment || segment.literal.trim() !== '');
  if (!filled) throw new MessageError('empty_part', 'R2046-1', part);
}

function fillSubject(subject: readonly Segment[], values: readonly string[]): string {
  const filled = subject.map((s) => ('literal' in s ? s.literal : slotValue(values, s.slot))).join('');
  const encoded = encodeHeaderWords(filled);
  if (encoded === '') throw new MessageError('empty_part', 'R5322-1', 'subject');
  return headerField('Subject', encoded);
}

/** `=_` cannot occur in quoted-printable text, so no content can imitate the boundary. */
function boundaryOf(seed: string): string {
  return `=_jawort_${seed.replace(/[^A-Za-z0-9]/g, '').slice(0, 40)}`;
}

/**
 * Compiles what is equal for all recipients: folded headers, quoted-printable literals. Per message only
 * slots, To, Date, Message-ID and links are written (performance advice 1). Throws MessageError for a frame
 * that could not become a conformant message (standards B.15), before anyone is mailed.
 */
export function compileMessage(frame: MessageFrame, content: MessageContent): CompiledMessage {
  requireFilled(content.subject, 'subject');
  requireFilled(content.text, 'text/plain');
  requireFilled(content.html, 'text/html');
  const staticHeaders = frameHeaders(frame);
  const text = compileBody(content.text);
  const html = compileBody(content.html);
  return {
    build(parts) {
      const boundary = boundaryOf(parts.boundarySeed);
      const slots = slotBytes(parts.values);
      const head =
        recipientHeaders(frame, parts) +
        fillSubject(content.subject, parts.values) +
        staticHeaders +
        headerField('Content-Type', `multipart/alternative; boundary="${boundary}"`);
      return markCanonical(
        bytesOf([
          `${head}\r\n--${boundary}\r\n${TEXT_PART}`,
          ...fillBody(text, slots),
          `\r\n--${boundary}\r\n${HTML_PART}`,
          ...fillBody(html, slots),
          `\r\n--${boundary}--\r\n`,
        ]),
      );
    },
  };
}
