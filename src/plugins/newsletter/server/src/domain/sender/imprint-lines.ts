import { wordsFor, type ImprintWords } from './imprint-words';
import type { Imprint } from './imprint-types';

type Line = readonly [label: string, value: string | undefined];

/**
 * The imprint as full text, one line each, as it stands in every message (MFR-5.2, MSR-2.5-0, DE-11, AT-3, IT-4). Everything
 * that was given is in it.
 */
export function imprintLines(imprint: Imprint, locale: 'de' | 'en'): string[] {
  const words = wordsFor(imprint.country, locale);
  return [
    nameOf(imprint),
    ...(imprint.inLiquidation ? [words.inLiquidation] : []),
    ...(imprint.soleShareholder ? [words.soleShareholder] : []),
    ...labelled([[words.represented, imprint.representatives]]),
    imprint.street,
    `${imprint.postalCode} ${imprint.city}`,
    countryName(imprint.country, locale),
    ...labelled([
      [words.register, joined([imprint.registerName, imprint.registerNumber], ', ')],
      [words.shareCapital, imprint.shareCapital],
      [words.phone, imprint.phone],
      [words.form, imprint.contactFormUrl],
      [words.email, imprint.email],
      [words.vat, imprint.vatId],
      [words.economicId, imprint.economicId],
      [words.authority, imprint.supervisoryAuthority],
      ...professionLines(imprint, words, locale),
      [words.web, imprint.websiteUrl],
      [words.responsible, found(imprint.responsiblePerson, words, imprint.responsibleAddress)],
      ...mediaLines(imprint, words),
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
  const { professionalTitle, professionalTitleState, professionalRules } = imprint;
  const number = imprint.professionalNumber && words.memberNumber(imprint.professionalNumber);
  const awarded = professionalTitleState && words.awardedIn(countryName(professionalTitleState, locale));
  return [
    [words.chamber, joined([imprint.professionalChamber, number], ', ')],
    [words.title, professionalTitle && joined([professionalTitle, awarded], ' ')],
    [words.rules, professionalRules],
  ];
}

/** MedienG § 24(3): name and address of both, in each issue; § 25(1): where the disclosure is found (AT-3). */
function mediaLines({ mediaOwner, publisher, disclosureUrl }: Imprint, words: ImprintWords): readonly Line[] {
  const people: readonly Line[] =
    mediaOwner === publisher
      ? [[words.mediaOwnerAndPublisher, found(mediaOwner, words)]]
      : [
          [words.mediaOwner, found(mediaOwner, words)],
          [words.publisher, found(publisher, words)],
        ];
  return [...people, [words.disclosure, disclosureUrl]];
}

/** With an address, as MStV § 18(2) and MedienG § 24 want it. A name with digits in it brings its own. */
function found(person: string | undefined, words: ImprintWords, elsewhere?: string): string | undefined {
  const address = elsewhere ?? (/\d/.test(person ?? '') ? undefined : words.sameAddress);
  return person && joined([person, address], ', ');
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
