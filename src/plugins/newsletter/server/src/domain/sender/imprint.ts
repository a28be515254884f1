import { normaliseEconomicId } from './economic-id';
import { IMPRINT_CHECKS, type ImprintDraft, normalisePhone } from './imprint-checks';
import { missingByLaw } from './imprint-demands';
import { readFlags, readTexts } from './imprint-fields';
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
 * Whether a sender's profile makes a complete imprint (MSR-2.5-1 to 2.5-3, DE-11, AT-3, IT-4). All problems at once, for a
 * form shows them together. Whether the contact form answers is for the caller to find out: nothing is fetched here.
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
  const { flags, malformed: neither } = readFlags(source);
  const draft: ImprintDraft = { type, texts, flags, hasVatId };
  const broken = [...malformed, ...neither].map((field) =>
    imprintProblem(field, 'field_malformed', 'R5322-4'),
  );
  const failed = [...IMPRINT_CHECKS.flatMap((check) => check(draft)), ...missingByLaw(draft)];
  const problems = [...broken, ...failed].filter(
    ({ field }, at, all) => all.findIndex((one) => one.field === field) === at,
  );
  return problems.length > 0 ? { ok: false, problems } : { ok: true, imprint: toImprint(draft) };
}

/** Only after all checks: the required texts are there. */
function toImprint({ type, texts, flags, hasVatId }: ImprintDraft): Imprint {
  const { street = '', postalCode = '', city = '', country = '', email = '' } = texts;
  const { phone, vatId, economicId, professionalTitleState } = texts;
  return {
    ...texts,
    ...flags,
    type,
    hasVatId: hasVatId === true,
    street,
    postalCode,
    city,
    email,
    country: country.toUpperCase(),
    ...(phone && { phone: normalisePhone(phone) }),
    ...(vatId && { vatId: normaliseVatId(vatId) }),
    ...(economicId && { economicId: normaliseEconomicId(economicId) }),
    ...(professionalTitleState && { professionalTitleState: professionalTitleState.toUpperCase() }),
  };
}
