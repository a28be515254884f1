/** Numbers of the structural rules. */
export const LIMITS = {
  /** MSR-2.4-16 */
  unsubscribeMinFontPx: 10,
  /** MSR-2.4-16, WCAG 2.1 AA */
  unsubscribeMinContrast: 4.5,
  /** MSR-AS-7: what may follow the link besides the imprint and still count as its block, in characters. */
  afterUnsubscribeMaxCharacters: 400,
  /** SIZE-1: Gmail clips above; the stricter reading of 102 kB. */
  htmlMaxBytes: 102_000,
  /** GM-DN: a preview text is customary, a hidden mail is not. */
  hiddenMaxCharacters: 300,
} as const;
