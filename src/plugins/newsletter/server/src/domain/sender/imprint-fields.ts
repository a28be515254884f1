import type { TextField } from './imprint-types';

const TEXT_FIELDS = [
  'firstName',
  'lastName',
  'organisationName',
  'legalForm',
  'representatives',
  'street',
  'postalCode',
  'city',
  'country',
  'registerName',
  'registerNumber',
  'phone',
  'contactFormUrl',
  'email',
  'vatId',
  'websiteUrl',
  'responsiblePerson',
] as const satisfies readonly TextField[];

const MAX_LENGTH = 300;
/** Control and invisible characters: each field becomes one line of a message. */
const NOT_ONE_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u;

export type ImprintTexts = Partial<Record<TextField, string>>;

/** Trimmed, non-empty texts of a profile, and the fields that are no text of one line. */
export function readTexts(profile: Readonly<Record<string, unknown>>): {
  texts: ImprintTexts;
  malformed: TextField[];
} {
  const texts: ImprintTexts = {};
  const malformed: TextField[] = [];
  for (const field of TEXT_FIELDS) {
    const value = profile[field];
    if (value === undefined || value === null) continue;
    if (typeof value !== 'string' || value.length > MAX_LENGTH || NOT_ONE_LINE.test(value.trim()))
      malformed.push(field);
    else if (value.trim() !== '') texts[field] = value.trim();
  }
  return { texts, malformed };
}
