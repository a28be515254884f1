import type { FailureClass } from './failure-class';
import { FAILURE_CLASSES } from './failure-class';
import type { LaneRefusal } from './lane-signals';
import { nextRetry } from './retry-schedule';

/** What the transport said of one attempt; the shape of providers/mailer. */
export type AttemptResult =
  | { readonly outcome: 'submitted'; readonly reply: string }
  | {
      readonly outcome: 'refused';
      readonly stage: string;
      readonly code?: number;
      readonly enhanced?: string;
      readonly reply: string;
      readonly class: FailureClass;
      readonly retryable: boolean;
      /** Our mail server lacks something by its own word, and was not asked. */
      readonly foreseen?: boolean;
    }
  | { readonly outcome: 'uncertain'; readonly detail: string }
  | {
      readonly outcome: 'not-handed-over';
      readonly detail: string;
      /** At which step the connection ended; absent: the mail server never heard of this mail. */
      readonly stage?: string;
      /** A connection is ready, and took too long for what was allowed before it. */
      readonly late?: true;
    };

export interface Attempt {
  readonly kind: 'campaign' | 'confirmation';
  /** This one included. */
  readonly attempts: number;
  readonly firstAttemptAt: number;
  readonly now: number;
  readonly seed: string;
}

export interface Outcome {
  readonly state: 'submitted' | 'bounced' | 'failed' | 'uncertain' | 'queued';
  readonly reason: string | null;
  readonly rule: string | null;
  readonly reply: string | null;
  readonly notBefore?: number;
  /** The address itself is at fault and is not mailed again (C.2.2). */
  readonly suppress: boolean;
  /** The host's own quota is used up: the whole domain rests, the recipient is not to blame (VIV-1.2). */
  readonly selfRate: boolean;
  /** Nothing could be handed to the mail server: no use in trying the next one at once. */
  readonly transportDown: boolean;
  /** Whether the attempt counts in the hourly cap: everything the mail server was offered does. */
  readonly counts: boolean;
  /** Whether it uses up one of the recipient's retries: a rested domain or a mail server away does not. */
  readonly tried: boolean;
  /** What the recipient's side refused with; null where nothing was refused, or our own mail server spoke for itself. */
  readonly refusal: LaneRefusal | null;
}

const PLAIN = {
  suppress: false,
  selfRate: false,
  transportDown: false,
  counts: true,
  tried: true,
  refusal: null,
} as const;
/** No word of the recipient's side: neither his provider nor any cap counts it. */
const NOT_ASKED = { ...PLAIN, counts: false } as const;
const NOT_OFFERED = { ...PLAIN, transportDown: true, counts: false, tried: false } as const;

const AS_BEFORE = { reason: null, rule: null, reply: null } as const;

/** The server's words, cut to what a column holds; addresses in them stay in the database, not in logs. */
const replyText = (reply: string): string => reply.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').slice(0, 250);

/** As long as a domain rests at least. The others come first then: what reads like a quota may be about this one alone. */
const BEHIND_AFTER_QUOTA_MS = 3_600_000;

type Refused = Extract<AttemptResult, { outcome: 'refused' }>;

const refusalOf = (result: Refused): LaneRefusal => ({
  class: result.class,
  code: result.code ?? null,
  enhanced: result.enhanced ?? null,
  text: result.reply,
});

const refused = (result: Refused, attempt: Attempt): Outcome => {
  const reply = replyText(result.reply);
  if (result.class === 'self-rate') {
    return {
      ...PLAIN,
      state: 'queued',
      reason: 'self-rate',
      rule: 'VIV-1.2',
      reply,
      selfRate: true,
      tried: false,
      ...(result.stage === 'connect' ? {} : { notBefore: attempt.now + BEHIND_AFTER_QUOTA_MS }),
    };
  }
  // Greeting, TLS or login refused: our mail server says nothing about any recipient yet.
  if (result.stage === 'connect')
    return { ...NOT_OFFERED, state: 'queued', reason: 'transport_down', rule: 'C.3', reply };
  const theirs = result.foreseen ? NOT_ASKED : ({ ...PLAIN, refusal: refusalOf(result) } as const);
  if (result.retryable) {
    const retry = nextRetry({
      kind: attempt.kind,
      attempts: attempt.attempts,
      firstAttemptAt: new Date(attempt.firstAttemptAt),
      now: new Date(attempt.now),
      class: result.class,
      seed: attempt.seed,
    });
    if (retry.retry) {
      const wait = {
        state: 'queued',
        reason: result.class,
        rule: retry.rule,
        reply,
        notBefore: retry.at.getTime(),
      } as const;
      return { ...theirs, ...wait };
    }
    return { ...theirs, state: 'failed', reason: retry.reason, rule: retry.rule, reply };
  }
  const { hard } = FAILURE_CLASSES[result.class];
  return {
    ...theirs,
    state: hard ? 'bounced' : 'failed',
    reason: result.class,
    rule: 'C.2.2',
    reply,
    suppress: hard,
  };
};

type NotHandedOver = Extract<AttemptResult, { outcome: 'not-handed-over' }>;

/** Steps at which the recipient was accepted already. */
const PAST_RCPT: readonly string[] = ['data', 'final'];

/**
 * The connection ended at this very mail. It may be the mail that does so (a filter that dies of it): it waits its turn
 * behind the others, and is given up like any other, or it would hold up the whole domain at every look.
 */
const brokenOff = (result: NotHandedOver, attempt: Attempt): Outcome => {
  const { stage = '' } = result;
  const reply = replyText(result.detail);
  const counted = { ...NOT_OFFERED, counts: PAST_RCPT.includes(stage), tried: stage !== 'mail', reply };
  const times = { firstAttemptAt: new Date(attempt.firstAttemptAt), now: new Date(attempt.now) };
  const attempts = counted.tried ? attempt.attempts : 1;
  const firstAttemptAt = counted.tried ? times.firstAttemptAt : times.now;
  const { kind, seed } = attempt;
  const retry = nextRetry({ kind, seed, attempts, firstAttemptAt, now: times.now, class: 'network' });
  return retry.retry
    ? {
        ...counted,
        state: 'queued',
        reason: 'transport_down',
        rule: retry.rule,
        notBefore: retry.at.getTime(),
      }
    : { ...counted, state: 'failed', reason: retry.reason, rule: retry.rule };
};

/** What becomes of a mail after one attempt. Uncertain is never tried again by itself (design 2.3). */
export const decideOutcome = (result: AttemptResult, attempt: Attempt): Outcome => {
  switch (result.outcome) {
    case 'submitted':
      return { ...PLAIN, state: 'submitted', reason: null, rule: null, reply: replyText(result.reply) };
    case 'uncertain':
      return {
        ...PLAIN,
        state: 'uncertain',
        reason: 'no_answer',
        rule: 'DESIGN-2.3',
        reply: replyText(result.detail),
      };
    case 'not-handed-over':
      // Back to the gates, at once.
      if (result.late) return { ...NOT_OFFERED, ...AS_BEFORE, state: 'queued', transportDown: false };
      if (result.stage !== undefined) return brokenOff(result, attempt);
      return {
        ...NOT_OFFERED,
        state: 'queued',
        reason: 'transport_down',
        rule: 'C.3',
        reply: replyText(result.detail),
      };
    case 'refused':
      return refused(result, attempt);
  }
};
