import { wrongDetail } from './imprint-edit';
import { GERMAN, LAWYER, linesOf, problemsOf } from './imprint-profiles.fixture';

describe('the imprint of an Austrian sender', () => {
  const AUSTRIAN = {
    ...GERMAN,
    country: 'AT',
    mediaOwner: 'Beispiel GmbH',
    publisher: 'Beispiel GmbH',
    disclosureUrl: 'https://example.org/offenlegung',
  };

  it('AT-3: media owner, publisher and the way to the disclosure are complete', () => {
    expect(problemsOf(AUSTRIAN)).toEqual([]);
  });

  it.each(['mediaOwner', 'publisher', 'disclosureUrl'])('AT-3: without %s nothing is sent', (field) => {
    for (const country of ['AT', 'at'])
      expect(problemsOf({ ...AUSTRIAN, country, [field]: ' ' })).toEqual([`${field}:field_missing:AT-3`]);
  });

  it.each([
    ['fewer than four issues a year', { fewIssues: true }],
    ['a sender elsewhere', { country: 'DE' }],
  ])('AT-3: %s is no periodical medium of Austria', (_what, changes) => {
    const silent = { mediaOwner: '', publisher: '', disclosureUrl: '' };
    expect(problemsOf({ ...AUSTRIAN, ...silent, ...changes })).toEqual([]);
  });

  it('AT-3: only somebody who says so appears seldom', () => {
    for (const fewIssues of [undefined, null, false])
      expect(problemsOf({ ...AUSTRIAN, fewIssues, publisher: '' })).toHaveLength(1);
    expect(problemsOf({ ...AUSTRIAN, fewIssues: 'ja' })).toEqual(['fewIssues:field_malformed:R5322-4']);
  });

  it.each(['http://example.org/offenlegung', 'example.org/offenlegung', 'javascript:alert(1)'])(
    'AT-3: %s leads to no disclosure',
    (disclosureUrl) => {
      expect(problemsOf({ ...AUSTRIAN, disclosureUrl })).toEqual(['disclosureUrl:url_malformed:AT-3']);
      expect(wrongDetail({ disclosureUrl }, AUSTRIAN)).toMatchObject({ rule: 'AT-3' });
    },
  );

  it('AT-3: they are printed with an address, in German and in English', () => {
    expect(linesOf(AUSTRIAN).slice(-2)).toEqual([
      'Medieninhaber und Herausgeber: Beispiel GmbH, Anschrift wie oben',
      'Offenlegung (§ 25 MedienG): https://example.org/offenlegung',
    ]);
    const two = { ...AUSTRIAN, publisher: 'Verein Nachbar, Nebenweg 2, 1010 Wien' };
    expect(linesOf(two, 'en').slice(-3)).toEqual([
      'Media owner (Medieninhaber): Beispiel GmbH, address as above',
      'Publisher (Herausgeber): Verein Nachbar, Nebenweg 2, 1010 Wien',
      'Disclosure (Offenlegung, § 25 MedienG): https://example.org/offenlegung',
    ]);
  });
});

describe('the imprint of an Italian sender', () => {
  const ITALIAN = {
    ...GERMAN,
    legalForm: 'S.r.l.',
    country: 'IT',
    representatives: undefined,
    registerName: 'Registro delle Imprese di Bolzano',
    registerNumber: 'REA BZ-123456',
    shareCapital: '10.000 € i. v.',
    hasVatId: true,
    vatId: 'IT00743110157',
  };

  it('IT-4: a company with register entry, Partita IVA and capital is complete', () => {
    expect(problemsOf(ITALIAN)).toEqual([]);
  });

  it.each([
    [{ vatId: '' }, 'vatId:vat_id_missing:MSR-2.5-3'],
    [{ vatId: '', hasVatId: false }, 'vatId:partita_iva_missing:IT-4'],
    [{ vatId: 'DE136695976' }, 'vatId:partita_iva_missing:IT-4'],
    [{ registerName: '' }, 'registerName:field_missing:MSR-2.5-1'],
    [{ legalForm: 'Einzelunternehmen', registerNumber: '' }, 'registerNumber:field_missing:IT-4'],
    [{ legalForm: 'einfache Gesellschaft', registerName: '' }, 'registerName:field_missing:IT-4'],
    [{ shareCapital: ' ' }, 'shareCapital:field_missing:IT-4'],
  ])('IT-4: a company without it is refused (%j)', (changes, problem) => {
    expect(problemsOf({ ...ITALIAN, ...changes })).toEqual([problem]);
  });

  it.each([
    'S.p.A.',
    'S. r. l.',
    'SRLS',
    'S.r.l. unipersonale',
    'GmbH / S.r.l.',
    'GmbH',
    'S.a.p.A.',
    'Società a responsabilità limitata',
  ])('IT-4: a %s tells its capital', (legalForm) => {
    expect(problemsOf({ ...ITALIAN, legalForm, shareCapital: '' })).toEqual([
      'shareCapital:field_missing:IT-4',
    ]);
  });

  it.each(['S.n.c.', 'S.a.s.', 'Società cooperativa', 'Ditta individuale', 'Genossenschaft'])(
    'IT-4: a %s has none to tell, but a Partita IVA',
    (legalForm) => {
      expect(problemsOf({ ...ITALIAN, legalForm, shareCapital: '' })).toEqual([]);
      expect(problemsOf({ ...ITALIAN, legalForm, vatId: '', hasVatId: false })).toEqual([
        'vatId:partita_iva_missing:IT-4',
      ]);
    },
  );

  it.each(['A.P.S.', 'Fondazione', 'Ente pubblico', 'Verein'])(
    'IT-4: a %s is no company, and a company elsewhere is none of Italy',
    (legalForm) => {
      const without = { shareCapital: '', vatId: '', hasVatId: false };
      expect(problemsOf({ ...ITALIAN, legalForm, ...without })).toEqual([]);
      expect(problemsOf({ ...ITALIAN, country: 'CH', ...without })).toEqual([]);
    },
  );

  it.each(['professionalChamber', 'professionalNumber'])(
    'IT-4: a regulated profession is told with %s',
    (field) => {
      const person = { ...ITALIAN, type: 'person', firstName: 'Ada', lastName: 'Muster', shareCapital: '' };
      const notary = { ...person, ...LAWYER, professionalTitleState: 'IT', professionalNumber: '17' };
      expect(problemsOf(notary)).toEqual([]);
      expect(linesOf(notary)).toContain('Kammer: Rechtsanwaltskammer Musterstadt, Nr. 17');
      expect(problemsOf({ ...notary, [field]: '' })).toEqual([`${field}:field_missing:IT-4`]);
    },
  );

  it.each([{ shareCapital: '10.000 €' }, { soleShareholder: true }])(
    'IT-4: a person has no %j',
    (changes) => {
      const person = { ...GERMAN, type: 'person', firstName: 'Ada', lastName: 'Muster', ...changes };
      expect(problemsOf(person)).toEqual([`${Object.keys(changes)[0]}:organisation_only:IT-4`]);
    },
  );

  it('IT-4: everything is printed, with the words Italian law has for it', () => {
    const all = { ...ITALIAN, inLiquidation: true, soleShareholder: true };
    expect(linesOf(all)).toEqual([
      'Beispiel S.r.l.',
      'In Liquidation (in liquidazione)',
      'Einpersonengesellschaft (socio unico)',
      'Musterweg 1',
      '12345 Musterstadt',
      'Italien',
      'Registereintrag: Registro delle Imprese di Bolzano, REA BZ-123456',
      'Gesellschaftskapital (capitale sociale): 10.000 € i. v.',
      'Telefon: +49301234567',
      'E-Mail: info@example.org',
      'Umsatzsteuer-ID (Partita IVA): IT00743110157',
    ]);
    expect(linesOf(all, 'en')).toEqual(
      expect.arrayContaining([
        'In liquidation (in liquidazione)',
        'Company with a sole shareholder (socio unico)',
        'Share capital (capitale sociale): 10.000 € i. v.',
        'VAT id (Partita IVA): IT00743110157',
      ]),
    );
    expect(linesOf({ ...GERMAN, shareCapital: '25.000 €' })).toContain('Gesellschaftskapital: 25.000 €');
  });
});
