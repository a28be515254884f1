import fc from 'fast-check';
import { bytesOf, compileBody, fillBody, slotBytes } from './body-template';
import { relaxedBody } from './dkim/canonical';
import { encodeQuotedPrintable } from './quoted-printable';
import type { Segment } from './segments';

function decode(encoded: string): string {
  const binary = encoded
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(binary, 'latin1').toString('utf8');
}

const crlf = (text: string) => text.replace(/\r\n|\r|\n/g, '\r\n');
const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(' ', '\t', '\n', '=', '.', 'F', 'ü', '🍰', 'a'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 400,
  size: 'max',
});

function expectWireLines(encoded: string): void {
  for (const line of encoded.split('\r\n')) {
    expect(line.length).toBeLessThanOrEqual(76);
    expect(line).toMatch(/^[\x20-\x7e]*$/);
    expect(line).not.toMatch(/ {2}| $|^\./);
  }
}

test('R2046-1: quoted-printable decodes to the text it was made of, in lines of at most 76', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const encoded = encodeQuotedPrintable(text);
      expect(decode(encoded)).toBe(crlf(text));
      expectWireLines(encoded);
    }),
  );
});

test('R2046-1: slots filled on their own give the same text as the whole encoded at once', () => {
  const segment = fc.oneof(
    anyText.map((literal): Segment => ({ literal: literal.replace(/\r/g, '') })),
    fc.nat(2).map((slot): Segment => ({ slot })),
  );
  fc.assert(
    fc.property(
      fc.array(segment, { maxLength: 12 }),
      fc.tuple(anyText, anyText, anyText),
      (segments, raw) => {
        const values = raw.map((value) => value.replace(/\r/g, ''));
        const plain = segments.map((s) => ('literal' in s ? s.literal : (values[s.slot] ?? ''))).join('');
        const encoded = bytesOf(fillBody(compileBody(segments), slotBytes(values))).toString('latin1');
        expect(decode(encoded)).toBe(crlf(plain));
        expectWireLines(encoded);
      },
    ),
  );
});

test('R6376-3: the encoder writes bodies that relaxed canonicalisation leaves as they are', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const body = Buffer.from(`${encodeQuotedPrintable(text)}\r\n--end--\r\n`);
      const slow = body
        .toString()
        .replace(/[ \t]+/g, ' ')
        .replace(/ (?=\r\n)/g, '');
      expect(body.toString()).toBe(slow);
      expect(relaxedBody(body)).toBe(body);
    }),
  );
});

test('DESIGN-2.7: a slot without a value stops the message', () => {
  expect(() => fillBody(compileBody([{ slot: 1 }]), slotBytes(['only one']))).toThrow('missing_slot_value');
});
