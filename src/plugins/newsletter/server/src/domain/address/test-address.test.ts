import { readPersonalAddress } from './personal-address';
import { isTestAddress } from './test-address';

const ASCII_ONLY = { smtpUtf8: false };

describe('known old test addresses', () => {
  it.each([
    'karl.testinger@firma.at',
    'Karl.Testinger@FIRMA.at',
    'karl.testinger+brief@firma.at',
    'max.mustermann@home.at',
    'karl.testinger@firma.lan',
    'ina@firma.lan',
    'ina@mail.home.lan',
  ])('AT-4: %s is recognised and refused with a code of its own', (email) => {
    expect(isTestAddress(email)).toBe(true);
    expect(() => readPersonalAddress(email, ASCII_ONLY)).toThrow(
      expect.objectContaining({ code: 'test_address', rule: 'AT-4', details: { field: 'email' } }),
    );
  });

  it.each([
    'ina@firma.at',
    'karl.testinger@home.at',
    'max.mustermann@firma.at',
    'mustermann@home.at',
    'ina@firma.land',
    'ina@meinefirma.lan.example.org',
    'ina@meinhome.lan.at',
    'karl.testinger@firma.at.example.org',
  ])('AT-4: %s is somebody', (email) => {
    expect(isTestAddress(email)).toBe(false);
    expect(readPersonalAddress(email, ASCII_ONLY).normalised).toBe(email);
  });
});
