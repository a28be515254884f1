import type { Letter, LetterKind, LetterState, SecondLook } from '../../../../shared/contracts';
import type { Word } from '../../i18n/useText';
import { SECOND_LOOKS } from '../Campaigns/campaignState';

export const LETTER_KINDS = [
  'double-opt-in',
  'address-change',
  'renewal',
  'origin',
  'rights',
  'abuse-acknowledgement',
  'abuse-confirm',
  'abuse-decision',
  'statement-of-reasons',
] as const satisfies readonly LetterKind[];

/** Without a choice the page shows those whose fate nobody knows. */
export const letterStateOf = (value: string): LetterState => (value === 'failed' ? 'failed' : 'uncertain');

const SENDS: ReadonlySet<SecondLook> = new Set(['send-again', 'retry']);

/** What may be said about it: nothing that would send what may not be sent. */
export const looksAt = ({ state, again }: Letter): readonly SecondLook[] =>
  SECOND_LOOKS[state].filter((look) => again.allowed || !SENDS.has(look));

/** Why it may not go again: as this kind of mail wants it said, else as all do. */
export const whyNot = (reason: string, kind: LetterKind, word: Word): string => {
  for (const [group, name] of [
    [`again.${reason}`, kind],
    ['again', reason],
  ] as const) {
    const words = word(group, name);
    if (words !== name) return words;
  }
  return word('reason', reason);
};
