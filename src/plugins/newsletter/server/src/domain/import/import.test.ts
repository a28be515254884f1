import { PROOF_COLUMNS } from '../../../../shared/import-targets';
import { CONSENT_EVENTS } from '../consent/ledger';
import { applyEvent } from '../consent/state';
import { decideRow } from './import-row';
import { checkOrigin } from './origins';

const NOW = Date.parse('2026-08-31T10:00:00Z');
const PROVEN = {
  email: 'ina@example.org',
  requested_at: '2026-01-01T10:00:00Z',
  request_ip: '192.0.2.1',
  confirmed_at: '2026-01-01T10:05:00Z',
  confirm_ip: '192.0.2.2',
  source: 'https://testhaus.test',
  consent_text: 'Ja, bitte',
};
const RULES = {
  now: NOW,
  timeZone: null,
  declared: {},
  consentMonths: 24,
  reach: { smtpUtf8: false },
  hasNoMailbox: (domain: string) => domain === 'keine-post.test',
};
const outcome = (changes: object, now = NOW, timeZone: string | null = null) =>
  decideRow({ ...PROVEN, ...changes }, { ...RULES, now, timeZone });

describe('origins of a list', () => {
  it.each([
    ['purchased', 'MOS-2.1'],
    ['rented', 'MSR-2.4-4'],
    ['scraped', 'MOS-2.1'],
    ['public-register', 'MSR-2.4-4'],
    ['third_party_consent', 'MSR-2.4-4'],
    ['co-registration', 'MSR-2.4-5'],
    ['consulate', 'MOS-4.10'],
    ['Government', 'MOS-4.10'],
    ['linkedin', 'MOS-5.10'],
    ['XING', 'MOS-5.10'],
    ['somewhere', 'MOS-2.1'],
    ['', 'MOS-2.1'],
    ['constructor', 'MOS-2.1'],
    ['__proto__', 'MOS-2.1'],
  ])('MOS-2.1: "%s" is refused by %s', (origin, rule) => {
    expect(checkOrigin(origin)).toEqual({ accepted: false, rule });
  });

  it.each(['own-form', 'paper-form', 'Previous provider'])('MOS-2.1: "%s" may be brought in', (origin) => {
    expect(checkOrigin(origin).accepted).toBe(true);
  });
});

describe('existing customers', () => {
  it.each(['customers', 'existing-customers', 'soft-opt-in', 'soft_opt_in', 'sale', 'Bestandskunden'])(
    'DE-3: "%s" is no origin of a list',
    (origin) => expect(checkOrigin(origin).accepted).toBe(false),
  );

  it.each(['own-form', 'paper-form', 'previous-provider'])(
    'DE-3: from "%s" as well, a row that speaks of a sale and proves no double opt-in gets no mail',
    (origin) => {
      expect(checkOrigin(origin).accepted).toBe(true);
      const sale = { legal_basis: 'soft_opt_in', customer: 'yes', order: '4711', status: 'customer' };
      expect(decideRow({ email: PROVEN.email, ...sale }, RULES)).not.toMatchObject({ outcome: 'proven' });
      const { status: _, ...silent } = sale;
      expect(decideRow({ email: PROVEN.email, ...silent }, RULES)).toMatchObject({ outcome: 'unconfirmed' });
    },
  );

  it('DE-3: nothing but a confirmation, or the proof of one, begins a consent', () => {
    const beginning = CONSENT_EVENTS.filter((event) => applyEvent(null, event, NOW)?.state === 'active');
    expect(beginning).toEqual(['confirmed', 'imported']);
  });
});

describe('a row of an import', () => {
  it('MOS-2.8: the complete proof of a double opt-in counts from its confirmation', () => {
    expect(outcome({})).toMatchObject({ outcome: 'proven', expressedAt: Date.parse(PROVEN.confirmed_at) });
  });

  it.each(PROOF_COLUMNS)('MOS-2.1: without %s it is known and gets no mail', (column) => {
    expect(outcome({ [column]: '' })).toMatchObject({ outcome: 'unconfirmed' });
    expect(outcome({ [column]: '  ' })).toMatchObject({ outcome: 'unconfirmed' });
  });

  it.each([
    ['a date without a time', { confirmed_at: '2026-01-01' }],
    ['a time without a zone', { confirmed_at: '2026-01-01T10:05:00' }],
    ['a confirmation before the request', { confirmed_at: '2025-12-31T10:05:00Z' }],
    ['a confirmation in the future', { confirmed_at: '2026-09-30T10:05:00Z' }],
    ['no date', { requested_at: 'gestern' }],
    ['a day no month has', { requested_at: '2025-02-31T10:00:00Z' }],
    ['an address that is none', { confirm_ip: '192.0.2.xxx' }],
  ])('MOS-2.8: %s proves nothing', (_what, changes) => {
    expect(outcome(changes)).toEqual({ outcome: 'refused', code: 'proof_invalid' });
  });

  it.each([
    ['2026-01-01 10:05:00', 'UTC', '2026-01-01T10:05:00Z'],
    ['2026-07-01 10:05:00', 'Europe/Berlin', '2026-07-01T08:05:00Z'],
    ['01.07.2026 10:05', 'Europe/Berlin', '2026-07-01T08:05:00Z'],
  ])(
    'MOS-2.8: %s in the zone the importer names, %s, is a moment, and the record says so',
    (text, zone, moment) => {
      const decision = outcome({ requested_at: text, confirmed_at: text }, NOW, zone);
      expect(decision).toMatchObject({ expressedAt: Date.parse(moment), proof: { timeZone: zone } });
    },
  );

  it('MOS-2.8: what the importer states for the whole file is recorded as his statement, times never are', () => {
    const { source: _, consent_text: __, ...columns } = PROVEN;
    const rules = { ...RULES, declared: { source: 'https://a.test', consent_text: 'Ja, bitte' } };
    const stated = decideRow(columns, rules);
    expect(stated).toMatchObject({
      proof: { source: 'https://a.test', declared: ['source', 'consent_text'] },
    });
    expect(decideRow({ ...columns, confirmed_at: '' }, rules)).toMatchObject({ outcome: 'unconfirmed' });
  });

  it.each(['ja', 'Ja', 'yes', 'x', '1', 'true', '2024-01-01 10:00:00', 'opt-in'])(
    'MOS-2.3: “%s” under consent says that somebody agreed, not to what, and proves nothing',
    (consent_text) => {
      expect(outcome({ consent_text })).toMatchObject({ outcome: 'unconfirmed' });
      const declared = { consent_text: 'Ja, einmal im Monat' };
      expect(decideRow({ ...PROVEN, consent_text }, { ...RULES, declared })).toMatchObject({
        outcome: 'proven',
        proof: { consentText: declared.consent_text, declared: ['consent_text'] },
      });
      expect(
        decideRow({ ...PROVEN, consent_text: '' }, { ...RULES, declared: { consent_text } }),
      ).toMatchObject({
        outcome: 'unconfirmed',
      });
    },
  );

  it.each([
    ['unsubscribed', 'refused'],
    ['blocklisted', 'refused'],
    ['whatever', 'refused'],
    ['', 'refused'],
    ['new', 'unconfirmed'],
    ['Subscribed', 'proven'],
  ])('MSR-2.4-21: a row the other product calls "%s" is %s', (status, expected) => {
    expect(outcome({ status }).outcome).toBe(expected);
  });

  it('MSR-2.4-21: an address made to be thrown away is refused, a relay to a real mailbox is not', () => {
    expect(outcome({ email: 'ina@mailinator.com' })).toMatchObject({ code: 'disposable_address' });
    expect(outcome({ email: 'ina@sub.mailinator.com' })).toMatchObject({ code: 'disposable_address' });
    expect(outcome({ email: 'ina@privaterelay.appleid.com' })).toMatchObject({ outcome: 'proven' });
  });

  it('AT-4: a known old test address is refused, its neighbour is not', () => {
    expect(outcome({ email: 'Max.Mustermann@home.at' })).toEqual({
      outcome: 'refused',
      code: 'test_address',
    });
    expect(outcome({ email: 'ina@home.at' })).toMatchObject({ outcome: 'proven' });
  });

  it('C.2.2: a row whose domain takes no mail is refused', () => {
    expect(outcome({ email: 'ina@keine-post.test' })).toEqual({
      outcome: 'refused',
      code: 'domain_takes_no_mail',
    });
  });

  it('R6531-1: a row no mail can leave for is refused, an international domain is not', () => {
    expect(outcome({ email: 'käse@example.org' })).toMatchObject({ code: 'non_ascii_local_part' });
    expect(outcome({ email: 'ina@käse.test' })).toMatchObject({ outcome: 'proven' });
  });

  it('R6531-1: where the site sends with SMTPUTF8 such a row is taken, a function in its own spelling is not', () => {
    const taken = (email: string) => decideRow({ ...PROVEN, email }, { ...RULES, reach: { smtpUtf8: true } });
    expect(taken('käse@example.org')).toMatchObject({ outcome: 'proven' });
    expect(taken('büro@example.org')).toMatchObject({ code: 'role_address' });
  });

  it('MSR-2.4-10: a proof of 24 months ago has lapsed, to the second', () => {
    const given = { requested_at: '2024-08-31T09:59:00Z', confirmed_at: '2024-08-31T10:00:00Z' };
    expect(outcome(given, NOW - 1_000)).toMatchObject({ outcome: 'proven' });
    expect(outcome(given, NOW)).toMatchObject({ outcome: 'expired' });
  });

  it.each(['info@example.org', 'info.wien@example.org', 'sales01@example.org'])(
    'MFR-2.1: %s is not brought in',
    (email) => {
      expect(outcome({ email })).toEqual({ outcome: 'refused', code: 'role_address' });
    },
  );
});
