import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { breachesOf, readParameters } from '../../../../../../../test/helpers/strict-mail';
import { compileMessage } from './compile-message';
import { signMessage } from './dkim/sign-message';
import { campaignFrame, content, noticeFrame, recipient } from './test-support';
import type { MessageFrame, RecipientParts } from './types';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 });
const NOW = new Date('2026-11-21T13:03:00Z');
const mail = (frame: MessageFrame = campaignFrame(), parts: Partial<RecipientParts> = {}): Buffer =>
  signMessage(
    compileMessage(frame, content()).build(recipient(parts)),
    { domain: 'mueller.example', selector: 'nl1', privateKey },
    NOW,
  );
const changed = (from: string | RegExp, to: string): Buffer => {
  const before = mail().toString('latin1');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`Nothing to change: ${String(from)}`);
  return Buffer.from(after, 'latin1');
};

test('R5322-1: campaign, confirmation and notice keep every rule of a reader that shares nothing with their writer', () => {
  for (const frame of [campaignFrame(), noticeFrame(), noticeFrame({ kind: 'notice' })])
    expect(breachesOf(mail(frame))).toEqual([]);
});

// What the reader is worth: each of these is a mail that somebody's software has really written.
test.each<[string, Buffer]>([
  ['a bare LF', changed('Precedence: bulk\r\n', 'Precedence: bulk\n')],
  ['a bare CR', changed('Guten', 'Gu\rten')],
  ['an octet over 127', changed('Guten', 'Gu\u00fcten')],
  ['a NUL', changed('Guten', 'Gu\0ten')],
  ['a line of 999 octets', changed('Guten', 'x'.repeat(999))],
  [
    'a header that was not folded',
    changed(/Feedback-ID: /, `List-Owner: ${'<mailto:a@b.example>, '.repeat(5)}\r\n$&`),
  ],
  ['two Subjects', changed('Subject: ', 'Subject: x\r\nSubject: ')],
  ['two Dates', changed('Date: ', 'date: Sat, 21 Nov 2026 13:03:00 +0000\r\nDate: ')],
  ['no Message-ID', changed(/Message-ID: .*\r\n/, '')],
  ['no MIME-Version', changed(/MIME-Version: .*\r\n/, '')],
  ['a Bcc', changed('To: ', 'Bcc: b@example.org\r\nTo: ')],
  ['two recipients', changed('To: anna@example.net', 'To: anna@example.net, ben@example.net')],
  ['a Return-Path', changed('To: ', 'Return-Path: <a@mueller.example>\r\nTo: ')],
  ['a header without a name', changed('To: ', 'no colon here\r\nTo: ')],
  ['an empty header', changed('To: ', 'List-Owner: \r\nTo: ')],
  ['a fold with nothing behind it', changed('To: ', 'List-Owner: x\r\n \r\nTo: ')],
  ['an encoded word of 76', changed(/Subject: \S+/, `Subject: =?UTF-8?Q?${'x'.repeat(64)}?=`)],
  [
    'an encoded word in a line of 77',
    changed(/Subject: \S+/, `Subject: xxxxxx =?UTF-8?Q?${'x'.repeat(50)}?=`),
  ],
  ['a character over two encoded words', changed(/Subject: \S+/, 'Subject: =?UTF-8?Q?=C3?= =?UTF-8?Q?=BC?=')],
  ['an encoded word of another charset', changed(/Subject: \S+/, 'Subject: =?KOI8-R?Q?x?=')],
  ['an encoded word inside a word', changed(/Subject: \S+/, 'Subject: x=?UTF-8?Q?y?=')],
  ['a blank in an encoded word', changed(/Subject: \S+/, 'Subject: =?UTF-8?Q?x y?=')],
  ['an encoded word in quotes', changed(/From: \S+/, 'From: "=?UTF-8?Q?x?="')],
  ['an encoded word in an address', changed('newsletter@', '=?UTF-8?Q?newsletter?=@')],
  ['a display name with a bare comma', changed(/From: \S+/, 'From: a, b')],
  ['a domain in Unicode', changed('mueller.example>\r\n', 'xn--.example>\r\n')],
  ['a Message-ID without brackets', changed('<k7q2a@mueller.example>', 'k7q2a@mueller.example')],
  ['a Message-ID of another house', changed('<k7q2a@mueller.example>', '<k7q2a@anderswo.example>')],
  ['a day that is none', changed('Sat, 21 Nov', 'Mon, 30 Feb')],
  ['the wrong weekday', changed('Sat, 21 Nov', 'Sun, 21 Nov')],
  ['a Date with a named zone', changed('+0000', 'GMT')],
  ['a link without brackets', changed(/List-Help: <([^>]+)>/, 'List-Help: $1')],
  [
    'an http link to leave',
    changed(/List-Unsubscribe: .*\r\n.*\r\n/, 'List-Unsubscribe: <ftp://a.example/u>\r\n'),
  ],
  ['another One-Click', changed('=One-Click', '=one-click')],
  ['a campaign without List-Id', changed(/List-Id: .*\r\n/, '')],
  [
    'a campaign that says it is automatic',
    changed('Precedence', 'Auto-Submitted: auto-generated\r\nPrecedence'),
  ],
  ['a Feedback-ID of three fields', changed('m20261121a:', '')],
  ['a header nobody knows', changed('Precedence', 'X-Mailer: Jawort\r\nPrecedence')],
  ['another type', changed('multipart/alternative', 'multipart/mixed')],
  ['a parameter without quotes', changed(/boundary="[^"]+"/, 'boundary=a b')],
  ['HTML first', changed(/(text)\/plain([\s\S]+)text\/html/, '$1/html$2text/plain')],
  ['no charset', changed('; charset=utf-8', '')],
  ['8bit', changed('quoted-printable', '8bit')],
  ['base64 that is none', changed('quoted-printable', 'base64')],
  ['the boundary in a part', changed(/boundary="([^"]+)"([\s\S]+)Guten/, 'boundary="$1"$2$1 Guten')],
  ['no last boundary', changed(/--\r\n$/, '\r\n')],
  ['text behind the last boundary', changed(/--\r\n$/, '--\r\nx\r\n')],
  ['lower-case octets', changed('=C3=B6', '=c3=b6')],
  ['half a character', changed('=C3=B6', '=C3')],
  ['a blank at the end of a line', changed('November', 'November \r\n')],
  ['a quoted-printable line of 77', changed('Guten', 'x'.repeat(77))],
  ['an equals sign that stands for itself', changed('Guten', '1=1')],
])('R5322-1: the reader finds %s', (_, broken) => {
  expect(breachesOf(broken)).not.toEqual([]);
});

test('R2046-1: parameters are read as RFC 2231 writes them, and as nothing else', () => {
  const { parameters } = readParameters(
    "attachment; filename*0*=utf-8'de'Gr%C3%BC; filename*1*=%C3%9Fe; filename*2=.pdf; size=7",
  );
  expect(Object.fromEntries(parameters)).toEqual({ filename: 'Grüße.pdf', size: '7' });
  for (const wrong of [
    'text/plain; a=1; a=2',
    "x/y; n*=latin1''%FC",
    "x/y; n*=utf-8''%fc",
    'x/y; n="a',
    'x/y a=1',
  ])
    expect(() => readParameters(wrong)).toThrow();
});

test('R2046-1: whatever a person brings into it, a mail keeps every rule', () => {
  const any = fc.string({
    unit: fc.oneof(
      fc.constantFrom(
        '\r\n',
        '\n',
        '\r',
        ' ',
        '\t',
        '=',
        '.',
        '--',
        '=_jawort_k7q2a',
        'From ',
        '\0',
        '🍰',
        'ü',
      ),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    ),
    maxLength: 200,
    size: 'max',
  });
  fc.assert(
    fc.property(any, any, any, (name, title, value) => {
      const frame = campaignFrame({
        from: { name, address: 'newsletter@mueller.example' },
        listId: { label: 'monatsbrief', title },
      });
      const text = value.replace(/\p{Cs}/gu, '');
      const message = compileMessage(frame, content()).build(
        recipient({ values: [`x${text}`, text, text.replace(/</g, '&lt;')] }),
      );
      expect(breachesOf(message)).toEqual(['DKIM-Signature is missing']);
    }),
    { numRuns: 200 },
  );
});
