import type { ConsentEventName } from './ledger';

/** The events that say yes, and those that take it back: the last of them in the ledger is what counts. */
export const GRANTING = ['confirmed', 'imported', 'renewed', 'restored'] as const;
export const LAST_WORDS = [...GRANTING, 'withdrawn', 'objected', 'expired', 'erased'] as const;

export const isGranting = (event: string | null): boolean => GRANTING.some((granting) => granting === event);

/** Whether the last word of these records, oldest first, is a yes. */
export const endsInYes = (records: readonly { readonly event: ConsentEventName }[]): boolean =>
  isGranting(records.findLast(({ event }) => LAST_WORDS.some((word) => word === event))?.event ?? null);
