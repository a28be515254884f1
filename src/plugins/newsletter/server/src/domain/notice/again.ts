import type { NoticeName } from './notice-name';

/** What is known of a mail to one person that failed or is in doubt, before anything is asked of the database. */
export interface OpenLetter {
  readonly notice: NoticeName;
  readonly state: 'uncertain' | 'failed';
  /** Empty once the person was erased. */
  readonly toAddress: string;
  readonly hasWords: boolean;
  /** Epoch ms. */
  readonly giveUpAt: number;
}

export type AgainDecision =
  { readonly allowed: true } | { readonly allowed: false; readonly reason: string; readonly rule: string };

const HOUR_MS = 3_600_000;
/** As long as a new one is tried (standards C.3). */
const TRIED_FOR_MS = 48 * HOUR_MS;

/**
 * Asked for by whoever typed an address, which may be a stranger's: such a mail comes once. One in doubt may have come;
 * one that certainly did not is still the first.
 */
const ONCE: Partial<Record<NoticeName, string>> = {
  'double-opt-in': 'DE-7',
  'address-change': 'DE-7',
  'abuse-confirm': 'C.6',
};

/** Its link dies when the mail is given up; what the others say holds as long as it is kept. */
const LINK_DIES: Partial<Record<NoticeName, string>> = {
  'double-opt-in': 'C.5',
  'address-change': 'C.5',
  renewal: 'MSR-2.4-10',
  rights: 'G-15',
};

const no = (reason: string, rule: string): AgainDecision => ({ allowed: false, reason, rule });

/** Whether the mail itself stands against another way. Consent, suppressions and the sender are asked besides. */
export const mayGoAgain = (letter: OpenLetter, now: number): AgainDecision => {
  const { notice, state, toAddress, hasWords, giveUpAt } = letter;
  const [once, linkDies] = [ONCE[notice], LINK_DIES[notice]];
  if (toAddress === '') return no('erased', 'G-17');
  if (!hasWords) return no('words_gone', 'DESIGN-2.7');
  if (linkDies !== undefined && giveUpAt <= now) return no('link_expired', linkDies);
  if (once !== undefined && state === 'uncertain') return no('only_once', once);
  return { allowed: true };
};

/** Until when it is tried once it goes again: never longer than its link lives. */
export const triedAgainUntil = (
  { notice, giveUpAt }: Pick<OpenLetter, 'notice' | 'giveUpAt'>,
  now: number,
) => (LINK_DIES[notice] === undefined ? now + TRIED_FOR_MS : giveUpAt);
