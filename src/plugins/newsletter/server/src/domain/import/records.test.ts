import { MAX_RECORD_CHARACTERS, MAX_RECORD_LINES, RecordSplitter, type RawRecord } from './records';

const split = (text: string, pieces: number, newline?: '\r'): RawRecord[] => {
  const splitter = new RecordSplitter(newline);
  const records: RawRecord[] = [];
  const size = Math.ceil(text.length / pieces) || 1;
  for (let at = 0; at < text.length; at += size) records.push(...splitter.push(text.slice(at, at + size)));
  return [...records, ...splitter.end()];
};

describe('the records of a list', () => {
  it.each([1, 2, 7, 1_000])('MOS-2.8: are the same in %i pieces, quoted line breaks and all', (pieces) => {
    const text = 'a,b\r\n1,"x\r\ny ""z"" "\r\n\r\n2,"q"\r\n3,end';
    expect(split(text, pieces)).toEqual([
      { row: 1, text: 'a,b' },
      { row: 2, text: '1,"x\r\ny ""z"" "' },
      { row: 4, text: '2,"q"' },
      { row: 5, text: '3,end' },
    ]);
  });

  it('MOS-2.8: a quotation that is never closed costs its own line and no other', () => {
    const rest = Array.from({ length: MAX_RECORD_LINES * 3 }, (_, n) => `row${n},x`);
    const records = split(['a,b', '"open,x', ...rest].join('\n'), 5);
    expect(records[1]).toEqual({ row: 2, fault: 'quote_unclosed' });
    expect(records).toHaveLength(rest.length + 2);
    expect(records.at(-1)).toEqual({ row: rest.length + 2, text: rest.at(-1) });
  });

  it('MOS-2.8: one left open at the end of the file costs its own line too', () => {
    expect(split('a,b\n"open,x\nnext,y\n', 1)).toEqual([
      { row: 1, text: 'a,b' },
      { row: 2, fault: 'quote_unclosed' },
      { row: 3, text: 'next,y' },
    ]);
  });

  it.each([1, 40])(
    'DESIGN-2.6: a line without end is reported once and read past, in %i pieces',
    (pieces) => {
      const giant = 'x'.repeat(MAX_RECORD_CHARACTERS * 4);
      expect(split(`a,b\n${giant}\n2,y\n`, pieces)).toEqual([
        { row: 1, text: 'a,b' },
        { row: 2, fault: 'row_too_long' },
        { row: 3, text: '2,y' },
      ]);
    },
  );

  it('DESIGN-2.6: a file that is one line without end is read in constant memory', () => {
    const splitter = new RecordSplitter();
    const piece = 'x'.repeat(MAX_RECORD_CHARACTERS);
    const records = Array.from({ length: 50 }, () => splitter.push(piece)).flat();
    expect([...records, ...splitter.end()]).toEqual([{ row: 1, fault: 'row_too_long' }]);
  });

  it('MOS-2.8: lines that end in CR alone are lines', () => {
    expect(split('a,b\r1,2\r', 2, '\r')).toEqual([
      { row: 1, text: 'a,b' },
      { row: 2, text: '1,2' },
    ]);
  });
});
