import type { Imprint } from './imprint-types';

const LABELS = {
  de: {
    represented: 'Vertreten durch',
    register: 'Registereintrag',
    phone: 'Telefon',
    form: 'Kontaktformular',
    email: 'E-Mail',
    vat: 'Umsatzsteuer-ID',
    web: 'Web',
    responsible: 'Verantwortlich für den Inhalt',
  },
  en: {
    represented: 'Represented by',
    register: 'Register entry',
    phone: 'Phone',
    form: 'Contact form',
    email: 'E-mail',
    vat: 'VAT id',
    web: 'Web',
    responsible: 'Responsible for the content',
  },
} as const;

/** The imprint as full text, one line each, as it stands in every message (MFR-5.2, MSR-2.5-0, DE-11). */
export function imprintLines(imprint: Imprint, locale: 'de' | 'en'): string[] {
  const labels = LABELS[locale];
  const labelled: [string, string | undefined][] = [
    [labels.register, joined([imprint.registerName, imprint.registerNumber], ', ')],
    [labels.phone, imprint.phone],
    [labels.form, imprint.contactFormUrl],
    [labels.email, imprint.email],
    [labels.vat, imprint.vatId],
    [labels.web, imprint.websiteUrl],
    [labels.responsible, imprint.responsiblePerson],
  ];
  return [
    nameOf(imprint),
    ...(imprint.representatives ? [`${labels.represented}: ${imprint.representatives}`] : []),
    imprint.street,
    `${imprint.postalCode} ${imprint.city}`,
    countryName(imprint.country, locale),
    ...labelled.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : [])),
  ];
}

function nameOf({ type, firstName, lastName, organisationName = '', legalForm = '' }: Imprint): string {
  if (type === 'person') return joined([firstName, lastName], ' ') ?? '';
  const carriesForm = organisationName.toLowerCase().endsWith(legalForm.toLowerCase());
  return carriesForm ? organisationName : `${organisationName} ${legalForm}`;
}

function joined(parts: readonly (string | undefined)[], separator: string): string | undefined {
  const given = parts.filter(Boolean);
  return given.length > 0 ? given.join(separator) : undefined;
}

const COUNTRIES = {
  de: new Intl.DisplayNames(['de'], { type: 'region' }),
  en: new Intl.DisplayNames(['en'], { type: 'region' }),
};

const countryName = (code: string, locale: 'de' | 'en'): string => COUNTRIES[locale].of(code) ?? code;
