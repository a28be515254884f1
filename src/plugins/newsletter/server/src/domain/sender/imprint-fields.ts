import type { FlagField, TextField } from './imprint-types';

const TEXT_FIELDS = [
  'firstName',
  'lastName',
  'organisationName',
  'legalForm',
  'shareCapital',
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
  'economicId',
  'websiteUrl',
  'supervisoryAuthority',
  'professionalChamber',
  'professionalNumber',
  'professionalTitle',
  'professionalTitleState',
  'professionalRules',
  'responsiblePerson',
  'responsibleAddress',
  'mediaOwner',
  'publisher',
  'disclosureUrl',
] as const satisfies readonly TextField[];

const FLAGS = ['inLiquidation', 'soleShareholder', 'fewIssues'] as const satisfies readonly FlagField[];

/** As long as a column of text is on PostgreSQL. */
const MAX_LENGTH = 255;
/** Control and invisible characters: each field becomes one line of a message. */
const NOT_ONE_LINE = /[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2066-\u2069]/u;

export type ImprintTexts = Partial<Record<TextField, string>>;
export type ImprintFlags = Partial<Record<FlagField, true>>;

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

/** What is said with yes, and the fields that say neither yes nor no. */
export function readFlags(profile: Readonly<Record<string, unknown>>): {
  flags: ImprintFlags;
  malformed: FlagField[];
} {
  const flags: ImprintFlags = {};
  const malformed: FlagField[] = [];
  for (const field of FLAGS) {
    const value = profile[field];
    if (value === true) flags[field] = true;
    else if (value !== undefined && value !== null && value !== false) malformed.push(field);
  }
  return { flags, malformed };
}
