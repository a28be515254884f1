import { IMPRINT_CHECKS, type ImprintDraft, normalisePhone } from './imprint-checks';
import { readTexts } from './imprint-fields';
import { imprintProblem, type ImprintProblem } from './imprint-problems';
import type { Imprint } from './imprint-types';
import { normaliseVatId } from './vat-id';

export { imprintLines } from './imprint-lines';
export type { ImprintProblem } from './imprint-problems';
export type { Imprint } from './imprint-types';

export type ImprintCheck =
  | { readonly ok: true; readonly imprint: Imprint }
  | { readonly ok: false; readonly problems: readonly ImprintProblem[] };

/**
 * Whether a sender's profile makes a complete imprint (MSR-2.5-1 to 2.5-3). All problems at once, for a form shows
 * them together. Whether the contact form answers is for the caller to find out: nothing is fetched here.
 */
export function checkImprint(profile: unknown): ImprintCheck {
  if (typeof profile !== 'object' || profile === null || Array.isArray(profile)) {
    return { ok: false, problems: [imprintProblem('profile', 'profile_malformed', 'MSR-2.5-1')] };
  }
  const source = profile as Readonly<Record<string, unknown>>;
  const { texts, malformed } = readTexts(source);
  const { type, hasVatId } = source;
  if (type !== 'person' && type !== 'organisation') {
    return { ok: false, problems: [imprintProblem('type', 'type_missing', 'MSR-2.5-1')] };
  }
  const draft: ImprintDraft = { type, texts, hasVatId };
  const broken = malformed.map((field) => imprintProblem(field, 'field_malformed', 'R5322-4'));
  const failed = IMPRINT_CHECKS.flatMap((check) => check(draft)).filter(
    ({ field }) => !broken.some((problem) => problem.field === field),
  );
  const problems = [...broken, ...failed];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, imprint: toImprint(draft) };
}

/** Only after all checks: the required texts are there. */
function toImprint({ type, texts, hasVatId }: ImprintDraft): Imprint {
  const { street = '', postalCode = '', city = '', country = '', email = '' } = texts;
  return {
    ...texts,
    type,
    hasVatId: hasVatId === true,
    street,
    postalCode,
    city,
    email,
    country: country.toUpperCase(),
    ...(texts.phone === undefined ? {} : { phone: normalisePhone(texts.phone) }),
    ...(texts.vatId === undefined ? {} : { vatId: normaliseVatId(texts.vatId) }),
  };
}
