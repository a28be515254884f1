import { startNameServer, type NameServer, type Said } from '../../../../../../../test/helpers/name-server';
import { mxLookup } from './mx';

const MANY: readonly (readonly [number, string])[] = Array.from({ length: 2_000 }, (_, n) => [
  10,
  `mx${n}.test`,
]);

const ZONE: Readonly<Record<string, Said>> = {
  'verein.test': {
    mx: [
      [20, 'mx2.reserve.test'],
      [10, 'ASPMX.L.google.com'],
    ],
  },
  'alias.test': { cname: 'verein.test', mx: [[10, 'aspmx.l.google.com']] },
  'keine.test': { mx: [[0, '']] },
  'ohne.test': {},
  'adresse.test': { a: '192.0.2.1' },
  'halb.test': { rcodeForAddresses: 2 },
  'fort.test': { rcode: 3 },
  'kaputt.test': { rcode: 2 },
  'verweigert.test': { rcode: 5 },
  'stumm.test': { silent: true },
  'fremd.test': { wrongId: true, mx: [[10, 'mx.boese.test']] },
  'wirr.test': { raw: Buffer.from([0x81, 0x80, 0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0xc0]) },
  'viele.test': { mx: MANY },
};

/** Nobody answers for these: only there is it waited in vain, and only there is the wait short. */
const UNHEARD: ReadonlySet<string> = new Set(['stumm.test', 'fremd.test', 'wirr.test']);

let server: NameServer;
beforeAll(async () => {
  server = await startNameServer((name) => ZONE[name] ?? { rcode: 3 });
});
afterAll(() => server.close());

it.each([
  ['several servers: the preferred one', 'verein.test', { kind: 'hosts', hosts: ['aspmx.l.google.com'] }],
  ['an alias: those of the name behind it', 'alias.test', { kind: 'hosts', hosts: ['aspmx.l.google.com'] }],
  ['no mail at all, by its own word', 'keine.test', { kind: 'null' }],
  ['neither mail servers nor an address', 'ohne.test', { kind: 'absent' }],
  ['no such domain', 'fort.test', { kind: 'absent' }],
  ['no mail servers, yet an address', 'adresse.test', { kind: 'none' }],
  ['no mail servers, and no word about addresses', 'halb.test', { kind: 'none' }],
  ['no name at all', `${'x'.repeat(64)}.test`, { kind: 'none' }],
  ['a broken zone', 'kaputt.test', { kind: 'unknown' }],
  ['a refusal', 'verweigert.test', { kind: 'unknown' }],
  ['silence', 'stumm.test', { kind: 'unknown' }],
  ['an answer to another question', 'fremd.test', { kind: 'unknown' }],
  ['bytes that are no answer', 'wirr.test', { kind: 'unknown' }],
])('C.3: what a name server says of a domain (%s)', async (_what, domain, answer) => {
  expect(await mxLookup([server.address], UNHEARD.has(domain) ? 250 : 60_000)(domain)).toEqual(answer);
});

it('C.3: a domain with thousands of mail servers is told by a few of them', async () => {
  const answer = await mxLookup([server.address])('viele.test');
  expect(answer).toMatchObject({ kind: 'hosts', hosts: { length: 16 } });
});

it('C.3: a name server that is not there is no answer', async () => {
  const gone = await startNameServer(() => ({}));
  await gone.close();
  expect(await mxLookup([gone.address])('verein.test')).toEqual({ kind: 'unknown' });
});
