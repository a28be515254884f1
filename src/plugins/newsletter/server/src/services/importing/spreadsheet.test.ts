import { text } from 'node:stream/consumers';
import { isSpreadsheet, spreadsheetToCsv } from './spreadsheet';
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

const NS = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Any number of sheets, with what the workbook says of itself, its styles and its shared texts. */
const workbook = (
  sheets: readonly string[],
  more: { pr?: string; styles?: string; shared?: string } = {},
): Buffer => {
  const parts: [string, string][] = [
    [
      'xl/workbook.xml',
      `<workbook ${NS} xmlns:r="${REL}">${more.pr ?? ''}<sheets>${sheets.map((_, at) => `<sheet name="S${at}" sheetId="${at + 1}" r:id="s${at}"/>`).join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets.map((_, at) => `<Relationship Id="s${at}" Type="${REL}/worksheet" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}<Relationship Id="x" Type="${REL}/styles" Target="styles.xml"/><Relationship Id="y" Type="${REL}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    ],
    [
      'xl/styles.xml',
      more.styles ?? `<styleSheet ${NS}><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
    ],
    ['xl/sharedStrings.xml', more.shared ?? `<sst ${NS}/>`],
    ...sheets.map((rows, at): [string, string] => [
      `xl/worksheets/sheet${at + 1}.xml`,
      `<worksheet ${NS}><sheetData>${rows}</sheetData></worksheet>`,
    ]),
  ];
  return zipStored(parts.map(([name, content]) => ({ name, content: Buffer.from(content) })));
};
const said = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
const DATES = `<styleSheet ${NS}><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\.mm\\.yyyy\\ hh:mm"/></numFmts><cellXfs count="5"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/><xf numFmtId="164"/><xf numFmtId="21"/></cellXfs></styleSheet>`;

describe('what the cells of a spreadsheet say', () => {
  it('MSR-AS-2: dates, times, numbers, truths, errors and formulas come as what they hold', async () => {
    const cells = [
      '<c r="A1" s="1"><v>45000</v></c><c r="B1" s="2"><v>45000.5</v></c><c r="C1" s="3"><v>45000.999988426</v></c>',
      '<c r="D1" s="4"><v>0.5</v></c><c r="E1"><v>1234567890123456789</v></c><c r="F1" t="b"><v>1</v></c>',
      '<c r="G1" t="e"><v>#N/A</v></c><c r="H1" t="str"><f>A1&amp;"x"</f><v>=x</v></c><c r="I1"><f>1+1</f><v>2</v></c>',
    ];
    expect(await codeOf(workbook([`<row r="1">${cells.join('')}</row>`], { styles: DATES }))).toBe(
      '2023-03-15 00:00:00,2023-03-15 12:00:00,2023-03-15 23:59:59,12:00:00,1234567890123456789,true,#N/A,=x,2\n',
    );
  });

  it.each(['1', 'true'])('MOS-2.8: dates counted from 1904 (%s) are the days they are', async (yes) => {
    const rows = '<row r="1"><c r="A1" s="2"><v>43538.5</v></c></row>';
    const file = workbook([rows], { styles: DATES, pr: `<workbookPr date1904="${yes}"/>` });
    expect(await codeOf(file)).toBe('2023-03-15 12:00:00\n');
  });

  it('MSR-AS-2: shared texts in pieces, with spaces, signs and a reading aid are the text that is seen', async () => {
    const shared = `<sst ${NS}><si><r><t>E-</t></r><r><rPr><b/></rPr><t xml:space="preserve">Mail </t></r></si><si><t xml:space="preserve">  a &amp; &lt;b&gt; \u{1f600} </t><rPh sb="0" eb="1"><t>PHON</t></rPh></si></sst>`;
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c></row>';
    expect(await codeOf(workbook([rows], { shared }))).toBe('E-Mail ,  a & <b> \u{1f600} \n');
  });
});

describe('a spreadsheet of which rows would be lost in silence', () => {
  const rows = (email: string) =>
    `<row r="1">${said('A1', 'email')}</row><row r="2">${said('A2', email)}</row>`;
  const hidden = `<row r="1">${said('A1', 'email')}</row><row r="2" spans="1:1" hidden="1">${said('A2', 'nina@example.org')}</row>`;

  it.each([
    ['two filled sheets', [rows('nina@example.org'), rows('olaf@example.org')], 'several_sheets'],
    [
      'a filled sheet behind an empty one and another',
      ['', rows('a@example.org'), rows('b@example.org')],
      'several_sheets',
    ],
    ['a row that was filtered out', [hidden], 'hidden_rows'],
  ])('MOS-2.8: %s: it is refused and says why', async (_, sheets, problem) => {
    await expect(spreadsheetToCsv(workbook(sheets))).rejects.toMatchObject({
      code: 'spreadsheet_ambiguous',
      details: { problem },
    });
  });

  it('MOS-2.8: empty sheets beside it, empty hidden rows and cells with nothing but a border do no harm', async () => {
    const bordered = '<row r="1"><c r="A1" s="0"/><c r="B1" s="0"></c></row>';
    const file = workbook([`${rows('nina@example.org')}<row r="3" hidden="1"/>`, '', bordered]);
    expect(await codeOf(file)).toBe('email\nnina@example.org\n');
  });

  it('DESIGN-2.6: behind a password, or of the old kind, it is told from a list by how it begins', () => {
    const compound = Buffer.from('d0cf11e0a1b11ae1000000', 'hex');
    expect(() => isSpreadsheet(compound)).toThrow(expect.objectContaining({ code: 'file_kind_unknown' }));
    expect(isSpreadsheet(Buffer.from('email\n'))).toBe(false);
  });
});
