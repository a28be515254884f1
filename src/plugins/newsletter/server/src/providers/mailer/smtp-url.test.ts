import { parseSmtpUrl } from './smtp-url';

const settings = (url: string) => {
  const parsed = parseSmtpUrl(url);
  if (!parsed.ok) throw new Error(parsed.detail);
  return parsed.settings;
};

test.each([
  ['smtp://mail.example.org', 'required', true],
  ['smtp://mail.example.org?requireTLS=true', 'required', true],
  ['smtp://mail.example.org?tls=required&rejectUnauthorized=false', 'required', false],
  ['smtp://mail.example.org?tls=opportunistic', 'opportunistic', false],
  ['smtp://mail.example.org?requireTLS=false', 'opportunistic', false],
  ['smtp://u:p@mail.example.org?tls=opportunistic', 'opportunistic', true],
  ['smtps://mail.example.org', 'implicit', true],
  ['smtps://127.0.0.1', 'implicit', true],
  ['smtp://127.0.0.1', 'opportunistic', false],
  ['smtp://u:p@localhost', 'opportunistic', false],
  ['smtp://[::1]?tls=required', 'required', true],
  ['smtp://127.0.0.1?tls=off', 'off', false],
])('TLS-1: %s means %s, certificate verified: %s', (url, tls, verifyCertificate) => {
  expect(settings(url)).toMatchObject({ tls, verifyCertificate });
});

test('TLS-1: ports are those of submission unless said otherwise', () => {
  expect(settings('smtp://mail.example.org').port).toBe(587);
  expect(settings('smtps://mail.example.org').port).toBe(465);
});

test('TLS-1: credentials are decoded, numbers read, IPv6 hosts unwrapped', () => {
  expect(settings('smtp://user%40example.org:p%3Ass@[::1]:2525/?pool=5&maxMessages=7')).toMatchObject({
    host: '::1',
    port: 2525,
    auth: { kind: 'password', user: 'user@example.org', pass: 'p:ss' },
    concurrency: 5,
    maxMessagesPerConnection: 7,
  });
  expect(settings('smtps://u@h?tokenFile=/run/token').auth).toEqual({
    kind: 'token',
    user: 'u',
    token: { file: '/run/token' },
  });
  expect(settings('smtps://u@h?tokenEnv=SMTP_TOKEN').auth).toMatchObject({ token: { env: 'SMTP_TOKEN' } });
});

test('DESIGN-2.3: every wait has the length RFC 5321 advises, one of its own, or one bound for all', () => {
  expect(settings('smtp://h').timeouts).toEqual({
    connectMs: 30_000,
    greetingMs: 300_000,
    commandMs: 300_000,
    dataMs: 120_000,
    blockMs: 180_000,
    finalMs: 600_000,
  });
  expect(settings('smtp://h?socketTimeoutMs=9000&dataTimeoutMs=500').timeouts).toEqual({
    connectMs: 30_000,
    greetingMs: 9_000,
    commandMs: 9_000,
    dataMs: 500,
    blockMs: 9_000,
    finalMs: 9_000,
  });
});

test('DESIGN-2.3: a transport may be for some sender domains only, in their A-label form', () => {
  expect(settings('smtp://h?domains=Example.org,%20b%C3%BCcher.example').senderDomains).toEqual([
    'example.org',
    'xn--bcher-kva.example',
  ]);
  expect(settings('smtp://h').senderDomains).toBeUndefined();
});

test.each([
  '',
  'mail.example.org',
  'http://mail.example.org',
  'smtp://h?requireTls=true',
  'smtp://h?requireTLS=yes',
  'smtp://h?requireTLS=true&tls=opportunistic',
  'smtp://h?tls=none',
  'smtp://h?tls=implicit',
  'smtp://h?tls=off',
  'smtps://h?tls=off',
  'smtp://h?tls=required&tls=opportunistic',
  'smtp://h?pool=0',
  'smtp://h?pool=x',
  'smtp://h?domains=',
  'smtp://h?domains=a..b',
  'smtp://h?tokenFile=/run/token',
  'smtp://u:p@h?tokenFile=/run/token',
  'smtp://u@h?tokenFile=/run/token&tokenEnv=T',
  'smtp://u:%zz@h',
])('TLS-1: %j is refused rather than guessed at', (url) => {
  expect(parseSmtpUrl(url)).toMatchObject({ ok: false, code: 'invalid_smtp_url' });
});
