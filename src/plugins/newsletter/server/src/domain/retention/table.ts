import { CASES } from './cases';
import { MAILS } from './mails';
import type { Period } from './period';
import { PEOPLE } from './people';
import { STANDING } from './standing';

export type { RetentionEntry } from './entry';

/** Every kind of personal data, its period and its reason (G-25, G-30). No legal advice: an operator may need shorter ones. */
export const RETENTION = [...PEOPLE, ...MAILS, ...CASES, ...STANDING] as const;

export type RetentionStep = Exclude<(typeof RETENTION)[number]['step'], null>;

/** The period that each step of the job keeps. */
export const KEPT = Object.fromEntries(
  RETENTION.flatMap(({ step, kept }) => (step === null ? [] : [[step, kept]])),
) as Readonly<Record<RetentionStep, Period>>;
