import { parseEmail } from '../address/email-address';
import { isEconomicId } from './economic-id';
import type { ImprintFlags, ImprintTexts } from './imprint-fields';
import { imprintProblem, type ImprintProblem, type ImprintRule } from './imprint-problems';
import type { Imprint, TextField } from './imprint-types';
import { needsRegister } from './legal-forms';
import { isVatId } from './vat-id';

/** What a check looks at: texts as read, answers as given. */
export interface ImprintDraft {
  readonly type: Imprint['type'];
  readonly texts: ImprintTexts;
  readonly flags: ImprintFlags;
  readonly hasVatId: unknown;
}

type Check = (draft: ImprintDraft) => ImprintProblem[];

const ADDRESS = ['street', 'postalCode', 'city', 'country'] as const satisfies readonly TextField[];
const REQUIRED = {
  person: ['firstName', 'lastName', ...ADDRESS],
  organisation: ['organisationName', 'legalForm', ...ADDRESS],
} as const satisfies Record<Imprint['type'], readonly TextField[]>;

const missing = (texts: ImprintTexts, fields: readonly TextField[], rule: ImprintRule): ImprintProblem[] =>
  fields
    .filter((field) => texts[field] === undefined)
    .map((field) => imprintProblem(field, 'field_missing', rule));

const requiredFields: Check = ({ type, texts }) => missing(texts, REQUIRED[type], 'MSR-2.5-1');

const register: Check = ({ type, texts }) =>
  type === 'organisation' && texts.legalForm !== undefined && needsRegister(texts.legalForm)
    ? missing(texts, ['registerName', 'registerNumber'], 'MSR-2.5-1')
    : [];

const RULE_OF = {
  street: 'MSR-2.5-1',
  responsibleAddress: 'DE-11',
  country: 'MSR-2.5-1',
  professionalTitleState: 'DE-11',
  websiteUrl: 'MSR-2.5-2',
  disclosureUrl: 'AT-3',
  inLiquidation: 'DE-11',
  soleShareholder: 'IT-4',
  shareCapital: 'IT-4',
} as const;

const PO_BOX =
  /\b(?:postfach|postbox|p\.?\s*o\.?\s*box|post\s+office\s+box|casella\s+postale|case\s+postale|bo[iî]te\s+postale|c\.\s?p\.)[\s:.]*(?:nr\.?\s*)?[\d\s]*/gi;

/** Where somebody can be found: a PO box beside a street is fine (MSR-2.5-1, DE-11). */
const addresses: Check = ({ texts }) =>
  (['street', 'responsibleAddress'] as const)
    .filter((field) => texts[field] !== undefined && !/\p{L}{2}/u.test(texts[field].replace(PO_BOX, ' ')))
    .map((field) => imprintProblem(field, 'po_box_alone', RULE_OF[field]));

/** CLDR knows these as regions; they are no countries somebody can be found in. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB']);
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

const isCountry = (code: string): boolean =>
  /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.has(code) && regions.of(code) !== undefined;

const countries: Check = ({ texts }) =>
  (['country', 'professionalTitleState'] as const)
    .filter((field) => texts[field] !== undefined && !isCountry(texts[field].toUpperCase()))
    .map((field) => imprintProblem(field, 'country_unknown', RULE_OF[field]));

/** ITU-T E.164: at most 15 digits; separators are for the eye. */
export const normalisePhone = (phone: string): string => phone.replace(/[\s./-]/g, '');
const isPhone = (phone: string): boolean => /^\+[1-9]\d{6,14}$/.test(normalisePhone(phone));

export function isHttpsUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (
    url?.protocol === 'https:' && url.hostname.includes('.') && url.username === '' && url.password === ''
  );
}

/** (phone ∨ contact form) ∧ e-mail; what is given must also be valid. */
const contact: Check = ({ texts: { phone, contactFormUrl, email } }) => [
  ...(phone === undefined && contactFormUrl === undefined
    ? [imprintProblem('phone', 'contact_channel_missing', 'MSR-2.5-2')]
    : []),
  ...(phone !== undefined && !isPhone(phone)
    ? [imprintProblem('phone', 'phone_malformed', 'MSR-2.5-2')]
    : []),
  ...(contactFormUrl !== undefined && !isHttpsUrl(contactFormUrl)
    ? [imprintProblem('contactFormUrl', 'url_malformed', 'MSR-2.5-2')]
    : []),
  ...(email === undefined ? [imprintProblem('email', 'field_missing', 'MSR-2.5-2')] : []),
  ...(email !== undefined && !parseEmail(email).ok
    ? [imprintProblem('email', 'email_malformed', 'MSR-2.5-2')]
    : []),
];

const webPages: Check = ({ texts }) =>
  (['websiteUrl', 'disclosureUrl'] as const)
    .filter((field) => texts[field] !== undefined && !isHttpsUrl(texts[field]))
    .map((field) => imprintProblem(field, 'url_malformed', RULE_OF[field]));

const vat: Check = ({ hasVatId, texts: { vatId } }) => {
  if (typeof hasVatId !== 'boolean') return [imprintProblem('hasVatId', 'vat_answer_missing', 'MSR-2.5-3')];
  if (vatId !== undefined)
    return isVatId(vatId) ? [] : [imprintProblem('vatId', 'vat_id_malformed', 'MSR-2.5-3')];
  return hasVatId ? [imprintProblem('vatId', 'vat_id_missing', 'MSR-2.5-3')] : [];
};

const economicId: Check = ({ texts }) =>
  texts.economicId !== undefined && !isEconomicId(texts.economicId)
    ? [imprintProblem('economicId', 'economic_id_malformed', 'DE-11')]
    : [];

const ORGANISATION_ONLY = ['inLiquidation', 'soleShareholder', 'shareCapital'] as const;

/** A person is not wound up and has no partners: whoever changes from one to the other says so by taking it back. */
const organisationOnly: Check = ({ type, flags, texts }) =>
  ORGANISATION_ONLY.filter((field) => type === 'person' && { ...texts, ...flags }[field] !== undefined).map(
    (field) => imprintProblem(field, 'organisation_only', RULE_OF[field]),
  );

export const IMPRINT_CHECKS: readonly Check[] = [
  requiredFields,
  register,
  addresses,
  countries,
  contact,
  webPages,
  vat,
  economicId,
  organisationOnly,
];
