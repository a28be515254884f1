import { Readable } from 'node:stream';
import { readCsvRows } from './csv-rows';

const read = async (...chunks: (string | Buffer)[]) => {
  const rows = [];
  for await (const row of readCsvRows(Readable.from(chunks))) rows.push(row);
  return rows;
};

const refusal = { name: 'Refusal', code: 'file_invalid', rule: 'MOS-2.1' };

describe('reading a list', () => {
  it.each([',', ';', '\t'])(
    'MOS-2.8: columns parted by %j come by the names of their headings',
    async (sign) => {
      const text = `E-Mail${sign}EMAIL${sign}Request-IP\nx${sign}a@example.org${sign}192.0.2.1\n`;
      expect(await read(text)).toEqual([{ e_mail: 'x', email: 'a@example.org', request_ip: '192.0.2.1' }]);
    },
  );

  it('MOS-2.8: a comma in a consent text does not cut it short where semicolons part the columns', async () => {
    const rows = await read('email;consent_text;source\na@example.org;Ja, gern, bitte;https://a.test\n');
    expect(rows).toEqual([
      { email: 'a@example.org', consent_text: 'Ja, gern, bitte', source: 'https://a.test' },
    ]);
  });

  it('MOS-2.8: a letter cut in two by the chunks of a file stays whole', async () => {
    const bytes = Buffer.from('email,consent_text\na@example.org,Für mich\n');
    const cut = bytes.indexOf(0xc3) + 1;
    expect(await read(bytes.subarray(0, cut), bytes.subarray(cut))).toEqual([
      { email: 'a@example.org', consent_text: 'Für mich' },
    ]);
  });

  it.each([
    ['is not UTF-8', Buffer.from('email,consent_text\na@example.org,F\xfcr mich\n', 'latin1')],
    ['has no heading for the address', 'name,phone\nAnna,1\n'],
    ['has a value under no heading', 'email,source\na@example.org,Ja, bitte\n'],
    ['leaves a quotation open', 'email,source\n"a@example.org,x\n'],
    ['has a record without end', `email,source\n${'x'.repeat(200_000)}\n`],
  ])('MOS-2.1: a file that %s is refused', async (_, content) => {
    await expect(read(content)).rejects.toMatchObject(refusal);
  });

  it('MOS-2.1: a file that breaks off while it is read ends in that error and does not wait for ever', async () => {
    const broken = Readable.from(
      (async function* () {
        yield 'email\na@example.org\n';
        throw new Error('EIO');
      })(),
    );
    await expect(
      (async () => {
        for await (const row of readCsvRows(broken)) expect(row).toBeDefined();
      })(),
    ).rejects.toThrow('EIO');
  });
});
