export interface ImprintWords {
  readonly inLiquidation: string;
  readonly represented: string;
  readonly register: string;
  readonly phone: string;
  readonly form: string;
  readonly email: string;
  readonly vat: string;
  readonly economicId: string;
  readonly authority: string;
  readonly chamber: string;
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
export const IMPRINT_WORDS: Readonly<Record<'de' | 'en', ImprintWords>> = {
  de: {
    inLiquidation: 'In Liquidation',
    represented: 'Vertreten durch',
    register: 'Registereintrag',
    phone: 'Telefon',
    form: 'Kontaktformular',
    email: 'E-Mail',
    vat: 'Umsatzsteuer-ID',
    economicId: 'Wirtschafts-Identifikationsnummer',
    authority: 'Aufsichtsbehörde',
    chamber: 'Kammer',
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
    represented: 'Represented by',
    register: 'Register entry',
    phone: 'Phone',
    form: 'Contact form',
    email: 'E-mail',
    vat: 'VAT id',
    economicId: 'Business identification number',
    authority: 'Supervisory authority',
    chamber: 'Professional body',
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
