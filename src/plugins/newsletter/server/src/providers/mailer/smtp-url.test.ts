import { parseSmtpUrl } from './smtp-url';

test('TLS-1: smtp is opportunistic, requireTLS and smtps demand a certificate that verifies', () => {
  expect(parseSmtpUrl('smtp://mail.example.org')).toMatchObject({
    ok: true,
    settings: { port: 587, secure: false, requireTls: false, verifyCertificate: false },
  });
  expect(parseSmtpUrl('smtp://mail.example.org?requireTLS=true')).toMatchObject({
    ok: true,
    settings: { requireTls: true, verifyCertificate: true },
  });
  expect(parseSmtpUrl('smtps://mail.example.org')).toMatchObject({
    ok: true,
    settings: { port: 465, secure: true, verifyCertificate: true },
  });
});

test('TLS-1: credentials are decoded, numbers read, IPv6 hosts unwrapped', () => {
  const parsed = parseSmtpUrl(
    'smtp://user%40example.org:p%3Ass@[::1]:2525/?pool=5&maxMessages=7&socketTimeoutMs=1000',
  );
  expect(parsed).toMatchObject({
    ok: true,
    settings: {
      host: '::1',
      port: 2525,
      auth: { user: 'user@example.org', pass: 'p:ss' },
      concurrency: 5,
      maxMessagesPerConnection: 7,
      socketTimeoutMs: 1000,
    },
  });
});

test.each([
  '',
  'mail.example.org',
  'http://mail.example.org',
  'smtp://h?requireTls=true',
  'smtp://h?requireTLS=yes',
  'smtp://h?pool=0',
  'smtp://h?pool=x',
  'smtp://u:%zz@h',
])('TLS-1: %j is refused rather than guessed at', (url) => {
  expect(parseSmtpUrl(url)).toMatchObject({ ok: false, code: 'invalid_smtp_url' });
});
