import type { Database } from '../../db/database';
import { readPersonalAddress } from '../../domain/address/personal-address';
import type { Reach } from '../../domain/address/reachable';
import { Refusal } from '../../domain/refusal';
import { readFields, readSource, readTickedBoxes } from '../../domain/signup-form/submission';
import type { ConfirmationRequestRepository } from '../../repositories/signup/confirmation-requests';
import type { NoticeRepository } from '../../repositories/sending/notices';
import type { SenderRepository } from '../../repositories/senders';
import type { SignupFormRepository } from '../../repositories/forms/signup-forms';
import type { SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { SuppressionRepository } from '../../repositories/consent/suppressions';
import type { Clock } from '../clock';
import { createCoalescer } from '../coalescer';
import type { ConsentService } from '../consent/consent';
import type { Keys } from '../keys';
import type { Links } from '../links';
import type { MailboxCheck } from '../mailbox-check';
import type { SiteProfiles } from '../policies';
import type { Signup } from './accepted';
import type { SignupGuard, SubmissionSigns } from './signup-guard';
import { createOpenForms, type OpenForm } from './open-forms';
import { notBefore } from './not-before';
import { createSignupWriter } from './writer';

export type { OpenForm } from './open-forms';

/** What a visitor sent, by page, widget, REST or GraphQL alike. */
export interface SignupInput {
  readonly form: string;
  readonly email: unknown;
  readonly consents: unknown;
  readonly fields?: unknown;
  readonly locale?: 'de' | 'en' | undefined;
  /** Page the form stood on. */
  readonly source?: string | undefined;
  /** The version the visitor saw, where the door knows it. */
  readonly version?: number | undefined;
  readonly ip: string;
  readonly userAgent: string;
  /** What the guard goes by; a call from inside the product has none. */
  readonly signs?: Omit<SubmissionSigns, 'ip'>;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly links: Links;
  readonly senders: SenderRepository;
  readonly forms: SignupFormRepository;
  readonly subscribers: SubscriberRepository;
  readonly requests: ConfirmationRequestRepository;
  readonly suppressions: SuppressionRepository;
  readonly notices: NoticeRepository;
  readonly consent: ConsentService;
  readonly guard: SignupGuard;
  readonly siteProfiles: SiteProfiles;
  readonly reach: Reach;
  readonly mailboxCheck: Pick<MailboxCheck, 'require'>;
  wake(): void;
}

/** Signups of one transaction: enough to be cheap, few enough that nobody waits for long. */
const MOST_TOGETHER = 100;
/** Some seconds of work. Who comes later is told to, instead of filling the memory (C.6). */
const MOST_WAITING = 2_000;
const COME_BACK_SECONDS = 30;
/** Costs nobody anything, since no answer comes before `ANSWER_AFTER_MS`. */
const GATHER_MS = 8;
/**
 * No answer comes sooner. A signup that leads to nothing is done faster than one that is written; here both are done
 * long before, so that the time tells nobody whether an address is known (C.6).
 */
const ANSWER_AFTER_MS = 20;

export const createSignupService = (deps: Deps) => {
  const { keys, links, guard, reach, mailboxCheck } = deps;
  const openForm = createOpenForms(deps);

  const write = createCoalescer(createSignupWriter(deps), {
    batch: MOST_TOGETHER,
    gatherMs: GATHER_MS,
    waiting: MOST_WAITING,
    tooMany: () => new Refusal('too_many_requests', 'C.6', { retryAfterSeconds: COME_BACK_SECONDS }),
  });

  /** Refuses in the order of the fields; says nothing about who is known. */
  const read = (open: OpenForm, input: SignupInput): Omit<Signup, 'mailNotBefore'> => {
    const { content } = open.form;
    if (input.version !== undefined && input.version !== open.form.version)
      throw new Refusal('form_changed', 'MOS-2.3');
    const ticked = readTickedBoxes(content.boxes, input.consents);
    const fields = readFields(content.fields, input.fields);
    const source = readSource(input.source) ?? links.form(content.slug);
    const address = readPersonalAddress(input.email, reach);
    return {
      open,
      ticked,
      fields,
      source,
      address,
      emailHash: keys.hashAddress(address.normalised),
      locale: input.locale ?? content.language,
      ip: input.ip,
      userAgent: input.userAgent,
    };
  };

  return {
    openForm,

    /**
     * Takes a signup: writes the request to the ledger and queues one confirmation mail. Says the same to
     * everybody; whether the address was known, was asked lately or is blocked shows nowhere.
     * @throws Refusal form_unknown, form_changed, consent_*, purpose_unknown, email_*,
     * non_ascii_local_part, role_address, disposable_address, test_address, domain_takes_no_mail,
     * field_invalid, and what the guard refuses
     */
    request: async (input: SignupInput): Promise<void> => {
      const signup = read(await openForm(input.form), input);
      // Only what could lead to a mail counts; a typing error costs nobody his next try.
      const admission = await guard.admit(signup.open, { door: 'api', ...input.signs, ip: input.ip });
      if (admission.kind === 'trapped') return;
      // After the guard: nobody makes us ask name servers more often than he may sign up.
      await mailboxCheck.require(signup.address);
      const { mailNotBefore } = admission;
      const failed = await notBefore(ANSWER_AFTER_MS, () => write({ ...signup, mailNotBefore }));
      if (failed) throw failed;
      deps.wake();
    },
  };
};

export type SignupService = ReturnType<typeof createSignupService>;
