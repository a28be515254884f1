import type { ImprintDraft } from './imprint-checks';
import { imprintProblem, type ImprintCode, type ImprintProblem, type ImprintRule } from './imprint-problems';
import type { TextField } from './imprint-types';
import { isItalianCapitalCompany, isItalianCompany } from './italian-forms';
import { actsAlone } from './legal-forms';
import { normaliseVatId } from './vat-id';

/** What one law wants of those it concerns, beyond what the policies want of everybody. */
interface Demand {
  readonly rule: ImprintRule;
  readonly concerns: (draft: ImprintDraft, country: string) => boolean;
  readonly fields: readonly TextField[];
  /** What is to be said where not just any value will do. */
  readonly code?: ImprintCode;
  readonly satisfies?: (value: string) => boolean;
}

const PROFESSION = [
  'professionalChamber',
  'professionalNumber',
  'professionalTitle',
  'professionalTitleState',
  'professionalRules',
] as const satisfies readonly TextField[];

const hasProfession = ({ texts }: ImprintDraft): boolean =>
  PROFESSION.some((field) => texts[field] !== undefined);

const isBody = ({ type, texts }: ImprintDraft): boolean =>
  type === 'organisation' && texts.legalForm !== undefined && !actsAlone(texts.legalForm);

const inItaly = (
  { type, texts }: ImprintDraft,
  country: string,
  is: (legalForm: string) => boolean,
): boolean =>
  country === 'IT' && type === 'organisation' && texts.legalForm !== undefined && is(texts.legalForm);

const DEMANDS: readonly Demand[] = [
  // DDG § 5(1) no. 1: whoever is no natural person names those who act for it.
  {
    rule: 'DE-11',
    concerns: (draft, country) => country === 'DE' && isBody(draft),
    fields: ['representatives'],
  },
  // DDG § 5(1) no. 5, as Directive 2000/31/EC wants it of all members. Not every regulated profession has a chamber.
  {
    rule: 'DE-11',
    concerns: hasProfession,
    fields: ['professionalTitle', 'professionalTitleState', 'professionalRules'],
  },
  // MedienG §§ 24(3), 25(1): of a newsletter that appears four times a year or more, and it does unless denied.
  {
    rule: 'AT-3',
    concerns: ({ flags }, country) => country === 'AT' && !flags.fewIssues,
    fields: ['mediaOwner', 'publisher', 'disclosureUrl'],
  },
  // D.Lgs. 70/2003 art. 7(1) lett. d and g, c.c. art. 2250(1).
  {
    rule: 'IT-4',
    concerns: (draft, country) => inItaly(draft, country, isItalianCompany),
    fields: ['registerName', 'registerNumber'],
  },
  {
    rule: 'IT-4',
    concerns: (draft, country) => inItaly(draft, country, isItalianCompany),
    fields: ['vatId'],
    code: 'partita_iva_missing',
    satisfies: (vatId) => normaliseVatId(vatId).startsWith('IT'),
  },
  // c.c. art. 2250(2): the capital as paid in and in the last balance sheet.
  {
    rule: 'IT-4',
    concerns: (draft, country) => inItaly(draft, country, isItalianCapitalCompany),
    fields: ['shareCapital'],
  },
  // D.Lgs. 70/2003 art. 7(1) lett. f: with the body of the profession and the number there.
  {
    rule: 'IT-4',
    concerns: (draft, country) => country === 'IT' && hasProfession(draft),
    fields: ['professionalChamber', 'professionalNumber'],
  },
  // MStV § 18(2): an address alone is nobody.
  {
    rule: 'DE-11',
    concerns: ({ texts }) => texts.responsibleAddress !== undefined,
    fields: ['responsiblePerson'],
  },
];

/** What the law of the sender's country or of his profession wants and the imprint lacks (DE-11, AT-3, IT-4). */
export function missingByLaw(draft: ImprintDraft): ImprintProblem[] {
  const country = draft.texts.country?.toUpperCase() ?? '';
  const concerned = DEMANDS.filter(({ concerns }) => concerns(draft, country));
  return concerned.flatMap(({ rule, fields, code = 'field_missing', satisfies = () => true }) =>
    fields
      .filter((field) => draft.texts[field] === undefined || !satisfies(draft.texts[field]))
      .map((field) => imprintProblem(field, code, rule)),
  );
}
