/** Null where it is no whole number from 0. */
export const wholeNumber = (typed: string): number | null =>
  /^\d{1,9}$/.test(typed.trim()) ? Number(typed.trim()) : null;
