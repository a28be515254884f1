import { providerBy, readMx, type MxRecord } from './mx-answer';

const mx = (...records: readonly (readonly [number, string])[]): MxRecord[] =>
  records.map(([priority, exchange]) => ({ priority, exchange }));

it.each([
  ['a single dot with preference 0', mx([0, '.']), 'null'],
  ['the same without the dot', mx([0, '']), 'null'],
  ['a dot with another preference', mx([10, '.']), 'none'],
  ['a dot beside a server', mx([0, '.'], [10, 'mx.haus.test']), 'hosts'],
  ['two dots', mx([0, '.'], [0, '.']), 'none'],
  ['nothing', mx(), 'none'],
])('C.2.2: a domain takes no mail only if it says so as RFC 7505 has it (%s)', (_what, records, kind) => {
  expect(readMx(records).kind).toBe(kind);
});

it('C.3: only the preferred servers tell whose mailbox it is', () => {
  const records = mx([30, 'aspmx.l.google.com'], [5, 'MX1.Filter.test.'], [5, 'mx2.filter.test']);
  expect(readMx(records)).toEqual({ kind: 'hosts', hosts: ['mx1.filter.test', 'mx2.filter.test'] });
});

it.each([
  'localhost',
  'mx .haus.test',
  'mx\0.haus.test',
  'mx\\.haus.test',
  '-',
  'mx..haus.test',
  `${'x'.repeat(64)}.test`,
  'ina@haus.test',
])('C.3: %j is no mail server', (exchange) => {
  expect(readMx(mx([10, exchange]))).toEqual({ kind: 'none' });
});

it('C.3: ten thousand mail servers are read at once and a few of them kept', () => {
  const records = mx(...Array.from({ length: 10_000 }, (_, n) => [n % 3, `mx${n}.haus.test`] as const));
  expect(readMx(records)).toMatchObject({ kind: 'hosts', hosts: { length: 16 } });
});

const hosts = (...names: string[]) => ({ kind: 'hosts', hosts: names }) as const;

it.each([
  ['at Google', hosts('aspmx.l.google.com'), { group: 'google', lane: 'google' }],
  [
    'at Microsoft',
    hosts('verein-test.mail.protection.outlook.com'),
    { group: 'microsoft', lane: 'microsoft' },
  ],
  [
    'at a hoster the table does not name',
    hosts('w01.hoster.example'),
    { group: 'other', lane: 'hoster.example' },
  ],
  ['at a server without a registrable domain', hosts('co.uk'), { group: 'other', lane: 'verein.test' }],
  ['without mail servers', { kind: 'none' } as const, { group: 'other', lane: 'verein.test' }],
  ['that takes no mail', { kind: 'null' } as const, { group: 'other', lane: 'verein.test' }],
  ['of which nobody knows', { kind: 'unknown' } as const, { group: 'other', lane: 'verein.test' }],
])('C.3: the lane of a domain %s', (_what, answer, provider) => {
  expect(providerBy('post.verein.test', answer)).toEqual(provider);
});

it('C.3: a provider known by name stays itself, whatever servers its domain names', () => {
  expect(providerBy('gmail.com', hosts('mx.boese.test'))).toEqual({ group: 'google', lane: 'google' });
});
