import { parseEmail } from '../address/email-address';
import type { ImprintTexts } from './imprint-fields';
import { imprintProblem, type ImprintProblem, type ImprintRule } from './imprint-problems';
import type { Imprint, TextField } from './imprint-types';
import { needsRegister } from './legal-forms';
import { isVatId } from './vat-id';

/** What a check looks at: texts as read, answers as given. */
export interface ImprintDraft {
  readonly type: Imprint['type'];
  readonly texts: ImprintTexts;
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

const PO_BOX =
  /\b(?:postfach|postbox|p\.?\s*o\.?\s*box|post\s+office\s+box|casella\s+postale|case\s+postale|bo[iî]te\s+postale|c\.\s?p\.)[\s:.]*(?:nr\.?\s*)?[\d\s]*/gi;

const streetAddress: Check = ({ texts: { street } }) =>
  street !== undefined && !/\p{L}{2}/u.test(street.replace(PO_BOX, ' '))
    ? [imprintProblem('street', 'po_box_alone', 'MSR-2.5-1')]
    : [];

/** CLDR knows these as regions; they are no countries somebody can be found in. */
const NO_COUNTRY = new Set(['EU', 'EZ', 'UN', 'QO', 'ZZ', 'XA', 'XB']);
const regions = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });

const country: Check = ({ texts }) => {
  const code = texts.country?.toUpperCase();
  if (code === undefined) return [];
  const known = /^[A-Z]{2}$/.test(code) && !NO_COUNTRY.has(code) && regions.of(code) !== undefined;
  return known ? [] : [imprintProblem('country', 'country_unknown', 'MSR-2.5-1')];
};

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

const website: Check = ({ texts: { websiteUrl } }) =>
  websiteUrl !== undefined && !isHttpsUrl(websiteUrl)
    ? [imprintProblem('websiteUrl', 'url_malformed', 'MSR-2.5-2')]
    : [];

const vat: Check = ({ hasVatId, texts: { vatId } }) => {
  if (typeof hasVatId !== 'boolean') return [imprintProblem('hasVatId', 'vat_answer_missing', 'MSR-2.5-3')];
  if (vatId !== undefined)
    return isVatId(vatId) ? [] : [imprintProblem('vatId', 'vat_id_malformed', 'MSR-2.5-3')];
  return hasVatId ? [imprintProblem('vatId', 'vat_id_missing', 'MSR-2.5-3')] : [];
};

export const IMPRINT_CHECKS: readonly Check[] = [
  requiredFields,
  register,
  streetAddress,
  country,
  contact,
  website,
  vat,
];
