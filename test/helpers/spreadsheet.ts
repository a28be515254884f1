import { deflateRawSync } from 'node:zlib';
import { zipStored } from '../../src/plugins/newsletter/server/src/services/importing/unzip';

const column = (at: number) => String.fromCharCode(65 + at);
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A spreadsheet as another program would write it, with inline texts. */
export const xlsx = (rows: readonly (readonly string[])[]): Buffer =>
  xlsxOf(
    rows
      .map((row, y) => {
        const cells = row.map(
          (cell, x) => `<c r="${column(x)}${y + 1}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`,
        );
        return `<row r="${y + 1}">${cells.join('')}</row>`;
      })
      .join(''),
  );

const xlsxOf = (rows: string): Buffer => {
  const parts = {
    'xl/workbook.xml':
      '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Liste" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`,
  };
  return zipStored(Object.entries(parts).map(([name, text]) => ({ name, content: Buffer.from(text) })));
};

/** 100 megabytes of nothing in a few kilobytes, declared as what it is or as next to nothing. */
export const bomb = (declares: number): Buffer => {
  const packed = deflateRawSync(Buffer.alloc(100_000_000));
  const zip = zipStored([{ name: 'xl/worksheets/sheet1.xml', content: packed }]);
  const central = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  zip.writeUInt16LE(8, central + 10);
  zip.writeUInt32LE(declares, central + 24);
  return zip;
};
