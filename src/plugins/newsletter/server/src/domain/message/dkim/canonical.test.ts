import { relaxedBody, relaxedField, splitHeader } from './canonical';

const body = (text: string) => relaxedBody(Buffer.from(text, 'latin1')).toString('latin1');

test('R6376-3: the example of RFC 6376 section 3.4.5 comes out as printed there', () => {
  const fields = splitHeader('A: X\r\nB : Y\t\r\n\tZ  ');
  expect(fields.map(relaxedField)).toEqual(['a:X', 'b:Y Z']);
  expect(body(' C \r\nD \t E\r\n\r\n\r\n')).toBe(' C\r\nD E\r\n');
});

test.each([
  ['', ''],
  ['\r\n\r\n', ''],
  ['a  b\r\n', 'a b\r\n'],
  ['a\tb\r\n', 'a b\r\n'],
  ['a \r\nb\r\n', 'a\r\nb\r\n'],
  ['a\r\n\r\n', 'a\r\n'],
  ['no end', 'no end\r\n'],
  ['blank at the end ', 'blank at the end\r\n'],
  ['caf\xe9\r\n', 'caf\xe9\r\n'],
])('R6376-3: body %j is canonical as %j', (from, to) => {
  expect(body(from)).toBe(to);
});

test('R6376-3: a body that is canonical already is hashed as it lies in memory', () => {
  const own = Buffer.from('a b\r\n c=\r\n');
  expect(relaxedBody(own)).toBe(own);
});
