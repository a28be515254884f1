import { readFileSync } from 'node:fs';
import { unpackWoff } from './woff';

const fontFile = (name: string): Buffer =>
  readFileSync(require.resolve(`@fontsource/inter/files/inter-${name}-normal.woff`));

/** OpenType: the sum of the words of a table. That of `head` leaves out the adjustment within it. */
const checksumOf = (table: Buffer, tag: string): number => {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4)
    if (tag !== 'head' || at !== 8) sum = (sum + table.readUInt32BE(at)) >>> 0;
  return sum;
};

describe('a font that is unpacked', () => {
  it.each(['latin-400', 'latin-600', 'cyrillic-400', 'vietnamese-600'])(
    'DE-5: every table of %s comes out whole, at its length and with its checksum',
    (name) => {
      const woff = fontFile(name);
      const font = unpackWoff(woff);
      expect(font.length).toBe(woff.readUInt32BE(16));
      const count = font.readUInt16BE(4);
      expect(count).toBe(woff.readUInt16BE(12));
      expect(count).toBeGreaterThan(8);
      for (let n = 0; n < count; n += 1) {
        const at = 12 + n * 16;
        const tag = font.toString('latin1', at, at + 4);
        const [checksum, offset, length] = [4, 8, 12].map((field) => font.readUInt32BE(at + field)) as [
          number,
          number,
          number,
        ];
        const table = font.subarray(offset, offset + Math.ceil(length / 4) * 4);
        expect([tag, checksumOf(table, tag)]).toEqual([tag, checksum]);
      }
    },
  );

  it('DE-5: what is no WOFF file is not taken for one', () => {
    expect(() => unpackWoff(Buffer.from('OTTO'.padEnd(64)))).toThrow('no WOFF');
  });
});
