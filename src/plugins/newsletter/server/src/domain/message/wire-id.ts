/** What a Message-ID or Return-Path of ours belongs to. */
export type WireSubject = { readonly of: 'delivery' | 'notice'; readonly id: number };

const LETTERS = { delivery: 'd', notice: 'n' } as const;

/** One word for one mail of whatever kind; the letter keeps the two counts apart (R5322-2). */
export const wireId = ({ of, id }: WireSubject): string => `${LETTERS[of]}${id.toString(36)}`;

/** What `wireId` wrote, or null. */
export const readWireId = (word: string): WireSubject | null => {
  const [, letter, digits] = /^([dn])([0-9a-z]{1,11})$/.exec(word) ?? [];
  if (letter === undefined || digits === undefined) return null;
  const id = parseInt(digits, 36);
  return Number.isSafeInteger(id) ? { of: letter === LETTERS.delivery ? 'delivery' : 'notice', id } : null;
};
