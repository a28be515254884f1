import type { FailureClass } from './failure-class';
import type { Outcome } from './outcome';

/** What a few answers add to the counters of one provider, or of all. */
export interface AnswerTally {
  readonly submitted: number;
  readonly bounced: number;
  readonly failed: number;
  /** Put off for later by an answer, tried or not. */
  readonly deferred: number;
  readonly hard: number;
  readonly content: number;
  readonly blocked: number;
  /** Refusals for authentication at the end, with nothing accepted behind them. What was accepted before begins a new row. */
  readonly policy: number;
}

export const NO_ANSWERS: AnswerTally = {
  submitted: 0,
  bounced: 0,
  failed: 0,
  deferred: 0,
  hard: 0,
  content: 0,
  blocked: 0,
  policy: 0,
};

export type AnsweredOutcome = Pick<Outcome, 'state' | 'suppress' | 'refusal'>;

const isClass = ({ refusal }: AnsweredOutcome, name: FailureClass): boolean => refusal?.class === name;

/** Adds one answer, in the order in which they came. What the mail server itself said (quota, connection) is none. */
export const addAnswer = (tally: AnswerTally, outcome: AnsweredOutcome): AnswerTally => {
  const one = (holds: boolean): number => (holds ? 1 : 0);
  if (outcome.state === 'submitted') return { ...tally, submitted: tally.submitted + 1, policy: 0 };
  if (!outcome.refusal) return tally;
  return {
    submitted: tally.submitted,
    bounced: tally.bounced + one(outcome.state === 'bounced'),
    failed: tally.failed + one(outcome.state === 'failed'),
    deferred: tally.deferred + one(outcome.state === 'queued'),
    hard: tally.hard + one(outcome.suppress),
    content: tally.content + one(isClass(outcome, 'content')),
    blocked: tally.blocked + one(isClass(outcome, 'block')),
    policy: tally.policy + one(isClass(outcome, 'policy')),
  };
};
