import { IMPRINT_WORDS, type ImprintWords } from './imprint-words';
import type { Imprint } from './imprint-types';

type Line = readonly [label: string, value: string | undefined];

/**
 * The imprint as full text, one line each, as it stands in every message (MFR-5.2, MSR-2.5-0, DE-11). Everything that
 * was given is in it.
 */
export function imprintLines(imprint: Imprint, locale: 'de' | 'en'): string[] {
  const words = IMPRINT_WORDS[locale];
  return [
    nameOf(imprint),
    ...(imprint.inLiquidation ? [words.inLiquidation] : []),
    ...labelled([[words.represented, imprint.representatives]]),
    imprint.street,
    `${imprint.postalCode} ${imprint.city}`,
    countryName(imprint.country, locale),
    ...labelled([
      [words.register, joined([imprint.registerName, imprint.registerNumber], ', ')],
      [words.phone, imprint.phone],
      [words.form, imprint.contactFormUrl],
      [words.email, imprint.email],
      [words.vat, imprint.vatId],
      [words.economicId, imprint.economicId],
      [words.authority, imprint.supervisoryAuthority],
      ...professionLines(imprint, words, locale),
      [words.web, imprint.websiteUrl],
      [words.responsible, responsible(imprint, words)],
    ]),
  ];
}

const labelled = (lines: readonly Line[]): string[] =>
  lines.flatMap(([label, value]) => (value ? [`${label}: ${value}`] : []));

function nameOf({ type, firstName, lastName, organisationName = '', legalForm = '' }: Imprint): string {
  if (type === 'person') return joined([firstName, lastName], ' ') ?? '';
  const carriesForm = organisationName.toLowerCase().endsWith(legalForm.toLowerCase());
  return carriesForm ? organisationName : `${organisationName} ${legalForm}`;
}

function professionLines(imprint: Imprint, words: ImprintWords, locale: 'de' | 'en'): readonly Line[] {
  const { professionalChamber, professionalTitle, professionalTitleState, professionalRules } = imprint;
  const awarded = professionalTitleState && words.awardedIn(countryName(professionalTitleState, locale));
  return [
    [words.chamber, professionalChamber],
    [words.title, professionalTitle && joined([professionalTitle, awarded], ' ')],
    [words.rules, professionalRules],
  ];
}

/** With an address, as MStV § 18(2) wants it. A name with digits in it brings its own. */
function responsible(imprint: Imprint, words: ImprintWords): string | undefined {
  const { responsiblePerson, responsibleAddress } = imprint;
  const address = responsibleAddress ?? (/\d/.test(responsiblePerson ?? '') ? undefined : words.sameAddress);
  return responsiblePerson && joined([responsiblePerson, address], ', ');
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
