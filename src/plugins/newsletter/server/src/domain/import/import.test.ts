import { decideRow, PROOF_COLUMNS } from './import-row';
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
const outcome = (changes: object, now = NOW) => decideRow({ ...PROVEN, ...changes }, now);

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
  ])('MOS-2.8: %s proves nothing', (_what, changes) => {
    expect(outcome(changes)).toMatchObject({ outcome: 'refused', code: 'proof_invalid', rule: 'MOS-2.8' });
  });

  it('MSR-2.4-10: a proof of 24 months ago has lapsed, to the second', () => {
    const given = { requested_at: '2024-08-31T09:59:00Z', confirmed_at: '2024-08-31T10:00:00Z' };
    expect(outcome(given, NOW - 1_000)).toMatchObject({ outcome: 'proven' });
    expect(outcome(given, NOW)).toMatchObject({
      outcome: 'refused',
      code: 'consent_expired',
      rule: 'MSR-2.4-10',
    });
  });

  it.each(['info@example.org', 'info.wien@example.org', 'sales01@example.org'])(
    'MFR-2.1: %s is not brought in',
    (email) => {
      expect(outcome({ email })).toMatchObject({ outcome: 'refused', code: 'role_address', rule: 'MFR-2.1' });
    },
  );
});
