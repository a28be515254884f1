import fc from 'fast-check';
import { simpleParser } from 'mailparser';
import { compileMessage } from './compile-message';
import { campaignFrame, content, headerLines, headerValue, noticeFrame, recipient } from './test-support';
import type { MessageFrame, RecipientParts } from './types';

const build = (frame: MessageFrame = campaignFrame(), parts: RecipientParts = recipient()) =>
  compileMessage(frame, content()).build(parts);
const names = (message: Buffer) => headerLines(message).map(([name]) => name);
const SINGLE = ['Date', 'From', 'To', 'Subject', 'Message-ID', 'MIME-Version'];

test('R5322-1: each obligatory header stands once, lines end with CRLF and stay 7-bit and short', () => {
  const message = build();
  for (const name of SINGLE) expect(names(message).filter((n) => n === name)).toHaveLength(1);
  expect(new Set(names(message)).size).toBe(names(message).length);
  const text = message.toString('latin1');
  expect(text.replace(/\r\n/g, '')).toMatch(/^[\x20-\x7e]*$/);
  expect(Math.max(...text.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(78);
  expect(text.endsWith('\r\n')).toBe(true);
  expect(headerValue(message, 'Date')).toBe('Sat, 21 Nov 2026 13:03:00 +0000');
});

test('R5322-2: the Message-ID is the given one of the recipient, so a retry repeats it', () => {
  expect(headerValue(build(), 'Message-ID')).toBe('<k7q2a@mueller.example>');
  expect(build()).toEqual(build());
  expect(() => build(campaignFrame(), recipient({ messageId: 'no-brackets@mueller.example' }))).toThrow(
    'R5322-2',
  );
});

test('R5322-3: To names the one recipient and there is no Cc or Bcc', () => {
  expect(headerValue(build(), 'To')).toBe('anna@example.net');
  expect(names(build())).not.toEqual(expect.arrayContaining(['Cc']));
  expect(names(build())).not.toEqual(expect.arrayContaining(['Bcc']));
  expect(() => build(campaignFrame(), recipient({ to: 'a@example.net, b@example.net' }))).toThrow(
    'invalid_address',
  );
});

test('R5322-4: no name, title, subject or slot value can add a header or a part', async () => {
  const expected = names(build());
  const hostile = fc.string({
    unit: fc.oneof(
      fc.constantFrom('\r', '\n', '\r\n', '\0', '\u0085', '\u2028', ': ', 'Bcc', '--', '"', '=?', 'ü'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(hostile, hostile, hostile, async (name, title, value) => {
      const frame = campaignFrame({
        from: { name, address: 'newsletter@mueller.example' },
        listId: { label: 'm', title },
      });
      const message = build(frame, recipient({ values: [value, value, value] }));
      expect(names(message)).toEqual(expected);
      expect(message.toString('latin1').match(/^--=_jawort/gm)).toHaveLength(3);
      expect(message.toString('latin1')).not.toMatch(/[^\r]\n|\r[^\n]|\0/);
    }),
    { numRuns: 150 },
  );
});

test.each(['to', 'messageId'] as const)('R5322-4: a line break in %s is refused', (key) => {
  expect(() =>
    build(campaignFrame(), recipient({ [key]: `${recipient()[key]}\r\nBcc: b@example.org` })),
  ).toThrow();
});

test('R2046-1: the text part comes before the html part and both carry the same words', async () => {
  const message = build();
  const raw = message.toString('latin1');
  expect(headerValue(message, 'Content-Type')).toMatch(/^multipart\/alternative; boundary=/);
  expect(raw.indexOf('text/plain')).toBeLessThan(raw.indexOf('text/html'));
  const parsed = await simpleParser(message);
  expect(parsed.subject).toBe('Grüße aus Zürich, Anna 🍰');
  expect(parsed.text).toBe('Guten Tag Anna,\n\nneue Brötchen  im\tNovember. \n');
  expect(parsed.html).toBe('<p>Guten Tag Anna,</p>\n  <p>neue Brötchen</p>\n');
});

test.each(['text', 'html', 'subject'] as const)(
  'R2046-1: an empty %s is refused before anyone is mailed',
  (part) => {
    expect(() => compileMessage(campaignFrame(), content({ [part]: [{ literal: ' \n' }] }))).toThrow(
      'empty_part',
    );
  },
);

test('R5322-1: a subject that comes out empty for one recipient is not sent', () => {
  const compiled = compileMessage(campaignFrame(), content({ subject: [{ slot: 0 }] }));
  expect(() => compiled.build(recipient({ values: ['\r\n ', 'Anna', 'Anna'] }))).toThrow('empty_part');
});

test('R8058-1: a campaign carries one https and one mailto link and the exact One-Click header', () => {
  const raw = build();
  expect(headerValue(raw, 'List-Unsubscribe')).toMatch(/^<https:\/\/[^<>,]+>, <mailto:[^<>,]+>$/);
  expect(headerValue(raw, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
});

test('R8058-1: a campaign without links, or with links that are not https and mailto, is not built', () => {
  const { mailto } = recipient().unsubscribe ?? { mailto: '' };
  const bad = [
    undefined,
    { url: 'http://nl.mueller.example/u', mailto },
    { url: 'https://a.example/>,<https://b.example', mailto },
  ];
  for (const unsubscribe of bad)
    expect(() => build(campaignFrame(), recipient({ unsubscribe }))).toThrow('R8058-1');
});

test('MFR-8.1: every message of a campaign carries its Mailing-ID, and without one nothing is compiled', () => {
  expect(headerValue(build(), 'X-Mailing-ID')).toBe('t8f3k-20261121-a9-0f3c77d1');
  expect(() => build(campaignFrame({ mailingId: undefined }))).toThrow('MFR-8.1');
});

test('LM-8.1: the Mailing-ID is the same for all recipients of a campaign', () => {
  const compiled = compileMessage(campaignFrame(), content());
  const ids = ['anna@example.net', 'ben@example.net'].map((to) =>
    headerValue(compiled.build(recipient({ to })), 'X-Mailing-ID'),
  );
  expect(new Set(ids).size).toBe(1);
});

test('FBID-1: Feedback-ID has four different fields, the sender id of 5 to 15 last', () => {
  const good = campaignFrame().feedbackId!;
  expect(headerValue(build(), 'Feedback-ID')).toBe('m20261121a:monatsbrief:t8f3k:nlplattform');
  for (const over of [
    { platform: 'abcd' },
    { platform: 'x'.repeat(16) },
    { campaign: 'a:b' },
    { purpose: 't8f3k' },
    { sender: '' },
  ]) {
    expect(() => build(campaignFrame({ feedbackId: { ...good, ...over } }))).toThrow('FBID-1');
  }
});

test('HDR-1: confirmation and notice say they are automatic and carry no bulk or list headers', () => {
  for (const kind of ['confirmation', 'notice'] as const) {
    const message = build(noticeFrame({ kind }));
    expect(headerValue(message, 'Auto-Submitted')).toBe('auto-generated');
    expect(headerValue(message, 'X-Auto-Response-Suppress')).toBe('OOF, AutoReply');
    for (const name of [
      'List-Unsubscribe',
      'List-Unsubscribe-Post',
      'Feedback-ID',
      'Precedence',
      'List-Id',
    ]) {
      expect(headerValue(message, name)).toBeUndefined();
    }
  }
});

test('HDR-2: a campaign carries all headers of standards B.15', () => {
  const message = build();
  expect(headerValue(message, 'Reply-To')).toBe('kontakt-nl@mueller.example');
  expect(headerValue(message, 'List-Id')).toBe('Monatsbrief <monatsbrief.mueller.example>');
  expect(headerValue(message, 'List-Help')).toBe('<https://nl.mueller.example/hilfe>');
  expect(headerValue(message, 'X-Report-Abuse')).toBe('https://versand.example/abuse, abuse@versand.example');
  expect(headerValue(message, 'CFBL-Address')).toBe('fbl@mueller.example; report=arf');
  expect(headerValue(message, 'CFBL-Feedback-ID')).toBe('t8f3k-20261121-a9-0f3c77d1:k7q2a');
  expect(headerValue(message, 'Precedence')).toBe('bulk');
  expect(headerValue(message, 'Content-Language')).toBe('de');
  expect(headerValue(message, 'Auto-Submitted')).toBeUndefined();
});

test('R2369-1: list headers stand once, with their URIs in angle brackets; the owner of a list can be written to', () => {
  const owner = (over: Partial<MessageFrame>) => headerValue(build(campaignFrame(over)), 'List-Owner');
  expect(owner({})).toBe('<mailto:kontakt-nl@mueller.example>');
  expect(owner({ replyTo: 'a%b&c?d@müller.example' })).toBe('<mailto:a%25b%26c%3Fd@xn--mller-kva.example>');
  expect(owner({ replyTo: undefined })).toBe('<mailto:newsletter@mueller.example>');
  const lists = headerLines(build()).filter(([name]) => /^List-(?!Id|Unsubscribe-Post)/.test(name));
  expect(lists.map(([name]) => name).sort()).toEqual(['List-Help', 'List-Owner', 'List-Unsubscribe']);
  for (const [, value] of lists)
    expect(value).toMatch(/^<(?:https|mailto):[^<>,\s]+>(?:, <mailto:[^<>,\s]+>)?$/);
});

test('R6531-1: domains are written as A-labels in every header', () => {
  const frame = campaignFrame({
    from: { name: '', address: 'post@müller.example' },
    senderDomain: 'Müller.example',
  });
  const message = build(frame, recipient({ to: 'anna@käse.example' }));
  expect(headerValue(message, 'From')).toBe('<post@xn--mller-kva.example>');
  expect(headerValue(message, 'To')).toBe('anna@xn--kse-qla.example');
  expect(headerValue(message, 'List-Id')).toContain('xn--mller-kva.example');
});

test('DE-2: a campaign says who writes and where a stop can be sent: From, Reply-To, a link and an address', () => {
  const message = build();
  expect(headerValue(message, 'From')).toContain('<newsletter@mueller.example>');
  expect(headerValue(message, 'Reply-To')).toBe('kontakt-nl@mueller.example');
  expect(headerValue(message, 'List-Unsubscribe')).toMatch(/<https:[^>]+>, <mailto:[^>]+@[^>]+>$/);
  expect(() => build(campaignFrame(), recipient({ unsubscribe: undefined }))).toThrow('R8058-1');
  expect(() => build(campaignFrame({ replyTo: 'niemand' }))).toThrow('invalid_address');
});

test('DE-12: its header shows a campaign as a bulk mail of a named list', () => {
  const message = build();
  expect(headerValue(message, 'Precedence')).toBe('bulk');
  expect(headerValue(message, 'List-Id')).toBe('Monatsbrief <monatsbrief.mueller.example>');
  expect(() => build(campaignFrame({ listId: undefined }))).toThrow('R2919-1');
});

test('DESIGN-2.3: no line of a composed mail begins with a dot, which would end it on the wire', () => {
  const dotted = fc.array(fc.constantFrom('.', '..', '.\n', '\n', ' ', 'a', '=', 'ü'), { maxLength: 120 });
  const text = dotted.map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, text, (literal, value, subject) => {
      const parts = recipient({ values: [subject, value, value], boundarySeed: value });
      const segments = [{ literal: `.${literal}` }, { slot: 1 }, { literal }, { slot: 2 }];
      const built = compileMessage(campaignFrame(), content({ text: segments, html: segments })).build(parts);
      expect(built.toString('latin1')).not.toMatch(/(?:^|\r\n)\./);
    }),
  );
});
