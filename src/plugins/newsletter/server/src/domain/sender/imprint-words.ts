export interface ImprintWords {
  readonly inLiquidation: string;
  readonly soleShareholder: string;
  readonly shareCapital: string;
  readonly represented: string;
  readonly register: string;
  readonly phone: string;
  readonly form: string;
  readonly email: string;
  readonly vat: string;
  readonly economicId: string;
  readonly authority: string;
  readonly chamber: string;
  readonly memberNumber: (number: string) => string;
  readonly title: string;
  readonly awardedIn: (country: string) => string;
  readonly rules: string;
  readonly web: string;
  readonly responsible: string;
  readonly sameAddress: string;
  readonly mediaOwner: string;
  readonly publisher: string;
  readonly mediaOwnerAndPublisher: string;
  readonly disclosure: string;
}

/** What stands before the details of an imprint in a message. */
const IMPRINT_WORDS: Readonly<Record<'de' | 'en', ImprintWords>> = {
  de: {
    inLiquidation: 'In Liquidation',
    soleShareholder: 'Einpersonengesellschaft',
    shareCapital: 'Gesellschaftskapital',
    represented: 'Vertreten durch',
    register: 'Registereintrag',
    phone: 'Telefon',
    form: 'Kontaktformular',
    email: 'E-Mail',
    vat: 'Umsatzsteuer-ID',
    economicId: 'Wirtschafts-Identifikationsnummer',
    authority: 'Aufsichtsbehörde',
    chamber: 'Kammer',
    memberNumber: (number) => `Nr. ${number}`,
    title: 'Berufsbezeichnung',
    awardedIn: (country) => `(verliehen in: ${country})`,
    rules: 'Berufsrechtliche Regelungen',
    web: 'Web',
    responsible: 'Verantwortlich für den Inhalt',
    sameAddress: 'Anschrift wie oben',
    mediaOwner: 'Medieninhaber',
    publisher: 'Herausgeber',
    mediaOwnerAndPublisher: 'Medieninhaber und Herausgeber',
    disclosure: 'Offenlegung (§ 25 MedienG)',
  },
  en: {
    inLiquidation: 'In liquidation',
    soleShareholder: 'Company with a sole shareholder',
    shareCapital: 'Share capital',
    represented: 'Represented by',
    register: 'Register entry',
    phone: 'Phone',
    form: 'Contact form',
    email: 'E-mail',
    vat: 'VAT id',
    economicId: 'Business identification number',
    authority: 'Supervisory authority',
    chamber: 'Professional body',
    memberNumber: (number) => `no. ${number}`,
    title: 'Professional title',
    awardedIn: (country) => `(awarded in: ${country})`,
    rules: 'Rules of the profession',
    web: 'Web',
    responsible: 'Responsible for the content',
    sameAddress: 'address as above',
    mediaOwner: 'Media owner (Medieninhaber)',
    publisher: 'Publisher (Herausgeber)',
    mediaOwnerAndPublisher: 'Media owner and publisher (Medieninhaber und Herausgeber)',
    disclosure: 'Disclosure (Offenlegung, § 25 MedienG)',
  },
};

type OwnWord = 'inLiquidation' | 'soleShareholder' | 'shareCapital' | 'vat';

/** What the law of a country calls a detail: said beside the reader's word, for it is what people there look for. */
const OWN_WORDS: Readonly<Record<string, Readonly<Record<OwnWord, string>>>> = {
  IT: {
    inLiquidation: 'in liquidazione',
    soleShareholder: 'socio unico',
    shareCapital: 'capitale sociale',
    vat: 'Partita IVA',
  },
};

export function wordsFor(country: string, locale: 'de' | 'en'): ImprintWords {
  const words = IMPRINT_WORDS[locale];
  const own = Object.entries(OWN_WORDS[country] ?? {}) as [OwnWord, string][];
  return { ...words, ...Object.fromEntries(own.map(([key, word]) => [key, `${words[key]} (${word})`])) };
}
