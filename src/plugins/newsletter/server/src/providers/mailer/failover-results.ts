import { goesElsewhere } from '../../domain/delivery/transport-health';
import type { HandOverResult } from './port';

export const nowhere = (detail: string): HandOverResult => ({
  outcome: 'not-handed-over',
  detail,
  retryable: true,
});

export type Foreseen = Extract<HandOverResult, { outcome: 'refused' }>;

/** It lacks what this message takes (SIZE, 8BITMIME, SMTPUTF8), and was not asked. */
export const isForeseen = (result: HandOverResult): result is Foreseen =>
  result.outcome === 'refused' && result.foreseen === true;

const STEPS = ['mail', 'rcpt', 'data', 'final'];

const reached = (result: HandOverResult): number =>
  result.outcome === 'not-handed-over' ? STEPS.indexOf(result.stage ?? '') : -1;

/** Of two transports that do not have a mail, what the one said that came further with it. */
export const further = (before: HandOverResult, after: HandOverResult): HandOverResult =>
  (goesElsewhere(after) || isForeseen(after)) && reached(before) > reached(after) ? before : after;

/** It accepted the recipient before it broke off: that counts in the cap, whatever the next one lacks. */
export const tookRecipient = (result: HandOverResult): boolean => reached(result) >= STEPS.indexOf('data');
