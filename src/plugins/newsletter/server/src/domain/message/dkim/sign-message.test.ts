import { createHash, generateKeyPairSync, verify, type KeyObject } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify';
import { compileMessage } from '../compile-message';
import { campaignFrame, content, headerLines, headerValue, noticeFrame, recipient } from '../test-support';
import { bodyHashIn, signMessage, signMessageInBackground } from './sign-message';

const NOW = new Date('2026-11-21T13:03:00Z');
const pairs = new Map<number, { publicKey: KeyObject; privateKey: KeyObject }>();
const rsa = (modulusLength: number) => {
  const pair = pairs.get(modulusLength) ?? generateKeyPairSync('rsa', { modulusLength });
  pairs.set(modulusLength, pair);
  return pair;
};
const ed25519 = generateKeyPairSync('ed25519');

const spki = (key: KeyObject) => key.export({ format: 'der', type: 'spki' });
const records: Record<string, string> = {
  'ed1._domainkey.mueller.example': `v=DKIM1; k=ed25519; p=${spki(ed25519.publicKey).subarray(-32).toString('base64')}`,
};
for (const bits of [1024, 2048, 4096]) {
  records[`rsa${bits}._domainkey.mueller.example`] =
    `v=DKIM1; k=rsa; p=${spki(rsa(bits).publicKey).toString('base64')}`;
}
const resolver = (name: string, type: string) =>
  type === 'TXT' && records[name]
    ? Promise.resolve([[records[name]]])
    : Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }));

async function results(message: Buffer): Promise<(string | undefined)[]> {
  const verified = await dkimVerify(message, { resolver } as Parameters<typeof dkimVerify>[1]);
  return verified.results.map(({ status }) => status.result);
}

const key = (bits = 2048) => ({
  domain: 'mueller.example',
  selector: `rsa${bits}`,
  privateKey: rsa(bits).privateKey,
});
const edKey = { domain: 'mueller.example', selector: 'ed1', privateKey: ed25519.privateKey };
const unsigned = (frame = campaignFrame()) => compileMessage(frame, content()).build(recipient());
const names = (message: Buffer) => {
  const tag = /h=([^;]+);/.exec(headerValue(message, 'DKIM-Signature') ?? '')?.[1] ?? '';
  return tag.replace(/\s/g, '').split(':');
};
const count = (list: string[], name: string) =>
  list.filter((n) => n.toLowerCase() === name.toLowerCase()).length;
const NEVER_SIGNED = ['Return-Path', 'Received', 'DKIM-Signature', 'Authentication-Results', 'Bcc'];
const OVERSIGNED = [
  'From',
  'To',
  'Subject',
  'Date',
  'Message-ID',
  'Reply-To',
  'Cc',
  'Sender',
  'Content-Type',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
];

test('R6376-1: every header of a campaign but X-Auto-Response-Suppress is signed, transport headers never', () => {
  const signed = signMessage(unsigned(), key(), NOW);
  const own = headerLines(unsigned())
    .map(([name]) => name)
    .filter((name) => name !== 'X-Auto-Response-Suppress');
  for (const name of own) expect([name, count(names(signed), name)]).not.toEqual([name, 0]);
  for (const name of NEVER_SIGNED) expect(count(names(signed), name)).toBe(0);
});

test('R6376-1: a signature made in the thread pool is the one made at once', async () => {
  const message = unsigned();
  const signing = key();
  expect(await signMessageInBackground(message, signing, NOW)).toEqual(signMessage(message, signing, NOW));
  expect(await results(await signMessageInBackground(message, edKey, NOW))).toEqual(['pass']);
});

test('R8058-2: the signature covers List-Unsubscribe and List-Unsubscribe-Post', async () => {
  const signed = signMessage(unsigned(), key(), NOW);
  expect(names(signed)).toEqual(
    expect.arrayContaining(['List-Unsubscribe', 'List-Unsubscribe-Post', 'Feedback-ID']),
  );
  const changed = Buffer.from(signed.toString('latin1').replace('/u/4mZ', '/u/4mY'), 'latin1');
  expect(await results(changed)).toEqual(['fail']);
});

test('R6376-2: the named headers are listed once more than they occur', () => {
  const message = unsigned();
  const signed = names(signMessage(message, key(), NOW));
  const occurring = headerLines(message).map(([name]) => name);
  for (const name of OVERSIGNED)
    expect([name, count(signed, name)]).toEqual([name, count(occurring, name) + 1]);
});

test.each([...OVERSIGNED, 'List-Id', 'Feedback-ID', 'X-Mailing-ID', 'X-Report-Abuse'])(
  'R6376-2: adding another %s breaks the signature',
  async (name) => {
    const signed = signMessage(unsigned(), key(), NOW);
    expect(await results(signed)).toEqual(['pass']);
    for (const extra of [`${name}: forged\r\n`, `${name.toLowerCase()}: forged\r\n`]) {
      expect(await results(Buffer.concat([Buffer.from(extra), signed]))).not.toContain('pass');
    }
  },
);

test.each([1024, 2048, 4096])('R6376-3: a message signed with RSA-%d verifies', async (bits) => {
  const signed = signMessage(unsigned(), key(bits), NOW);
  expect(await results(signed)).toEqual(['pass']);
  const value = headerValue(signed, 'DKIM-Signature') ?? '';
  expect(value).toMatch(
    /^v=1; a=rsa-sha256; c=relaxed\/relaxed; d=mueller\.example; s=rsa\d+; t=1795266180; h=/,
  );
  expect(value).not.toMatch(/\bl=/);
});

test('R6376-3: confirmations verify, and so does any body, canonical or not', async () => {
  const raw = (body: string) => Buffer.from(`From: a@mueller.example\r\nSubject:  x \t y\r\n\r\n${body}`);
  const bodies = [
    '',
    '\r\n',
    'a  b\r\n',
    'a\tb\r\n',
    'a \r\nb\r\n',
    'a\r\n\r\n',
    'no end',
    ' \r\n \r\n',
    'x\r\n',
  ].map(raw);
  for (const message of [unsigned(noticeFrame()), ...bodies]) {
    expect(await results(signMessage(message, key(), NOW))).toEqual(['pass']);
  }
});

test('R6376-3: a message signs the same whether or not its builder vouched for its body', () => {
  const built = unsigned();
  expect(signMessage(built, key(), NOW)).toEqual(signMessage(Buffer.from(built), key(), NOW));
});

test('R6376-1: of a header that occurs twice both are signed, from the bottom up', async () => {
  const twice = Buffer.concat([Buffer.from('Precedence: list\r\n'), unsigned()]);
  const signed = signMessage(twice, key(), NOW);
  expect(count(names(signed), 'Precedence')).toBe(2);
  expect(await results(signed)).toEqual(['pass']);
});

test('R6376-3: an RSA and an Ed25519 signature stand together and both verify', async () => {
  expect(await results(signMessage(signMessage(unsigned(), edKey, NOW), key(), NOW))).toEqual([
    'pass',
    'pass',
  ]);
});

test('R6376-3: signed with two keys at once, a mail carries what each of them would have written alone', async () => {
  const keys = [key(), edKey];
  const signed = signMessage(unsigned(), keys, NOW);
  expect(await results(signed)).toEqual(['pass', 'pass']);
  expect(await signMessageInBackground(unsigned(), keys, NOW)).toEqual(signed);
  const [rsaField, edField] = headerLines(signed).filter(([name]) => name === 'DKIM-Signature');
  expect(rsaField).toEqual(headerLines(signMessage(unsigned(), key(), NOW))[0]);
  expect(edField).toEqual(headerLines(signMessage(unsigned(), edKey, NOW))[0]);
  const forged = Buffer.concat([Buffer.from('Subject: anderes\r\n'), signed]);
  expect(await results(forged)).toEqual(['fail', 'fail']);
});

test('R6376-1: without a key nothing is signed and nothing comes back unsigned', async () => {
  expect(() => signMessage(unsigned(), [], NOW)).toThrow('key_unusable');
  await expect(signMessageInBackground(unsigned(), [], NOW)).rejects.toThrow('key_unusable');
});

test('R6376-3: mails of many shapes sign right one after the other', async () => {
  for (let n = 0; n < 70; n += 1) {
    const more =
      `List-Owner: <mailto:a@mueller.example>\r\n`.repeat(n % 7) + 'Cc: b@example.org\r\n'.repeat(n % 11);
    const message = Buffer.concat([Buffer.from(more), unsigned(n % 2 ? noticeFrame() : campaignFrame())]);
    const signed = signMessage(message, edKey, NOW);
    expect(await results(signed)).toEqual(['pass']);
    expect(await results(Buffer.concat([Buffer.from('Cc: c@example.org\r\n'), signed]))).toEqual(['fail']);
  }
});

test('R6376-3: an Ed25519 signature signs the SHA-256 of the header data (RFC 8463)', () => {
  const signed = signMessage(unsigned(), edKey, NOW).toString('latin1');
  const header = headerLines(Buffer.from(signed, 'latin1'));
  const [[, value] = ['', '']] = header;
  const relaxed = (name: string, text: string) => `${name.toLowerCase()}:${text.replace(/\s+/g, ' ')}`;
  const listed = [...new Set(names(Buffer.from(signed, 'latin1')))];
  const data = listed
    .flatMap((name) =>
      header.filter(([n]) => n.toLowerCase() === name.toLowerCase()).map(([n, v]) => `${relaxed(n, v)}\r\n`),
    )
    .join('');
  const [bare = '', signature = ''] = value.split(/(?<= b=)/);
  const hash = createHash('sha256')
    .update(data + relaxed('DKIM-Signature', bare).trimEnd())
    .digest();
  expect(verify(null, hash, ed25519.publicKey, Buffer.from(signature.replace(/\s/g, ''), 'base64'))).toBe(
    true,
  );
});

test('R6376-3: a changed body, a key of a foreign type and a headless message do not pass', async () => {
  const signed = signMessage(unsigned(), key(), NOW).toString('latin1');
  expect(await results(Buffer.from(signed.replace('Guten Tag', 'Guten Weg'), 'latin1'))).not.toContain(
    'pass',
  );
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
  expect(() => signMessage(unsigned(), { ...edKey, privateKey: ec }, NOW)).toThrow('key_unusable');
  expect(() => signMessage(Buffer.from('no header end'), key(), NOW)).toThrow('invalid_header');
});

it('MOS-2.8: the body hash kept as evidence is the one in the mail that the person received', () => {
  const message = signMessage(unsigned(), key(), NOW);
  const body = message.subarray(message.indexOf('\r\n\r\n') + 4);
  expect(bodyHashIn(message)).toBe(createHash('sha256').update(body).digest('base64'));
  expect(() => bodyHashIn(unsigned())).toThrow(expect.objectContaining({ code: 'invalid_header' }));
});
