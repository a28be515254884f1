import fc from 'fast-check';
import { mailboxAddress, wireAddress } from '../message/wire-address';
import { readPersonalAddress } from './personal-address';

const ASCII_ONLY = { smtpUtf8: false };
const BEYOND_ASCII = { smtpUtf8: true };

describe('the address a person gives', () => {
  it.each([
    ['mailinator.com', 'a@mailinator.com'],
    ['capitals', 'Ina@MAILINATOR.COM'],
    ['a name below it', 'ina@postfach.mailinator.com'],
  ])('MSR-2.4-21: one made to be thrown away is refused (%s)', (_what, email) => {
    expect(() => readPersonalAddress(email, ASCII_ONLY)).toThrow(
      expect.objectContaining({
        code: 'disposable_address',
        rule: 'MSR-2.4-21',
        details: { field: 'email' },
      }),
    );
  });

  it.each(['ina@mailinator.example', 'ina@mailinator.com.example.org', 'ina@privaterelay.appleid.com'])(
    'MSR-2.4-21: %s is not one of them',
    (email) => {
      expect(readPersonalAddress(email, ASCII_ONLY).normalised).toBe(email);
    },
  );

  it('MSR-2.4-21: the refusal says nothing of who it was', () => {
    expect.assertions(1);
    try {
      readPersonalAddress('ina.muster@mailinator.com', ASCII_ONLY);
    } catch (error) {
      expect(JSON.stringify([String(error), (error as { details?: unknown }).details])).not.toContain('ina');
    }
  });

  it.each(['ü@example.org', 'käse@müller.test', 'josé.q+x@example.org', '名@example.org', 'İna@example.org'])(
    'R6531-1: one no mail can leave for is refused instead of waiting for it in silence (%s)',
    (email) => {
      expect(wireAddress(email).ok).toBe(false);
      expect(() => readPersonalAddress(email, ASCII_ONLY)).toThrow(
        expect.objectContaining({
          code: 'non_ascii_local_part',
          rule: 'R6531-1',
          details: { field: 'email' },
        }),
      );
    },
  );

  it.each(['Ina@MÜLLER.test', 'ina@ß.test', "o'neil+x@example.org", 'ina@xn--mller-kva.test'])(
    'R6531-1: what is taken can be written on the wire (%s)',
    (email) => {
      expect(wireAddress(readPersonalAddress(email, ASCII_ONLY).display).ok).toBe(true);
    },
  );

  it.each([
    ['käse@müller.test', 'käse@müller.test', 'käse@xn--mller-kva.test'],
    ['KA\u0308SE@example.org', 'KÄSE@example.org', 'käse@example.org'],
    ['名@例え.テスト', '名@例え.テスト', '名@xn--r8jz45g.xn--zckzah'],
  ])(
    'R6531-1: where the site sends with SMTPUTF8, %s is taken, shown in letters and known by one form',
    (email, display, normalised) => {
      expect(readPersonalAddress(email, BEYOND_ASCII)).toMatchObject({ display, normalised });
    },
  );

  it.each(['büro@example.org', 'BU\u0308RO@example.org', 'geschäftsführung@example.org'])(
    'MFR-2.1: a function is refused in its own spelling too (%s)',
    (email) => {
      expect(() => readPersonalAddress(email, BEYOND_ASCII)).toThrow(
        expect.objectContaining({ code: 'role_address' }),
      );
    },
  );

  it.each([
    ['a blank of another script', 'a\u1680b@example.org'],
    ['a letter nobody assigned', 'ka\u0378@example.org'],
    ['a mark in front', '\u0338se@example.org'],
    ['more octets than a mailbox name has', `${'ä'.repeat(33)}@example.org`],
  ])('R6531-1: %s is no address on the wire and is refused at the door', (_what, email) => {
    expect(() => readPersonalAddress(email, BEYOND_ASCII)).toThrow(
      expect.objectContaining({ code: 'email_malformed' }),
    );
  });

  it('R6531-1: whatever is taken can be written on the wire, and its one form stays itself', () => {
    const letters = fc.oneof(
      fc.constantFrom('ä', 'ß', 'ẞ', 'İ', 'Σ', 'ς', 'é', 'a\u0301', 'ﬁ', 'д', '名', 'a', '.', '-'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    );
    let taken = 0;
    fc.assert(
      fc.property(fc.string({ unit: letters, minLength: 1, maxLength: 20 }), (local) => {
        const read = () => readPersonalAddress(`${local}@müller.test`, BEYOND_ASCII);
        let address: ReturnType<typeof read>;
        try {
          address = read();
        } catch {
          return;
        }
        taken += 1;
        expect(mailboxAddress(address.display).ok).toBe(true);
        expect(readPersonalAddress(address.normalised, BEYOND_ASCII).normalised).toBe(address.normalised);
        expect(readPersonalAddress(address.display, BEYOND_ASCII).normalised).toBe(address.normalised);
      }),
      { numRuns: 500 },
    );
    expect(taken).toBeGreaterThan(20);
  });
});
