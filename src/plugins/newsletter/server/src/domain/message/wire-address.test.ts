import { wireAddress, wireDomain } from './wire-address';

test('R6531-1: a non-ASCII local part is our lack of capability, not an unknown user', () => {
  expect(wireAddress('käse@müller.example')).toEqual({
    ok: false,
    code: 'non_ascii_local_part',
    class: 'capability',
    rule: 'R6531-1',
  });
});

test('R6531-1: an international domain becomes its A-label', () => {
  expect(wireAddress('anna@Bäckerei.example')).toEqual({ ok: true, address: 'anna@xn--bckerei-5wa.example' });
  expect(wireDomain('straße.example')).toBe('xn--strae-oqa.example');
});

test.each([
  '',
  'anna',
  '@example.org',
  'a b@example.org',
  'a@b@example.org',
  'a@ex ample.org',
  'a@example.org\r\n',
  'a\r\n@example.org',
  'a@',
  'a@-x.example',
  `${'x'.repeat(65)}@example.org`,
  'a@example.org>',
  'a,b@example.org',
  'ä\r\nb@example.org',
  'a@[127.0.0.1]',
])('R5322-1: %j has no form for the wire', (address) => {
  expect(wireAddress(address)).toMatchObject({ ok: false, code: 'invalid_address' });
});
