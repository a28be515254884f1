import { wireAddress } from '../message/wire-address';
import { readPersonalAddress } from './personal-address';

describe('the address a person gives', () => {
  it.each([
    ['mailinator.com', 'a@mailinator.com'],
    ['capitals', 'Ina@MAILINATOR.COM'],
    ['a name below it', 'ina@postfach.mailinator.com'],
  ])('MSR-2.4-21: one made to be thrown away is refused (%s)', (_what, email) => {
    expect(() => readPersonalAddress(email)).toThrow(
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
      expect(readPersonalAddress(email).normalised).toBe(email);
    },
  );

  it('MSR-2.4-21: the refusal says nothing of who it was', () => {
    expect.assertions(1);
    try {
      readPersonalAddress('ina.muster@mailinator.com');
    } catch (error) {
      expect(JSON.stringify([String(error), (error as { details?: unknown }).details])).not.toContain('ina');
    }
  });

  it.each(['ü@example.org', 'käse@müller.test', 'josé.q+x@example.org', '名@example.org', 'İna@example.org'])(
    'R6531-1: one no mail can leave for is refused instead of waiting for it in silence (%s)',
    (email) => {
      expect(wireAddress(email).ok).toBe(false);
      expect(() => readPersonalAddress(email)).toThrow(
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
      expect(wireAddress(readPersonalAddress(email).display).ok).toBe(true);
    },
  );
});
