import { text } from 'node:stream/consumers';
import { spreadsheetToCsv } from './spreadsheet';
import { zipStored } from './unzip';

const WORKBOOK =
  '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Liste" sheetId="1" r:id="rId1"/></sheets></workbook>';
const rels = (target: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="${target}"/></Relationships>`;

const sheet = (rows: string, part = 'worksheets/sheet1.xml'): Buffer =>
  zipStored(
    [
      ['xl/workbook.xml', WORKBOOK],
      ['xl/_rels/workbook.xml.rels', rels(part)],
      [
        `xl/${part}`,
        `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
      ],
    ].map(([name = '', content = '']) => ({ name, content: Buffer.from(content) })),
  );

const cell = (place: string) => `<c ${place} t="inlineStr"><is><t>a</t></is></c>`;
const row = (place: string, ...cells: string[]) => `<row ${place}>${cells.map(cell).join('')}</row>`;
const codeOf = (file: Buffer): Promise<string> =>
  spreadsheetToCsv(file).then(text, (error: { code: string }) => error.code);

describe('a spreadsheet made to fill the memory', () => {
  it.each([
    ['a column far out', row('r="1"', 'r="XFDZZ1"')],
    ['a row far out, in single quotation marks', row("r='300001'", "r='A300001'")],
    ['a row number with an exponent', row('r="3e5"', 'r="A3e5"')],
    ['a hexadecimal row number', row('r="0x493E1"', 'r="A300001"')],
    ['a row without end', row('r="Infinity"', 'r="A1"')],
    ['a column in single quotation marks', row('r="1"', "r='ZZZZZ1'")],
    ['a place written with spaces around it', row('r = "300001"', 'r = "A300001"')],
    ['a place written as entities', row('r="&#51;00001"', 'r="A&#51;00001"')],
    ['a place behind a sign that ends nothing', row('spans=">" r="300001"', 'cm=">" r="A300001"')],
    ['rows with a prefix', '<x:row r="300001"><x:c r="A300001"><x:v>1</x:v></x:c></x:row>'],
    ['letters no column has', row('r="1"', 'r="\u00ff\u00ff\u00ff1"')],
  ])('DESIGN-2.6: %s is refused with a code', async (_, rows) => {
    expect(await codeOf(sheet(rows))).toMatch(/^file_(?:too_large|invalid)$/);
  });

  it('DESIGN-2.6: it is measured wherever the workbook says its sheet lies', async () => {
    expect(await codeOf(sheet(row('r="300001"', 'r="A300001"'), 'blatt.xml'))).toBe('file_too_large');
  });

  it('MOS-2.8: one written in any of the usual ways is read', async () => {
    const rows = row('r="1" spans="1:3"', 'r="A1"', "r='C1' s='0'") + '<row r="2"/>' + row('r="3"', 'r="B3"');
    expect(await codeOf(sheet(rows, 'worksheets/blatt.xml'))).toBe('a,,a\n,,\n,a,\n');
  });
});
