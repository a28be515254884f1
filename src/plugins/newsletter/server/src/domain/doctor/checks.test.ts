import { examine } from './checks';
import type { DnsFact, Facts, RunnerFact, ServerFact } from './facts';

const NOW = 1_800_000_000_000;

const runner = (changes: Partial<RunnerFact> = {}): RunnerFact => ({
  id: 'host:1:a',
  role: 'worker',
  version: '1.0.0',
  secretMark: 'a1',
  beatAt: NOW - 1_000,
  seenAt: NOW - 1_000,
  endedBy: null,
  ...changes,
});

const server = (label: string, smtpUtf8: boolean | null): ServerFact => ({ label, problem: null, smtpUtf8 });
const away = (label: string): ServerFact => ({ label, problem: 'ECONNREFUSED', smtpUtf8: null });

const facts = (changes: Partial<Facts> = {}): Facts => ({
  now: NOW,
  databaseNow: NOW,
  version: '1.0.0',
  database: 'postgres',
  migrations: { missing: [], unknown: [] },
  publicUrl: 'https://news.house.test',
  abuseAddress: 'abuse@house.test',
  bounceHost: 'bounce.house.test',
  serverSends: false,
  looksUpMx: false,
  secretFits: true,
  secretMark: 'a1',
  transport: { name: 'smtp', servers: [server('mx1', true)] },
  takesUtf8: true,
  runners: [runner()],
  lapseMs: 5_000,
  leases: [{ name: 'ledger-sealing', beatAt: NOW - 1_000 }],
  unsealed: 0,
  dns: null,
  ...changes,
});

const codes = (changes: Partial<Facts>) =>
  examine(facts(changes))
    .filter(({ state }) => state !== 'ok')
    .map(({ check, state, code }) => `${check} ${state} ${code}`);

const record = (found: DnsFact['found']): DnsFact => ({
  name: 'nl1._domainkey.house.test',
  kind: 'TXT',
  use: 'dkim',
  found,
});

test('DESIGN-6: doctor finds nothing wrong with a sound installation and says so for each check', () => {
  const results = examine(facts());
  expect(results.map(({ state }) => state)).toEqual(results.map(() => 'ok'));
  expect(new Set(results.map(({ check }) => check)).size).toBe(10);
});

test.each<[string, Partial<Facts>, string[]]>([
  [
    'settings left as they came',
    {
      publicUrl: 'http://127.0.0.1:1337',
      abuseAddress: 'abuse@example.org',
      bounceHost: 'bounce.example.org',
    },
    [
      'configuration warning public_url_local',
      'configuration warning abuse_address_example',
      'configuration warning bounce_host_example',
    ],
  ],
  [
    'a server that may not send where no worker can',
    { database: 'sqlite', serverSends: false },
    ['configuration failed nobody_may_send'],
  ],
  [
    'a migration that did not run',
    { migrations: { missing: ['0015-runners'], unknown: [] } },
    ['migrations failed migrations_missing'],
  ],
  [
    'a database of a newer version',
    { migrations: { missing: [], unknown: ['9999-x'] } },
    ['migrations failed database_newer'],
  ],
  ['another secret', { secretFits: false }, ['secret failed secret_foreign']],
  [
    'a process with another secret',
    { runners: [runner(), runner({ secretMark: 'b2' }), runner({ secretMark: null })] },
    ['secret failed secrets_differ'],
  ],
  [
    'one with another secret that ended',
    { runners: [runner(), runner({ endedBy: 'itself', secretMark: 'b2' })] },
    [],
  ],
  [
    'two processes on SQLite',
    { database: 'sqlite', serverSends: true, runners: [runner(), runner()] },
    ['runners warning several_on_sqlite'],
  ],
  [
    'mail servers that are away',
    { transport: { name: 'smtp', servers: [away('mx1'), away('mx2')] } },
    ['transport failed transport_unreachable'],
  ],
  [
    'the first of two mail servers away',
    { transport: { name: 'smtp', servers: [away('mx1'), server('mx2', true)] } },
    ['transport warning transport_partly_unreachable'],
  ],
  [
    'no mail server',
    { transport: { name: 'outbox', servers: [server('outbox', true)] } },
    ['transport warning outbox'],
  ],
  [
    'a mail server without SMTPUTF8 where such mail is wanted',
    { transport: { name: 'smtp', servers: [server('mx1', false), away('mx2')] } },
    ['transport warning transport_partly_unreachable', 'smtputf8 failed smtputf8_not_offered'],
  ],
  [
    'one of two with SMTPUTF8',
    { transport: { name: 'smtp', servers: [server('mx1', false), server('mx2', true)] } },
    ['smtputf8 warning smtputf8_partly_offered'],
  ],
  [
    'one without it where it is not wanted',
    { takesUtf8: false, transport: { name: 'smtp', servers: [server('mx1', false)] } },
    [],
  ],
  ['no process that sends', { runners: [] }, ['runners failed nobody_sends']],
  [
    'one that was last seen ten seconds ago',
    { runners: [runner({ seenAt: NOW - 10_000, beatAt: NOW - 10_000 })] },
    ['runners failed nobody_sends'],
  ],
  [
    'one that fell silent',
    { runners: [runner(), runner({ endedBy: 'silence' })] },
    ['runners warning runners_lost'],
  ],
  ['one that ended by itself', { runners: [runner(), runner({ endedBy: 'itself', version: '0.9.0' })] }, []],
  [
    'an old version at work',
    { runners: [runner(), runner({ version: '0.9.0' })] },
    ['versions warning versions_differ'],
  ],
  ['clocks a little apart', { runners: [runner({ beatAt: NOW + 4_000 })] }, ['clocks warning clocks_apart']],
  ['a wrong clock', { now: NOW + 3_600_000, leases: [] }, ['clocks failed clock_wrong']],
  [
    'a ledger nobody seals',
    { leases: [{ name: 'ledger-sealing', beatAt: NOW - 600_000 }], unsealed: 1 },
    ['jobs warning job_rests'],
  ],
  ['a quiet day', { leases: [{ name: 'ledger-sealing', beatAt: NOW - 86_400_000 }] }, []],
  ['the lease of an import that is through', { leases: [{ name: 'import:1', beatAt: 0 }] }, []],
  ['a DNS record that is missing', { dns: [record('none')] }, ['dns failed dns_missing']],
  ['a DNS record that differs', { dns: [record('other')] }, ['dns failed dns_differs']],
  ['name servers that do not answer', { dns: [record('no-answer')] }, ['dns warning dns_no_answer']],
  [
    'the same while sending asks them',
    { dns: [record('no-answer')], looksUpMx: true },
    ['dns warning dns_no_answer', 'dns warning mx_lookup_silent'],
  ],
  ['DNS as it should be', { dns: [record('as-expected')] }, []],
])('DESIGN-6: doctor and %s', (_, changes, expected) => {
  expect(codes(changes)).toEqual(expected);
});
