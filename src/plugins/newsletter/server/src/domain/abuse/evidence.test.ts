import { findMailingId, traceMail } from './evidence';

const ID = 'haus7-20261121-a12-0a1b2c3d';
const TOKEN = 'MTcAAAAAAAAAAAAAAAAAAAAA';

describe('what a report can be traced by', () => {
  const pasted = [
    ID,
    `X-Mailing-ID: ${ID}`,
    ` ${ID.toUpperCase()}\n`,
    `Betreff: x\nX-Mailing-ID: ${ID}\nTo: y`,
  ];
  it.each(['MFR-8.2', 'LM-8.2'].flatMap((rule) => pasted.map((text) => [rule, text])))(
    '%s: the Mailing-ID is found in what people paste: %p',
    (_rule, text = '') => {
      expect(findMailingId(text)).toBe(ID);
    },
  );

  it.each(['', 'haus7-2026-a12-0a1b2c3d', 'x', '20261121'])('MFR-8.2: %p names no mailing', (text) => {
    expect(findMailingId(text)).toBeNull();
  });

  it.each(['MFR-8.3', 'MSR-AS-6'])(
    '%s: header and links of an attached mail are read, folded and quoted-printable',
    () => {
      const raw = [
        `Return-Path: <b17-abc@t-7.bounce.example.org>`,
        `X-Mailing-ID:`,
        ` ${ID}`,
        `List-Unsubscribe: <https://a.test/newsletter/u/${TOKEN}>`,
        '',
        `<a href=3D"https://a.test/newsletter/u/${TOKEN.slice(0, 10)}=`,
        `${TOKEN.slice(10)}">`,
      ].join('\r\n');
      expect(traceMail(raw)).toEqual({
        mailingId: ID,
        returnPath: 'b17-abc@t-7.bounce.example.org',
        unsubscribeTokens: [TOKEN],
      });
    },
  );

  it('MFR-8.3: a mail of somebody else leads nowhere', () => {
    expect(traceMail('Subject: Hallo\r\n\r\nText')).toEqual({
      mailingId: null,
      returnPath: null,
      unsubscribeTokens: [],
    });
  });
});
