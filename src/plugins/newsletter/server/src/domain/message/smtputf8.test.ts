import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify';
import { simpleParser } from 'mailparser';
import { compileMessage } from './compile-message';
import { dkimRecord } from './dkim/dkim-key';
import { signMessage } from './dkim/sign-message';
import { campaignFrame, content, headerLines, noticeFrame, recipient } from './test-support';
import type { MessageFrame } from './types';

const NOW = new Date('2026-11-21T13:03:00Z');
const { privateKey } = generateKeyPairSync('ed25519');
const key = { domain: 'mueller.example', selector: 'e1', privateKey };

const build = (to: string, frame: MessageFrame) => compileMessage(frame, content()).build(recipient({ to }));
const utf8 = (value: string) => Buffer.from(value, 'latin1').toString('utf8');

test.each([
  ['käse@müller.example', 'käse@xn--mller-kva.example'],
  ['ka\u0308se@example.net', 'käse@example.net'],
  ['à@example.net', 'à@example.net'],
  ['用户@例え.テスト', '用户@xn--r8jz45g.xn--zckzah'],
])(
  'R6532-1: To holds %s raw, in one line, its domain as A-label; all else stays ASCII',
  async (to, written) => {
    for (const frame of [campaignFrame({ smtpUtf8: true }), noticeFrame({ smtpUtf8: true })]) {
      const message = build(to, frame);
      const fields = headerLines(message);
      expect(fields.filter(([name]) => name === 'To').map(([, value]) => utf8(value))).toEqual([written]);
      const others = fields.filter(([name]) => name !== 'To').map((field) => field.join());
      expect(others.join('')).toMatch(/^[\x20-\x7e]*$/);
      expect(
        message.includes(Buffer.from(`\r\nTo: ${written}\r\n`)) ||
          message.indexOf(`To: ${written}\r\n`) === 0,
      ).toBe(true);
      expect(message.toString('latin1').split('\r\n\r\n').slice(1).join('')).toMatch(/^[\x00-\x7f]*$/);
      expect((await simpleParser(message)).to).toMatchObject({ value: [{ address: to.normalize('NFC') }] });
    }
  },
);

test('R6532-1: what goes to an address in ASCII is byte for byte what it was', () => {
  for (const to of ['anna@example.net', 'anna@müller.example'])
    expect(build(to, campaignFrame({ smtpUtf8: true }))).toEqual(build(to, campaignFrame()));
});

test('R6531-1: a site that does not send such mail builds none', () => {
  for (const frame of [campaignFrame(), noticeFrame(), campaignFrame({ smtpUtf8: false })])
    expect(() => build('käse@example.net', frame)).toThrow('non_ascii_local_part');
});

test('R5322-4: an address beyond ASCII can add no header and no second recipient', () => {
  const hostile = [
    'kä\r\nBcc: b@example.net',
    'kä, b@example.net',
    'kä\u2028se@example.net',
    'kä>@example.net',
  ];
  for (const to of hostile)
    expect(() => build(to, campaignFrame({ smtpUtf8: true }))).toThrow('invalid_address');
});

const ADDRESSES = ['käse@müller.example', 'Ωmega@example.net', '用户@例え.テスト'];
const signedFor = (to: string) => signMessage(build(to, campaignFrame({ smtpUtf8: true })), key, NOW);

test('R6376-1: mailauth verifies the signature over a raw To, and not over another one', async () => {
  const resolver = () => Promise.resolve([[dkimRecord(privateKey)]]);
  const verdict = async (mail: Buffer) => {
    const { results } = await dkimVerify(mail, { resolver } as unknown as Parameters<typeof dkimVerify>[1]);
    return results.map(({ status }) => status.result);
  };
  for (const to of ADDRESSES) {
    const signed = signedFor(to);
    expect([to, ...(await verdict(signed))]).toEqual([to, 'pass']);
    const at = signed.indexOf('\r\nTo: ') + '\r\nTo: '.length + 1;
    const other = Buffer.from(signed);
    other[at] = (other[at] ?? 0) ^ 1;
    expect(await verdict(other)).toEqual(['fail']);
  }
});

/** RFC 6376 3.4.2 and RFC 8463 by the letter: blanks are SP and HTAB, and nothing else is. */
const verifies = (mail: Buffer): boolean => {
  const fields = (mail.toString('latin1').split('\r\n\r\n')[0] ?? '').split(/\r\n(?![ \t])/);
  const relaxed = (field: string) => {
    const [name = '', ...value] = field.replaceAll('\r\n', '').split(':');
    return `${name.toLowerCase()}:${value
      .join(':')
      .replace(/[ \t]+/g, ' ')
      .replace(/^ | $/g, '')}`;
  };
  const [signature = '', ...others] = fields;
  const tag = (name: string) =>
    new RegExp(`[;\\s]${name}=([^;]*)`).exec(signature)?.[1]?.replace(/\s/g, '') ?? '';
  const left = [...others];
  const signed = tag('h')
    .split(':')
    .flatMap((name) => {
      const at = left.findLastIndex((field) => field.toLowerCase().startsWith(`${name.toLowerCase()}:`));
      return at < 0 ? [] : left.splice(at, 1).map((field) => `${relaxed(field)}\r\n`);
    });
  const data = signed.join('') + relaxed(signature.replace(/([;\s]b=)[^;]*$/, '$1'));
  const digest = createHash('sha256').update(data, 'latin1').digest();
  return verify(null, digest, createPublicKey(privateKey), Buffer.from(tag('b'), 'base64'));
};

test('R6376-1: an octet that only looks like a blank (0xA0, as in à) is signed as it is', () => {
  for (const to of [...ADDRESSES, 'à@example.net', 'voilà@example.net', 'Šàš@example.net'])
    expect([to, verifies(signedFor(to))]).toEqual([to, true]);
});
