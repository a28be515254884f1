import fc from 'fast-check';
import { checkImprint, imprintLines } from './imprint';

const ADDRESS = { street: 'Musterweg 1', postalCode: '12345', city: 'Musterstadt', country: 'DE' };
const CONTACT = { phone: '+49 30 1234567', email: 'info@example.org', hasVatId: false };
const PERSON = { type: 'person', firstName: 'Ada', lastName: 'Muster', ...ADDRESS, ...CONTACT };
const ORGANISATION = {
  type: 'organisation',
  organisationName: 'Beispiel',
  legalForm: 'GmbH',
  representatives: 'Ada Muster',
  registerName: 'Amtsgericht Musterstadt',
  registerNumber: 'HRB 1234',
  ...ADDRESS,
  ...CONTACT,
};

/** `field:code` of each problem. */
function problemsOf(profile: unknown): string[] {
  const result = checkImprint(profile);
  return result.ok ? [] : result.problems.map(({ field, code }) => `${field}:${code}`);
}

const linesOf = (profile: unknown, locale: 'de' | 'en' = 'de'): string[] => {
  const result = checkImprint(profile);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return imprintLines(result.imprint, locale);
};

describe('imprint', () => {
  it.each([
    ['a person', PERSON],
    ['an organisation', ORGANISATION],
    [
      'a partnership without register',
      { ...ORGANISATION, legalForm: 'GbR', registerName: '', registerNumber: '' },
    ],
    ['a street beside a PO box', { ...PERSON, street: 'Musterweg 1, Postfach 12' }],
  ])('MSR-2.5-1: %s is complete', (_, profile) => {
    expect(problemsOf(profile)).toEqual([]);
  });

  it.each(['firstName', 'lastName', 'street', 'postalCode', 'city', 'country'])(
    'MSR-2.5-1: a person without %s is refused',
    (field) => {
      for (const value of [undefined, '', '  ', null]) {
        expect(problemsOf({ ...PERSON, [field]: value })).toEqual([`${field}:field_missing`]);
      }
    },
  );

  it.each([
    'organisationName',
    'legalForm',
    'street',
    'postalCode',
    'city',
    'country',
    'registerName',
    'registerNumber',
  ])('MSR-2.5-1: an organisation without %s is refused', (field) => {
    expect(problemsOf({ ...ORGANISATION, [field]: ' ' })).toEqual([`${field}:field_missing`]);
  });

  it('MSR-2.5-1: a legal form nobody knows must name its register', () => {
    expect(problemsOf({ ...ORGANISATION, legalForm: 'Xyz', registerNumber: '' })).toEqual([
      'registerNumber:field_missing',
    ]);
  });

  it.each(['Postfach 12 34', 'PO Box 7', 'P.O. Box 7', 'Casella postale 3', 'Case postale 12', 'Postfach'])(
    'MSR-2.5-1: the PO box "%s" alone is no address',
    (street) => {
      expect(problemsOf({ ...PERSON, street })).toEqual(['street:po_box_alone']);
    },
  );

  it.each(['XX', 'ZZ', 'EU', 'Deutschland', 'D'])('MSR-2.5-1: "%s" is no country', (country) => {
    expect(problemsOf({ ...PERSON, country })).toEqual(['country:country_unknown']);
  });

  it.each([undefined, null, 7, 'x', [], {}, { type: 'robot' }])('MSR-2.5-1: %j is no profile', (profile) => {
    expect(problemsOf(profile)).toHaveLength(1);
  });

  it.each([
    [true, true, true, []],
    [true, false, true, []],
    [false, true, true, []],
    [false, false, true, ['phone:contact_channel_missing']],
    [true, true, false, ['email:field_missing']],
    [true, false, false, ['email:field_missing']],
    [false, true, false, ['email:field_missing']],
    [false, false, false, ['phone:contact_channel_missing', 'email:field_missing']],
  ])('MSR-2.5-2: phone %s, form %s, e-mail %s', (phone, form, email, problems) => {
    const profile = {
      ...PERSON,
      phone: phone ? '+49 30 1234567' : '',
      contactFormUrl: form ? 'https://example.org/kontakt' : undefined,
      email: email ? 'info@example.org' : undefined,
    };
    expect(problemsOf(profile)).toEqual(problems);
  });

  it.each([
    ['phone', '030 1234567', 'phone_malformed'],
    ['phone', '+49', 'phone_malformed'],
    ['phone', '+1234567890123456', 'phone_malformed'],
    ['contactFormUrl', 'http://example.org/kontakt', 'url_malformed'],
    ['contactFormUrl', 'javascript:alert(1)', 'url_malformed'],
    ['contactFormUrl', 'https://ada:pw@example.org', 'url_malformed'],
    ['email', 'info@', 'email_malformed'],
  ])('MSR-2.5-2: %s "%s" is refused even where another channel is fine', (field, value, code) => {
    expect(problemsOf({ ...PERSON, contactFormUrl: 'https://example.org/k', [field]: value })).toEqual([
      `${field}:${code}`,
    ]);
  });

  it.each([
    [true, undefined, ['vatId:vat_id_missing']],
    [true, 'DE136695976', []],
    [false, undefined, []],
    [false, 'DE136695977', ['vatId:vat_id_malformed']],
    [undefined, 'DE136695976', ['hasVatId:vat_answer_missing']],
    ['yes', 'DE136695976', ['hasVatId:vat_answer_missing']],
  ])('MSR-2.5-3: hasVatId %s with %s', (hasVatId, vatId, problems) => {
    expect(problemsOf({ ...PERSON, hasVatId, vatId })).toEqual(problems);
  });

  it('R5322-4: no field brings a second line into a message', () => {
    const nasty = fc.constantFrom('\r\n', '\n', '\0', '\u2028', '\u202e', '\u200b');
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(ORGANISATION).filter((key) => key !== 'type' && key !== 'hasVatId')),
        nasty,
        (field, char) => {
          expect(problemsOf({ ...ORGANISATION, [field]: `a${char}b` })).toEqual([`${field}:field_malformed`]);
        },
      ),
    );
  });

  it('MFR-5.2: the lines say everything, in the language of the reader', () => {
    const profile = {
      ...ORGANISATION,
      representatives: 'Ada Muster',
      country: 'at',
      fewIssues: true,
      hasVatId: true,
      vatId: 'ATU 1358 5627',
    };
    expect(linesOf(profile)).toEqual([
      'Beispiel GmbH',
      'Vertreten durch: Ada Muster',
      'Musterweg 1',
      '12345 Musterstadt',
      'Österreich',
      'Registereintrag: Amtsgericht Musterstadt, HRB 1234',
      'Telefon: +49301234567',
      'E-Mail: info@example.org',
      'Umsatzsteuer-ID: ATU13585627',
    ]);
    expect(linesOf(PERSON, 'en')).toEqual([
      'Ada Muster',
      'Musterweg 1',
      '12345 Musterstadt',
      'Germany',
      'Phone: +49301234567',
      'E-mail: info@example.org',
    ]);
  });

  it('CH-2: without street, town or e-mail address there is no imprint, and each is a line of it', () => {
    const needed = ['street', 'postalCode', 'city', 'email'] as const;
    for (const field of needed)
      expect(problemsOf({ ...ORGANISATION, [field]: '' })).toEqual([`${field}:field_missing`]);
    const lines = linesOf(ORGANISATION).join('\n');
    for (const field of needed) expect(lines).toContain(ORGANISATION[field]);
  });

  it('MFR-5.2: a legal form already in the name is not said twice', () => {
    expect(linesOf({ ...ORGANISATION, organisationName: 'Beispiel GmbH' })[0]).toBe('Beispiel GmbH');
  });
});
