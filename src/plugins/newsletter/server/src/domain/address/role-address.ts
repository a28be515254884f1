import { TIER_A, TIER_B, TIER_C } from './role-address-list';

/** A: technical, refused everywhere. B: functional mailbox, refused everywhere. C: weak signal, flagged in imports. */
export type RoleTier = 'A' | 'B' | 'C';

/** Where the address comes in: an import is judged more strictly than a person at a form. */
export type Door = 'form' | 'import';

const NO_REPLY_FAMILY =
  /^(no|do-?not|not)[-_.]?reply|^noreply|^(mailer|postmaster)[-_.]?daemon|-(request|owner|bounces?|admin|subscribe|unsubscribe)$|^(owner|bounces?)[-+_=]/;

/** First words that give a mailbox away even with more behind them: `info.wien@`, `office-graz@`. */
const TELLING_FIRST_WORDS: ReadonlySet<string> = new Set(
  'info office kontakt contact support sales service vertrieb verkauf'.split(' '),
);

const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

const unaccented = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').replace(/ß/g, 'ss');

/** `büro` is `buero` to one admin and `buro` to the next: all three spellings are compared. */
const spellings = (local: string): string[] => [
  local,
  local.replace(/[äöüß]/g, (letter) => UMLAUTS[letter] ?? letter),
  unaccented(local),
];

const withoutAccents = (words: ReadonlySet<string>): ReadonlySet<string> =>
  new Set([...words, ...[...words].map(unaccented)]);

const TIERS: readonly (readonly [RoleTier, ReadonlySet<string>])[] = [
  ['A', withoutAccents(TIER_A)],
  ['B', withoutAccents(TIER_B)],
  ['C', withoutAccents(TIER_C)],
];

const tierOfWord = (word: string): RoleTier | null => TIERS.find(([, words]) => words.has(word))?.[0] ?? null;

const tierByFirstWord = (local: string, door: Door): RoleTier | null => {
  const [first, ...rest] = local.split(/[-_.]/);
  if (first === undefined || rest.length === 0) return null;
  if (TIER_A.has(first)) return door === 'import' ? 'A' : 'C';
  if (TELLING_FIRST_WORDS.has(first)) return door === 'import' ? 'B' : 'C';
  return null;
};

/**
 * Which tier of role address a local part belongs to, or null for a person's (MFR-2.1, LM-2.1).
 * Fullwidth and other compatibility letters are folded first, so that `ｉｎｆｏ@` is no way round.
 */
export const roleTier = (localPart: string, door: Door = 'form'): RoleTier | null => {
  const local = localPart.normalize('NFKC').toLowerCase().split('+')[0] ?? '';
  if (NO_REPLY_FAMILY.test(local)) return 'A';
  for (const spelling of spellings(local)) {
    const tier = tierOfWord(spelling) ?? tierOfWord(spelling.replace(/-?\d{1,3}$/, ''));
    if (tier !== null) return tier;
  }
  return tierByFirstWord(local, door);
};

/** Tiers A and B are never mailed; there is no exception a sender could switch on. */
export const isRefusedRole = (localPart: string, door: Door = 'form'): boolean => {
  const tier = roleTier(localPart, door);
  return tier === 'A' || tier === 'B';
};
