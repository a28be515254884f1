import { MAILBOX_PROVIDERS } from './mailbox-providers';
import { domainOf, providerOfDomain, providerOfMx } from './provider';

test.each([
  ['gmail.com', 'google'],
  ['GoogleMail.com.', 'google'],
  ['hotmail.de', 'microsoft'],
  ['yahoo.co.uk', 'yahoo'],
  ['aol.com', 'yahoo'],
  ['gmx.net', '1und1'],
  ['web.de', '1und1'],
  ['mail.com', '1und1'],
  ['t-online.de', 't-online'],
  ['icloud.com', 'apple'],
  ['freenet.de', 'freenet'],
  ['posteo.net', 'posteo'],
  ['bluewin.ch', 'bluewin'],
  ['libero.it', 'libero'],
])('C.3: mailboxes at %s are kept by %s', (domain, group) => {
  expect(providerOfDomain(domain)).toEqual({ group, lane: group });
});

test.each([
  ['aspmx.l.google.com', 'google'],
  ['verein-example.mail.protection.outlook.com.', 'microsoft'],
  ['mta7.am0.yahoodns.net', 'yahoo'],
  ['mx00.kundenserver.de', '1und1'],
  ['mx01.t-online.de', 't-online'],
  ['smtpin.rzone.de', 'strato'],
])('C.3: the mail server %s tells that %s keeps a domain of its own name', (host, group) => {
  expect(providerOfMx(['mx.unbekannt.test', host])).toEqual({ group, lane: group });
});

test('C.3: whoever the table does not name is a lane of its own, by its registrable domain', () => {
  expect(providerOfDomain('post.verein.example.org')).toEqual({ group: 'other', lane: 'example.org' });
  expect(providerOfDomain('amt.gv.at')).toEqual({ group: 'other', lane: 'amt.gv.at' });
  expect(providerOfMx(['mx1.hoster.example', 'mx2.hoster.example'])).toEqual({
    group: 'other',
    lane: 'hoster.example',
  });
});

test('C.3: a name that merely ends alike belongs to somebody else', () => {
  expect(providerOfDomain('notgmail.com')).toEqual({ group: 'other', lane: 'notgmail.com' });
  expect(providerOfDomain('gmail.com.evil.example')).toEqual({ group: 'other', lane: 'evil.example' });
});

test.each(['', '.', 'localhost', '[192.0.2.1]', '192.0.2.1', 'com'])(
  'C.3: %j has no registrable domain and shares the lane of the rest',
  (domain) => {
    expect(providerOfDomain(domain)).toEqual({ group: 'other', lane: 'other' });
  },
);

test('C.3: without mail servers nothing is known', () => {
  expect(providerOfMx([])).toBeNull();
});

test('C.3: no name stands in the table twice', () => {
  for (const kind of ['domains', 'mx'] as const) {
    const names = Object.values(MAILBOX_PROVIDERS).flatMap((row): readonly string[] => row[kind]);
    expect(new Set(names).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/);
  }
});

test('C.3: the domain is what stands behind the last @', () => {
  expect(domainOf('"a@b"@example.org')).toBe('example.org');
});
