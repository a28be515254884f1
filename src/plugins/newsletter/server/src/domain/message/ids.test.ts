import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { mailingId } from './mailing-id';
import { messageIdFor } from './message-id';
import { issueAddressToken, openAddressToken } from '../token/token';
import { parseVerp, verpAddress } from './verp';
import { readWireId, wireId } from './wire-id';

const DAY = new Date('2026-11-21T22:30:00Z');
const mac = (secret: string) => (data: string) => createHmac('sha256', secret).update(data).digest('hex');

test('MFR-8.1: two campaigns have two Mailing-IDs that cannot be guessed without the key', () => {
  const nine = mailingId('t8f3k', 9, DAY, mac('one'));
  expect(nine).toMatch(/^t8f3k-20261121-a9-[0-9a-f]{8}$/);
  expect(mailingId('t8f3k', 10, DAY, mac('one')).slice(-8)).not.toBe(nine.slice(-8));
  expect(mailingId('t8f3k', 9, DAY, mac('two'))).not.toBe(nine);
});

test('LM-8.1: a Mailing-ID is made only of a sender key, a counted campaign and a real key', () => {
  expect(() => mailingId('T8-F', 9, DAY, mac('one'))).toThrow('MFR-8.1');
  expect(() => mailingId('t8f3k', 0, DAY, mac('one'))).toThrow('MFR-8.1');
  expect(() => mailingId('t8f3k', 9, DAY, () => 'short')).toThrow('MFR-8.1');
});

test('VERP-1: a return path is stable, comes back from any case and fits 64 octets', () => {
  const address = verpAddress('k7q2abc', 't-8f3k.bounce.versand.example');
  expect(address).toBe('b+k7q2abc@t-8f3k.bounce.versand.example');
  expect(verpAddress('k7q2abc', 't-8f3k.bounce.versand.example')).toBe(address);
  expect(parseVerp(address.toUpperCase())).toEqual({
    ok: true,
    token: 'k7q2abc',
    domain: 't-8f3k.bounce.versand.example',
  });
  expect(verpAddress('x'.repeat(62), 'b.example').indexOf('@')).toBe(64);
});

test.each(['K7Q2', '', 'x'.repeat(63), 'a@b', 'a\r\n'])(
  'VERP-1: token %j cannot survive the way back and is refused',
  (token) => {
    expect(() => verpAddress(token, 'b.example')).toThrow('VERP-1');
  },
);

test.each(['', '<>', 'b+@b.example', 'anna@example.org', 'b+k7q2', 'b+k7 q2@b.example', 'b+k7q2@'])(
  'VERP-1: %j is no return path of ours',
  (address) => {
    expect(parseVerp(address)).toEqual({ ok: false, code: 'not_verp' });
  },
);

test('VERP-1: a return path longer than any server has to take is refused, not cut', () => {
  const domain = `${'bounce.'.repeat(34)}example.org`;
  expect(() => verpAddress('k7', domain)).not.toThrow();
  expect(() => verpAddress('k7q', domain)).toThrow('VERP-1');
});

test("MSR-AS-10: two senders' return paths differ in the domain, so one rule blocks one sender", () => {
  const domains = ['t-1.bounce.example', 't-2.bounce.example'].map((d) => {
    const parsed = parseVerp(verpAddress('k7q2', d));
    return parsed.ok && parsed.domain;
  });
  expect(domains).toEqual(['t-1.bounce.example', 't-2.bounce.example']);
});

test('R5322-2: Message-IDs differ with the token and stand under the sender domain', () => {
  expect(messageIdFor('k7q2', 'Müller.example')).toBe('<k7q2@xn--mller-kva.example>');
  expect(() => messageIdFor('a@b', 'mueller.example')).toThrow('R5322-2');
});

test('VERP-1: the return path of any mail fits 64 and 254 octets, comes back in any case, and cannot be forged', () => {
  const key = Buffer.alloc(32, 7);
  const domain = `t8f3k2q.${'bounce.'.repeat(27)}example.org`;
  fc.assert(
    fc.property(
      fc.record({ of: fc.constantFrom('delivery', 'notice'), id: fc.maxSafeNat() }),
      fc.nat(),
      fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz234567-'),
      (subject, place, letter) => {
        const token = issueAddressToken(key, 'bounce', wireId(subject as Parameters<typeof wireId>[0]));
        const address = verpAddress(token, domain);
        expect(address.indexOf('@')).toBeLessThanOrEqual(64);
        expect(address.length).toBeLessThanOrEqual(254);
        const mixed = [...address].map((one, n) => (n % 2 ? one.toUpperCase() : one)).join('');
        const parsed = parseVerp(mixed);
        const word = parsed.ok ? openAddressToken(key, 'bounce', parsed.token) : null;
        expect(word === null ? null : readWireId(word)).toEqual(subject);
        const at = place % token.length;
        const forged = token.slice(0, at) + letter + token.slice(at + 1);
        if (forged !== token) expect(openAddressToken(key, 'bounce', forged)).toBeNull();
        expect(openAddressToken(key, 'unsubscribe', token)).toBeNull();
        expect(openAddressToken(Buffer.alloc(32, 8), 'bounce', token)).toBeNull();
      },
    ),
  );
});
