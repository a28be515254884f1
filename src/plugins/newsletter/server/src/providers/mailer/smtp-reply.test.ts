import fc from 'fast-check';
import { NoReply, ReplyReader, type SmtpReply } from './smtp-reply';

const printable = fc.stringMatching(/^[\x20-\x7e]{0,60}$/);
const reply = fc.record({
  code: fc.integer({ min: 200, max: 599 }),
  lines: fc.array(printable, { minLength: 1, maxLength: 5 }),
});

const written = ({ code, lines }: { code: number; lines: readonly string[] }): string =>
  lines.map((line, index) => `${code}${index === lines.length - 1 ? ' ' : '-'}${line}`).join('\n');

test('DESIGN-2.3: replies are the same in whatever pieces they come', () => {
  fc.assert(
    fc.property(
      fc.array(reply, { maxLength: 6 }),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 40 }),
      fc.constantFrom('\r\n', '\n'),
      (replies, cuts, lineEnd) => {
        const bytes = Buffer.from(
          replies.map((one) => `${written(one).replaceAll('\n', lineEnd)}${lineEnd}`).join(''),
          'latin1',
        );
        const reader = new ReplyReader();
        const read: SmtpReply[] = [];
        for (let from = 0, cut = 0; from < bytes.length; cut += 1) {
          const to = from + (cuts[cut % cuts.length] ?? 1);
          read.push(...reader.push(bytes.subarray(from, to)));
          from = to;
        }
        expect(read).toEqual(replies.map((one) => ({ code: one.code, text: written(one) })));
        expect(reader.empty).toBe(true);
      },
    ),
  );
});

test('DESIGN-2.3: a reply without its end is none yet', () => {
  const reader = new ReplyReader();
  expect([...reader.push(Buffer.from('250-first\r\n250 accep'))]).toEqual([]);
  expect(reader.empty).toBe(false);
  expect([...reader.push(Buffer.from('ted\r\n'))]).toEqual([{ code: 250, text: '250-first\n250 accepted' }]);
});

test.each([
  ['a line without a code', 'hello\r\n'],
  ['another code in the middle of a reply', '250-one\r\n251 two\r\n'],
  ['a code no reply has', '199 early\r\n'],
  ['a line that never ends', '2'.repeat(5_000)],
  ['a line longer than any', `250 ${'x'.repeat(5_000)}\r\n`],
  ['a reply that never ends', '250-more\r\n'.repeat(300)],
])('DESIGN-2.3: %s is no answer to anything', (_what, bytes) => {
  expect(() => [...new ReplyReader().push(Buffer.from(bytes))]).toThrow(NoReply);
});

test('DESIGN-2.3: a whole reply in front of what is none is told first', () => {
  const read: SmtpReply[] = [];
  const pieces = new ReplyReader().push(Buffer.from('250 queued\r\nnonsense\r\n'));
  expect(() => {
    for (const one of pieces) read.push(one);
  }).toThrow(NoReply);
  expect(read).toEqual([{ code: 250, text: '250 queued' }]);
});
