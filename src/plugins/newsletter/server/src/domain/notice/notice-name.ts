/** Which text. Closed, so that a new one finds its place in the tests that open every link of every mail. */
export const NOTICE_NAMES = [
  'double-opt-in',
  'address-change',
  'renewal',
  'origin',
  'rights',
  'abuse-acknowledgement',
  'abuse-confirm',
  'abuse-decision',
  'statement-of-reasons',
] as const;

export type NoticeName = (typeof NOTICE_NAMES)[number];
