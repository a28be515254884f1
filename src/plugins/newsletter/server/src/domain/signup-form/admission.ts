import { asOrigin } from './allowed-origins';

/** Robots post at once; nobody reads a consent and types an address faster than this (C.6: two to three seconds). */
export const MIN_FILL_MS = 2_000;

/** A signup page may stay open for half a day: unlike a confirm page it grants nothing by itself. */
export const FORM_NONCE_VALID_MS = 12 * 3_600_000;

/** Where a submission came from, by what the browser said. Programs on servers say nothing. */
export type OriginFact = 'none' | 'opaque' | 'own' | 'allowed' | 'foreign';

export const originFact = (
  header: string | undefined,
  own: readonly string[],
  allowed: readonly string[],
): OriginFact => {
  if (header === undefined || header === '') return 'none';
  // A page that sends no referrer, as ours does, has its forms posted with this word.
  if (header === 'null') return 'opaque';
  const origin = asOrigin(header);
  if (own.includes(header)) return 'own';
  return origin !== null && allowed.includes(origin) ? 'allowed' : 'foreign';
};

export interface SubmissionFacts {
  readonly door: 'page' | 'api';
  readonly origin: OriginFact;
  /** When the form was rendered by us, as its signed nonce says; `invalid` when there is a nonce that is not ours. */
  readonly nonce: 'absent' | 'invalid' | { readonly at: number };
  readonly trapFilled: boolean;
  readonly now: number;
}

export type Judgement =
  | { readonly verdict: 'admit' }
  | { readonly verdict: 'trap' }
  | {
      readonly verdict: 'refuse';
      readonly code: 'origin_not_allowed' | 'page_expired' | 'signup_rejected';
      readonly retryAfterSeconds?: number;
    };

/**
 * Whether a submission may go on (C.6). A form that we rendered proves it by its nonce. Without one, programs pass by
 * the JSON door and plain forms from the sites the form may stand on; anybody else is shown our own page first.
 */
export const judgeSubmission = (facts: SubmissionFacts): Judgement => {
  const { door, origin, nonce } = facts;
  if (facts.trapFilled) return { verdict: 'trap' };
  if (nonce === 'invalid') return { verdict: 'refuse', code: 'page_expired' };
  if (nonce === 'absent' && door === 'page' && origin !== 'allowed')
    return { verdict: 'refuse', code: 'page_expired' };
  if (origin === 'foreign' || (origin === 'opaque' && nonce === 'absent'))
    return { verdict: 'refuse', code: 'origin_not_allowed' };
  if (nonce === 'absent') return { verdict: 'admit' };
  const missing = MIN_FILL_MS - (facts.now - nonce.at);
  return missing > 0
    ? { verdict: 'refuse', code: 'signup_rejected', retryAfterSeconds: Math.ceil(missing / 1_000) }
    : { verdict: 'admit' };
};
