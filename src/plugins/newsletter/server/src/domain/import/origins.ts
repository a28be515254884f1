/** Where a list says it comes from, and whether such a list is ever accepted. */
export const IMPORT_ORIGINS = {
  'own-form': { accepted: true },
  'paper-form': { accepted: true },
  'previous-provider': { accepted: true },
  purchased: { accepted: false, rule: 'MOS-2.1' },
  rented: { accepted: false, rule: 'MSR-2.4-4' },
  scraped: { accepted: false, rule: 'MOS-2.1' },
  'public-register': { accepted: false, rule: 'MSR-2.4-4' },
  'third-party-consent': { accepted: false, rule: 'MSR-2.4-4' },
  'co-registration': { accepted: false, rule: 'MSR-2.4-5' },
  consulate: { accepted: false, rule: 'MOS-4.10' },
  government: { accepted: false, rule: 'MOS-4.10' },
  linkedin: { accepted: false, rule: 'MOS-5.10' },
  xing: { accepted: false, rule: 'MOS-5.10' },
} as const satisfies Record<string, { accepted: true } | { accepted: false; rule: string }>;

export type ImportOrigin = keyof typeof IMPORT_ORIGINS;

export type OriginDecision =
  | { readonly accepted: true; readonly origin: ImportOrigin }
  | { readonly accepted: false; readonly rule: string };

/** Unknown origins are refused like forbidden ones: nobody can vouch for them. */
export const checkOrigin = (origin: string): OriginDecision => {
  const key = origin.toLowerCase().replace(/[_ ]/g, '-');
  if (!Object.hasOwn(IMPORT_ORIGINS, key)) return { accepted: false, rule: 'MOS-2.1' };
  const entry = IMPORT_ORIGINS[key as ImportOrigin];
  return entry.accepted
    ? { accepted: true, origin: key as ImportOrigin }
    : { accepted: false, rule: entry.rule };
};
