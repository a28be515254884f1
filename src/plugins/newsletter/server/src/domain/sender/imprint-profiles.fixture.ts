import { checkImprint, imprintLines } from './imprint';

export const GERMAN = {
  type: 'organisation',
  organisationName: 'Beispiel',
  legalForm: 'GmbH',
  representatives: 'Ada Muster',
  street: 'Musterweg 1',
  postalCode: '12345',
  city: 'Musterstadt',
  country: 'DE',
  registerName: 'Amtsgericht Musterstadt',
  registerNumber: 'HRB 1234',
  phone: '+49 30 1234567',
  email: 'info@example.org',
  hasVatId: false,
};
export const LAWYER = {
  professionalChamber: 'Rechtsanwaltskammer Musterstadt',
  professionalTitle: 'Rechtsanwältin',
  professionalTitleState: 'de',
  professionalRules: 'BRAO, nachzulesen unter https://example.org/regeln',
};

/** `field:code:rule` of each problem. */
export const problemsOf = (profile: unknown): string[] => {
  const result = checkImprint(profile);
  return result.ok ? [] : result.problems.map(({ field, code, rule }) => `${field}:${code}:${rule}`);
};

export const linesOf = (profile: unknown, locale: 'de' | 'en' = 'de'): string[] => {
  const result = checkImprint(profile);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return imprintLines(result.imprint, locale);
};
