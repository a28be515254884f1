import { Refusal } from '../../domain/refusal';
import {
  FORM_NONCE_VALID_MS,
  judgeSubmission,
  originFact,
  type SubmissionFacts,
} from '../../domain/signup-form/admission';
import { originsInForce } from '../../domain/signup-form/allowed-origins';
import { HELD_AT_MOST_MS, HELD_GAP_MS } from '../../domain/signup-form/breaker';
import type { SignupTrafficRepository } from '../../repositories/signup/signup-traffic';
import type { PublishedForm } from '../../repositories/forms/form-versions';
import type { Audit } from '../audit';
import type { Clock } from '../clock';
import type { Links } from '../links';
import type { PageNonces } from '../page-nonces';
import type { RateLimits } from '../rate-limits';
import type { SignupChallenge } from './signup-challenge';
import { HOUR_MS, type SignupMeter } from './signup-meter';

/** What tells a person from a robot in one submission, whichever door it came through. */
export interface SubmissionSigns {
  readonly door: 'page' | 'api';
  readonly ip: string;
  /** The Origin header, and the host that the browser addressed. */
  readonly origin?: string | undefined;
  readonly host?: string | undefined;
  readonly nonce?: unknown;
  readonly trap?: unknown;
  readonly proof?: unknown;
}

/** A published form with the sender whose sites it may stand on. */
export interface GuardedForm {
  readonly form: PublishedForm;
  readonly sender: { readonly allowedOrigins: readonly string[] };
}

export type Admission =
  /** `mailNotBefore` is set while submissions without proof of work are held back. */
  | { readonly kind: 'admitted'; readonly mailNotBefore: number | null }
  /** A robot: it gets the same answer, and nothing happens. */
  | { readonly kind: 'trapped' };

interface Deps {
  readonly clock: Clock;
  readonly links: Links;
  readonly nonces: PageNonces;
  readonly limits: RateLimits;
  readonly audit: Audit;
  readonly meter: SignupMeter;
  readonly challenge: SignupChallenge;
  readonly traffic: SignupTrafficRepository;
  onAlarm(formId: string, threshold: number): void;
}

/** A place in a full row grows free every `HELD_GAP_MS`; nobody misses it for long. */
const LOOK_AGAIN_MS = 1_000;

const pageOf = ({ version, content }: PublishedForm): string => `form:${content.slug}:${version}`;

const isGiven = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

/** Stands before every signup, by page, widget, REST and GraphQL alike (C.6). */
export const createSignupGuard = (deps: Deps) => {
  const { clock, links, nonces, limits, audit, meter, challenge, traffic } = deps;
  /** When a form's row of held mails was last found full: an attack must not cost a write for every refusal. */
  const fullAt = new Map<string, number>();
  const ownOrigin = new URL(links.base).origin;

  const originsOf = ({ form, sender }: GuardedForm) =>
    originsInForce(form.allowedOrigins, sender.allowedOrigins);

  const nonceFact = (form: PublishedForm, nonce: unknown): SubmissionFacts['nonce'] => {
    if (!isGiven(nonce)) return 'absent';
    return nonces.open(pageOf(form), nonce, FORM_NONCE_VALID_MS) ?? 'invalid';
  };

  const judge = (guarded: GuardedForm, signs: SubmissionSigns) =>
    judgeSubmission({
      door: signs.door,
      // Our own pages, also where a proxy gives the site another name than PUBLIC_URL says.
      origin: originFact(
        signs.origin,
        [ownOrigin, `https://${signs.host}`, `http://${signs.host}`],
        originsOf(guarded),
      ),
      nonce: nonceFact(guarded.form, signs.nonce),
      trapFilled: isGiven(signs.trap),
      now: clock.now(),
    });

  const alarm = async ({ formId }: PublishedForm, threshold: number): Promise<void> => {
    await audit.write({
      actor: 'guard',
      action: 'form.breaker-opened',
      subject: formId,
      details: { threshold },
    });
    deps.onAlarm(formId, threshold);
  };

  /** @throws Refusal too_many_requests when the mails held back fill a whole day */
  const hold = async (formId: string): Promise<number> => {
    const now = clock.now();
    const isFull = now - (fullAt.get(formId) ?? -Infinity) < LOOK_AGAIN_MS;
    const at = isFull
      ? null
      : await traffic.takeHold(formId, { now, gapMs: HELD_GAP_MS, latest: now + HELD_AT_MOST_MS });
    if (at === null) {
      if (!isFull) fullAt.set(formId, now);
      throw new Refusal('too_many_requests', 'C.6', { retryAfterSeconds: HOUR_MS / 1_000 });
    }
    fullAt.delete(formId);
    await meter.add(formId, 'held');
    return at;
  };

  return {
    originsOf,

    issueNonce: (form: PublishedForm, ip: string): string => nonces.issue(pageOf(form), ip),

    /** Whether a nonce still belongs to this version of the form. */
    isOpen: (form: PublishedForm, nonce: unknown): boolean => typeof nonceFact(form, nonce) === 'object',

    /** Whether a submission without proof of work would be held back now. */
    demandsProof: async (form: PublishedForm): Promise<boolean> =>
      form.proofOfWork || (await meter.look(form.formId)).open,

    /**
     * Judges one well-formed submission.
     * @throws Refusal page_expired, origin_not_allowed, signup_rejected, too_many_requests, proof_invalid
     */
    admit: async (guarded: GuardedForm, signs: SubmissionSigns): Promise<Admission> => {
      const { form } = guarded;
      const judged = judge(guarded, signs);
      if (judged.verdict === 'trap') {
        await meter.add(form.formId, 'trapped');
        return { kind: 'trapped' };
      }
      if (judged.verdict === 'refuse') {
        const { retryAfterSeconds } = judged;
        throw new Refusal(judged.code, 'C.6', retryAfterSeconds === undefined ? {} : { retryAfterSeconds });
      }
      await limits.take('signup-address', signs.ip);
      await limits.take('signup-network', signs.ip);
      const { breaker, alarm: isFirst } = await meter.count(form.formId);
      if (breaker.open && isFirst) await alarm(form, breaker.threshold);
      if (!breaker.open && !form.proofOfWork) return { kind: 'admitted', mailNotBefore: null };
      if (!isGiven(signs.proof)) return { kind: 'admitted', mailNotBefore: await hold(form.formId) };
      await challenge.spend(form.content.slug, signs.proof);
      return { kind: 'admitted', mailNotBefore: null };
    },

    /** Forms whose breaker opened in this hour or the one before. */
    alarms: () => traffic.alarmed(Math.floor(clock.now() / HOUR_MS) - 1),
  };
};

export type SignupGuard = ReturnType<typeof createSignupGuard>;
