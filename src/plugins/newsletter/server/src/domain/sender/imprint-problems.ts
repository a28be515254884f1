import type { ImprintField } from './imprint-types';

const PROBLEMS = {
  profile_malformed: { de: 'Das Absenderprofil ist nicht lesbar.', en: 'The sender profile cannot be read.' },
  type_missing: { de: 'Person oder Organisation wählen.', en: 'Choose person or organisation.' },
  field_missing: { de: 'Diese Angabe fehlt.', en: 'This detail is missing.' },
  field_malformed: {
    de: 'Diese Angabe ist zu lang oder enthält Zeilenumbrüche oder Steuerzeichen.',
    en: 'This detail is too long or contains line breaks or control characters.',
  },
  country_unknown: { de: 'Ländercode aus zwei Buchstaben angeben.', en: 'Give the two-letter country code.' },
  po_box_alone: {
    de: 'Ein Postfach genügt nicht: Straße und Hausnummer angeben.',
    en: 'A PO box is not enough: give street and number.',
  },
  contact_channel_missing: {
    de: 'Telefonnummer oder Kontaktformular angeben.',
    en: 'Give a phone number or a contact form.',
  },
  phone_malformed: {
    de: 'Telefonnummer international angeben, etwa +49 30 1234567.',
    en: 'Give the phone number internationally, such as +49 30 1234567.',
  },
  url_malformed: { de: 'Eine vollständige https-Adresse angeben.', en: 'Give a complete https address.' },
  email_malformed: { de: 'Die E-Mail-Adresse ist ungültig.', en: 'The e-mail address is invalid.' },
  vat_answer_missing: {
    de: 'Angeben, ob es eine Umsatzsteuer-ID gibt.',
    en: 'Say whether there is a VAT id.',
  },
  vat_id_missing: { de: 'Die Umsatzsteuer-ID fehlt.', en: 'The VAT id is missing.' },
  vat_id_malformed: {
    de: 'Die Umsatzsteuer-ID ist ungültig: Form oder Prüfziffer stimmt nicht.',
    en: 'The VAT id is invalid: its form or check digit is wrong.',
  },
  partita_iva_missing: {
    de: 'Ein Unternehmen in Italien gibt seine Partita IVA an, etwa IT00743110157.',
    en: 'A company in Italy gives its Partita IVA, such as IT00743110157.',
  },
  economic_id_malformed: {
    de: 'Die Wirtschafts-Identifikationsnummer ist ungültig. Sie lautet wie DE123456788-00001.',
    en: 'The business identification number is invalid. It looks like DE123456788-00001.',
  },
  organisation_only: {
    de: 'Das gibt es nur bei Organisationen.',
    en: 'Only an organisation can be that.',
  },
} as const satisfies Record<string, { de: string; en: string }>;

export type ImprintCode = keyof typeof PROBLEMS;

/** What a draft may still lack; any other problem is a wrong value. */
export const LACKING: ReadonlySet<ImprintCode> = new Set<ImprintCode>([
  'type_missing',
  'field_missing',
  'contact_channel_missing',
  'vat_answer_missing',
  'vat_id_missing',
  'partita_iva_missing',
]);
export type ImprintRule = 'MSR-2.5-1' | 'MSR-2.5-2' | 'MSR-2.5-3' | 'R5322-4' | 'DE-11' | 'AT-3' | 'IT-4';

export interface ImprintProblem {
  readonly field: ImprintField | 'profile';
  readonly code: ImprintCode;
  readonly rule: ImprintRule;
  readonly message: { readonly de: string; readonly en: string };
}

export const imprintProblem = (
  field: ImprintProblem['field'],
  code: ImprintCode,
  rule: ImprintRule,
): ImprintProblem => ({ field, code, rule, message: PROBLEMS[code] });
