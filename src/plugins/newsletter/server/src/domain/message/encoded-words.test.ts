import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { encodeDisplayName, encodeHeaderWords } from './encoded-words';
import { cleanHeaderText, headerField } from './header-text';

const STEMS = [
  'Grüße aus Zürich 🍰',
  'Zwölf Boxkämpfer',
  'Привет',
  '日本語の件名',
  'مرحبا',
  '👩‍👩‍👧‍👦 Familie',
  'naïve café',
  '¿Qué?',
];
const subjects = Array.from(
  { length: 200 },
  (_, n) => `${STEMS[n % STEMS.length]} ${'äöü🍰x '.repeat(n % 35)}${n}`,
);

async function parsedSubject(value: string): Promise<string | undefined> {
  return (await simpleParser(`${headerField('Subject', encodeHeaderWords(value))}\r\n.`)).subject;
}

test('R2047-1: two hundred non-ASCII subjects come back from a parser unchanged', async () => {
  for (const subject of subjects) expect(await parsedSubject(subject)).toBe(subject);
});

const anyUnicode = fc.string({ unit: 'binary', maxLength: 300, size: 'max' });
// Shorter in Q than in B encoding, with a character of several octets now and then.
const mostlyAscii = fc.string({
  unit: fc.constantFrom(...'abcdefgh jklmnopü🍰'),
  maxLength: 300,
  size: 'max',
});

test('R2047-1: encoded words have at most 75 characters and end at character borders', () => {
  fc.assert(
    fc.property(fc.oneof(anyUnicode, mostlyAscii), (value) => {
      const words = encodeHeaderWords(`ä${value}`).split(' ');
      for (const word of words) {
        expect(word.length).toBeLessThanOrEqual(75);
        const [, kind, payload = ''] = /^=\?UTF-8\?([QB])\?([!->@-~]*)\?=$/.exec(word) ?? [];
        const bytes =
          kind === 'B'
            ? Buffer.from(payload, 'base64')
            : Buffer.from(
                payload
                  .replace(/_/g, '=20')
                  .replace(/=(..)/g, (_, hex) => String.fromCharCode(parseInt(hex, 16))),
                'latin1',
              );
        expect(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes)).not.toThrow();
      }
    }),
  );
});

test('R2047-1: any header text decodes to itself, controls become blanks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 120, size: 'max' }),
      async (value) => {
        expect((await parsedSubject(`x${value}x`))?.replace(/\s+/g, ' ')).toBe(
          cleanHeaderText(`x${value}x`).replace(/\s+/g, ' '),
        );
      },
    ),
    { numRuns: 60 },
  );
});

test('R2047-1: plain ASCII stays readable, look-alikes of encoded words do not', () => {
  expect(encodeHeaderWords('November news')).toBe('November news');
  expect(encodeHeaderWords('=?UTF-8?Q?forged?=')).toMatch(/^=\?UTF-8\?[QB]\?(?!forged)/);
});

test('R5322-4: whatever may be taken for a line end becomes one blank', () => {
  expect(cleanHeaderText(' a\rb\nc\r\n\td\0e\u0085f\u2028g\u007f ')).toBe('a b c d e f g');
});

test('R5322-4: a display name cannot leave its quotes', () => {
  expect(encodeDisplayName('Doe, "J" \\ Inc.')).toBe('"Doe, \\"J\\" \\\\ Inc."');
  expect(encodeDisplayName('a\r\nBcc: b@example.org')).toBe('"a Bcc: b@example.org"');
});

test('R5322-1: headers fold at 78 where words allow it and never pass 998', () => {
  const folded = headerField('Subject', encodeHeaderWords('wort '.repeat(100)));
  expect(Math.max(...folded.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  expect(() => headerField('X-Long', 'x'.repeat(1000))).toThrow('invalid_header');
  expect(() => headerField('X-Break', 'a\r\nBcc: b')).toThrow('invalid_header');
});
