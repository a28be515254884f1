import type { ImprintDraft } from './imprint-checks';
import { imprintProblem, type ImprintProblem, type ImprintRule } from './imprint-problems';
import type { TextField } from './imprint-types';
import { actsAlone } from './legal-forms';

/** What one law wants of those it concerns, beyond what the policies want of everybody. */
interface Demand {
  readonly rule: ImprintRule;
  readonly concerns: (draft: ImprintDraft, country: string) => boolean;
  readonly fields: readonly TextField[];
}

const PROFESSION = [
  'professionalChamber',
  'professionalTitle',
  'professionalTitleState',
  'professionalRules',
] as const satisfies readonly TextField[];

const hasProfession = ({ texts }: ImprintDraft): boolean =>
  PROFESSION.some((field) => texts[field] !== undefined);

const isBody = ({ type, texts }: ImprintDraft): boolean =>
  type === 'organisation' && texts.legalForm !== undefined && !actsAlone(texts.legalForm);

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
  // MStV § 18(2): an address alone is nobody.
  {
    rule: 'DE-11',
    concerns: ({ texts }) => texts.responsibleAddress !== undefined,
    fields: ['responsiblePerson'],
  },
];

/** What the law of the sender's country or of his profession wants and the imprint lacks (DE-11, AT-3). */
export function missingByLaw(draft: ImprintDraft): ImprintProblem[] {
  const country = draft.texts.country?.toUpperCase() ?? '';
  return DEMANDS.filter(({ concerns }) => concerns(draft, country)).flatMap(({ rule, fields }) =>
    fields
      .filter((field) => draft.texts[field] === undefined)
      .map((field) => imprintProblem(field, 'field_missing', rule)),
  );
}
