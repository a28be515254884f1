import type { Database } from '../../db/database';
import { parseEmail } from '../../domain/address/email-address';
import { decideConfirmation, newestSuppression } from '../../domain/consent/confirmation';
import { leftSince } from '../../domain/consent/left-since';
import { requestIpOf } from '../../domain/consent/request-ip';
import { Refusal } from '../../domain/refusal';
import type { FormBox } from '../../domain/signup-form/form-version';
import type {
  ConfirmationRequestRepository,
  StoredRequest,
} from '../../repositories/signup/confirmation-requests';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { LedgerRepository } from '../../repositories/ledger/ledger';
import type { NoticeRepository } from '../../repositories/sending/notices';
import type { SignupFormRepository } from '../../repositories/forms/signup-forms';
import type { SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { SuppressionRepository } from '../../repositories/consent/suppressions';
import type { Clock } from '../clock';
import {
  confirmationEvidence,
  pageViewOf,
  type ConfirmationAct,
  type PendingConfirmation,
  type ReplyAct,
} from './confirmation-evidence';
import type { ConsentService } from './consent';
import type { Keys } from '../keys';
import type { Links } from '../links';

/** An answer to a confirmation mail, as whoever takes in mail hands it over. */
export interface ReplyMail {
  /** Behind the plus sign of the address it was sent to, or from its subject. */
  readonly token: string;
  /** The address in From, alone. */
  readonly from: string;
  /** When our side received it, epoch ms. */
  readonly receivedAt: number;
  readonly messageId: string;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly links: Links;
  readonly requests: ConfirmationRequestRepository;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly forms: SignupFormRepository;
  readonly suppressions: SuppressionRepository;
  readonly notices: NoticeRepository;
  readonly ledger: LedgerRepository;
  readonly consent: ConsentService;
}

export type { ConfirmationAct, PendingConfirmation };

/** What a fresh double opt-in ends; an operator's word stays. */
const LIFTED = ['bounce', 'complaint', 'objection', 'erasure'] as const;

const invalid = (rule = 'VIV-2.3a') => new Refusal('link_invalid', rule);

export const createConfirmationService = (deps: Deps) => {
  const {
    database,
    clock,
    keys,
    links,
    requests,
    subscribers,
    consents,
    forms,
    suppressions,
    notices,
    ledger,
    consent,
  } = deps;

  const find = async (kind: 'confirm' | 'never-again', token: string): Promise<StoredRequest> => {
    const id = links.open(kind, token);
    const request = id === null ? null : await requests.find(id);
    if (!request) throw invalid();
    return request;
  };

  /** What a request stands for if it is confirmed at this moment. */
  const weigh = async (request: StoredRequest, at: number): Promise<PendingConfirmation> => {
    const subscriber = await subscribers.find(request.subscriberId);
    const form = await forms.version(request.formId, request.formVersion);
    if (!subscriber || !form) throw invalid();
    const boxes = form.content.boxes.filter((box) => request.purposeKeys.includes(box.purposeKey));
    const suppressedAt = newestSuppression(await suppressions.of(subscriber.senderId, subscriber.emailHash));
    const records = await ledger.ofSubscriber(subscriber.id);
    const open: FormBox[] = [];
    let known = false;
    for (const box of boxes) {
      const held = await consents.find(subscriber.id, box.purposeKey);
      const left = leftSince(records, request.id, box.purposeKey);
      const decision = decideConfirmation(request, { consent: held, suppressedAt, leftSince: left }, at);
      if (decision.outcome === 'confirm') open.push(box);
      if (decision.outcome === 'already-confirmed') known = true;
    }
    if (open.length === 0 && !known) throw invalid();
    return { request, subscriber, form, boxes, open };
  };

  /** What a confirmation link stands for. Throws the same Refusal for unknown, altered, expired and refused links. */
  const look = async (token: string): Promise<PendingConfirmation> =>
    weigh(await find('confirm', token), clock.now());

  const requestIp = async ({ subscriber, request }: PendingConfirmation): Promise<string | null> =>
    requestIpOf(await ledger.ofSubscriber(subscriber.id), request.id);

  const grant = async (pending: PendingConfirmation, act: ConfirmationAct | ReplyAct): Promise<void> => {
    const { subscriber, request } = pending;
    const evidence = confirmationEvidence(pending, act, await requestIp(pending));
    const view = pageViewOf(act);
    await consent.record(
      subscriber,
      pending.open.flatMap((box) => [
        ...(view
          ? [
              {
                event: 'page-view' as const,
                purposeKey: box.purposeKey,
                payload: { request: request.id, ...view },
              },
            ]
          : []),
        {
          event: 'confirmed' as const,
          purposeKey: box.purposeKey,
          payload: { ...evidence, text: box },
          // The 24 months count from when the person wrote, not from when somebody read it (MSR-2.4-10).
          ...(act.method === 'reply' ? { expressedAt: Date.parse(act.receivedAt) } : {}),
        },
      ]),
    );
    // Only now: until the second yes nobody knows who filled in the form.
    await subscribers.saveDetails(subscriber.id, request);
    // The person proved that the mailbox works and wants this: what stood against it before is over.
    await suppressions.lift(subscriber.senderId, subscriber.emailHash, LIFTED);
    const refreshed = await subscribers.find(subscriber.id);
    if (refreshed) await consent.refreshState(refreshed);
  };

  /** In the caller's transaction. `at` is when the person said yes. */
  const confirmRequest = async (
    request: StoredRequest,
    act: ConfirmationAct | ReplyAct,
    at: number,
  ): Promise<PendingConfirmation> => {
    // Before anything is decided: somebody may be leaving in this very moment.
    await subscribers.lock([request.subscriberId]);
    const fresh = await requests.find(request.id);
    if (!fresh) throw invalid();
    const pending = await weigh(fresh, at);
    if (pending.open.length === 0) return pending;
    if (!(await requests.markConfirmed(request.id, clock.now()))) throw invalid();
    await grant(pending, act);
    return pending;
  };

  /** @throws Refusal link_invalid, the same for whatever is wrong with it */
  const requestOfReply = async ({ token, from }: ReplyMail): Promise<StoredRequest> => {
    const id = links.openReply(token);
    const request = id === null ? null : await requests.find(id);
    const sender = parseEmail(from);
    // From is easily forged and proves nothing alone; the token stands in the mail to this very address.
    if (!request || !sender.ok || keys.hashAddress(sender.address.normalised) !== request.emailHash)
      throw invalid('VIV-2.3b');
    return request;
  };

  return {
    look,

    /** Click two: makes the requested purposes active. Pressing twice does no harm. Throws link_invalid. */
    confirm: (token: string, act: ConfirmationAct): Promise<PendingConfirmation> =>
      database.transaction(async () => confirmRequest(await find('confirm', token), act, clock.now())),

    /**
     * The second yes by answering the confirmation mail (VIV-2.3b); for whoever takes in mail, who also has to see
     * that it is no automatic answer. What was received in time counts, also when it is read later.
     * @throws Refusal link_invalid
     */
    confirmByReply: (mail: ReplyMail): Promise<PendingConfirmation> =>
      database.transaction(async () => {
        const request = await requestOfReply(mail);
        const at = Math.min(mail.receivedAt, clock.now());
        if (!(at >= request.requestedAt)) throw invalid('VIV-2.3b');
        const receivedAt = new Date(at).toISOString();
        return confirmRequest(
          request,
          { method: 'reply', messageId: mail.messageId.slice(0, 255), receivedAt },
          at,
        );
      }),

    /** Looks at a "never write again" link without doing anything. */
    lookNeverAgain: (token: string): Promise<StoredRequest> => find('never-again', token),

    /** "That was not me": no confirmation mail goes to this address any more, from any sender here (standards C.6). */
    neverAgain: (token: string): Promise<void> =>
      database.transaction(async () => {
        const request = await find('never-again', token);
        // First, as a confirmation does it: two that lock in another order wait for each other for ever.
        await subscribers.lock([request.subscriberId]);
        await requests.blockAddress(request.emailHash, clock.now());
        await requests.markRefused(request.id, clock.now());
        await notices.cancelFor(request.id);
        const subscriber = await subscribers.find(request.subscriberId);
        if (!subscriber) return;
        for (const purposeKey of request.purposeKeys) {
          const state = await consents.find(subscriber.id, purposeKey);
          // Whoever says it was not him takes back a yes that this very mail led to as well.
          if (state?.state !== 'requested' && state?.state !== 'active') continue;
          await consent.record(subscriber, [
            { event: 'objected', purposeKey, payload: { request: request.id, method: 'never-again' } },
          ]);
        }
      }),
  };
};

export type ConfirmationService = ReturnType<typeof createConfirmationService>;
