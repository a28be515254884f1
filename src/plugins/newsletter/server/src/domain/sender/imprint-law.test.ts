import { wrongDetail } from './imprint-edit';
import { GERMAN, LAWYER, linesOf, problemsOf } from './imprint-profiles.fixture';

describe('the imprint of a German sender', () => {
  it.each(['GmbH', 'e. V.', 'UG (haftungsbeschränkt)', 'GbR', 'Körperschaft des öffentlichen Rechts'])(
    'DE-11: whoever acts for a %s is named',
    (legalForm) => {
      const missing = problemsOf({ ...GERMAN, legalForm, representatives: ' ' });
      expect(missing).toEqual(['representatives:field_missing:DE-11']);
    },
  );

  it.each([
    ['one person in business', { legalForm: 'Einzelunternehmen' }],
    ['a natural person', { type: 'person', firstName: 'Ada', lastName: 'Muster' }],
    ['an organisation elsewhere', { country: 'CH' }],
  ])('DE-11: nobody has to represent %s', (_what, changes) => {
    expect(problemsOf({ ...GERMAN, representatives: undefined, ...changes })).toEqual([]);
  });

  it.each(['professionalTitle', 'professionalTitleState', 'professionalRules'])(
    'DE-11: a profession is told as a whole, with %s',
    (field) => {
      expect(problemsOf({ ...GERMAN, ...LAWYER, [field]: '' })).toEqual([`${field}:field_missing:DE-11`]);
      expect(problemsOf({ ...GERMAN, [field]: 'AT' })).toHaveLength(2);
    },
  );

  it('DE-11: a profession without a chamber is one too', () => {
    expect(problemsOf({ ...GERMAN, ...LAWYER, professionalChamber: '' })).toEqual([]);
  });

  it.each(['DE136695976-00001', 'de 136 695 976 - 00001', 'DE136695976–12345', 'DE232637828-12345'])(
    'DE-11: %s is a business identification number',
    (economicId) => {
      expect(problemsOf({ ...GERMAN, economicId })).toEqual([]);
    },
  );

  it.each([
    'DE136695976',
    'DE136695976-0001',
    'DE136695976-00000',
    'DE136695977-00001',
    'DE13669597-00001',
    'AT136695976-00001',
    '136695976-00001',
    'DE136695976-000011',
  ])('DE-11: %s is none', (economicId) => {
    expect(problemsOf({ ...GERMAN, economicId })).toEqual(['economicId:economic_id_malformed:DE-11']);
  });

  it.each([
    [{ ...LAWYER, professionalTitleState: 'Bayern' }, 'professionalTitleState:country_unknown:DE-11'],
    [
      { responsiblePerson: 'Ada Muster', responsibleAddress: 'Postfach 12' },
      'responsibleAddress:po_box_alone:DE-11',
    ],
    [{ responsibleAddress: 'Nebenweg 2, 12345 Musterstadt' }, 'responsiblePerson:field_missing:DE-11'],
    [
      { type: 'person', firstName: 'Ada', lastName: 'Muster', inLiquidation: true },
      'inLiquidation:organisation_only:DE-11',
    ],
    [{ inLiquidation: 'ja' }, 'inLiquidation:field_malformed:R5322-4'],
  ])('DE-11: what is given is checked (%j)', (changes, problem) => {
    expect(problemsOf({ ...GERMAN, ...changes })).toEqual([problem]);
  });

  it('DE-11: every field the law lists is printed, in German and in English', () => {
    const all = {
      ...GERMAN,
      ...LAWYER,
      inLiquidation: true,
      hasVatId: true,
      vatId: 'DE136695976',
      economicId: 'de136695976 – 00001',
      supervisoryAuthority: 'Bezirksamt Musterstadt, Amtsplatz 3',
      responsiblePerson: 'Ada Muster',
    };
    expect(linesOf(all)).toEqual([
      'Beispiel GmbH',
      'In Liquidation',
      'Vertreten durch: Ada Muster',
      'Musterweg 1',
      '12345 Musterstadt',
      'Deutschland',
      'Registereintrag: Amtsgericht Musterstadt, HRB 1234',
      'Telefon: +49301234567',
      'E-Mail: info@example.org',
      'Umsatzsteuer-ID: DE136695976',
      'Wirtschafts-Identifikationsnummer: DE136695976-00001',
      'Aufsichtsbehörde: Bezirksamt Musterstadt, Amtsplatz 3',
      'Kammer: Rechtsanwaltskammer Musterstadt',
      'Berufsbezeichnung: Rechtsanwältin (verliehen in: Deutschland)',
      'Berufsrechtliche Regelungen: BRAO, nachzulesen unter https://example.org/regeln',
      'Verantwortlich für den Inhalt: Ada Muster, Anschrift wie oben',
    ]);
    expect(linesOf(all, 'en')).toEqual(
      expect.arrayContaining([
        'In liquidation',
        'Business identification number: DE136695976-00001',
        'Supervisory authority: Bezirksamt Musterstadt, Amtsplatz 3',
        'Professional body: Rechtsanwaltskammer Musterstadt',
        'Professional title: Rechtsanwältin (awarded in: Germany)',
        'Rules of the profession: BRAO, nachzulesen unter https://example.org/regeln',
        'Responsible for the content: Ada Muster, address as above',
      ]),
    );
  });

  it.each([
    [{ responsiblePerson: 'Ada Muster, Nebenweg 2, 12345 Musterstadt' }],
    [{ responsiblePerson: 'Ada Muster', responsibleAddress: 'Nebenweg 2, 12345 Musterstadt' }],
  ])('DE-11: the responsible person has an address of his own where one is given (%j)', (changes) => {
    const line = 'Verantwortlich für den Inhalt: Ada Muster, Nebenweg 2, 12345 Musterstadt';
    expect(linesOf({ ...GERMAN, ...changes })).toContain(line);
  });
});

describe('an edit of the imprint', () => {
  const before = { ...GERMAN, type: undefined, personType: 'organisation' };

  it('DE-11: a wrong detail is refused as soon as it is written', () => {
    expect(wrongDetail({ economicId: 'DE1' }, before)).toMatchObject({ field: 'economicId', rule: 'DE-11' });
    expect(wrongDetail({ economicId: 'DE1' })).toMatchObject({ code: 'economic_id_malformed' });
    expect(wrongDetail({ street: 'Postfach 1' }, before)).toMatchObject({ rule: 'MSR-2.5-1' });
  });

  it('DE-11: a draft may lack details, and an old fault hinders no other edit', () => {
    expect(wrongDetail({ street: '', representatives: null }, before)).toBeNull();
    expect(wrongDetail({ name: 'Neu' }, { ...before, economicId: 'DE1' })).toBeNull();
    expect(wrongDetail({ economicId: 'DE1', city: 'X' }, { ...before, economicId: 'DE1' })).toBeNull();
  });
});
