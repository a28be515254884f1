import type { Database } from '../db/database';
import { decideConfirmation } from '../domain/consent/confirmation';
import { Refusal } from '../domain/refusal';
import type { FormBox, FormVersion } from '../domain/signup-form/form-version';
import type { ConfirmationRequestRepository, StoredRequest } from '../repositories/confirmation-requests';
import type { ConsentRepository } from '../repositories/consents';
import type { LedgerRepository } from '../repositories/ledger';
import type { NoticeRepository } from '../repositories/notices';
import type { SignupFormRepository } from '../repositories/signup-forms';
import type { SubscriberRecord, SubscriberRepository } from '../repositories/subscribers';
import type { SuppressionRepository } from '../repositories/suppressions';
import type { Clock } from './clock';
import type { ConsentService } from './consent';
import type { Links } from './links';

/** How somebody confirmed, as it goes into the evidence (VIV-2.4c). */
export interface ConfirmationAct {
  readonly method: 'button' | 'api' | 'graphql' | 'reply';
  readonly ip: string;
  readonly userAgent: string;
  /** When and from where the page was loaded before the button was pressed, where there was a page. */
  readonly pageView?: { readonly at: number; readonly ip: string };
}

export interface PendingConfirmation {
  readonly request: StoredRequest;
  readonly subscriber: SubscriberRecord;
  readonly form: FormVersion;
  readonly boxes: readonly FormBox[];
  /** Purposes this link can still make active; empty when all of them are already. */
  readonly open: readonly FormBox[];
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
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

const invalid = (rule = 'VIV-2.3a') => new Refusal('link_invalid', rule);

export const createConfirmationService = (deps: Deps) => {
  const {
    database,
    clock,
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

  /** What a confirmation link stands for. Throws the same Refusal for unknown, altered, expired and refused links. */
  const look = async (token: string): Promise<PendingConfirmation> => {
    const request = await find('confirm', token);
    const subscriber = await subscribers.find(request.subscriberId);
    const form = await forms.version(request.formId, request.formVersion);
    if (!subscriber || !form) throw invalid();
    const boxes = form.content.boxes.filter((box) => request.purposeKeys.includes(box.purposeKey));
    const suppressedAt = await suppressedSince(subscriber);
    const open: FormBox[] = [];
    let known = false;
    for (const box of boxes) {
      const held = await consents.find(subscriber.id, box.purposeKey);
      const decision = decideConfirmation(request, { consent: held, suppressedAt }, clock.now());
      if (decision.outcome === 'confirm') open.push(box);
      if (decision.outcome === 'already-confirmed') known = true;
    }
    if (open.length === 0 && !known) throw invalid();
    return { request, subscriber, form, boxes, open };
  };

  /** When the newest reason came up not to mail this address; null where there is none. */
  const suppressedSince = async ({ senderId, emailHash }: SubscriberRecord): Promise<number | null> => {
    const instants = (await suppressions.of(senderId, emailHash)).map(({ since }) => Date.parse(since));
    // What cannot be read is taken for new: fail closed.
    return instants.length === 0
      ? null
      : Math.max(...instants.map((at) => (Number.isNaN(at) ? Infinity : at)));
  };

  const requestIp = async (pending: PendingConfirmation): Promise<string | null> => {
    const records = await ledger.ofSubscriber(pending.subscriber.id);
    const asked = records.filter((record) => record.event === 'requested');
    const own = asked.map((record) => JSON.parse(record.payload) as { request?: string; ip?: string });
    return own.find((payload) => payload.request === pending.request.id)?.ip ?? null;
  };

  const payload = (pending: PendingConfirmation, act: ConfirmationAct, askedFrom: string | null) => ({
    request: pending.request.id,
    form: {
      id: pending.form.formId,
      slug: pending.form.content.slug,
      version: pending.form.version,
      hash: pending.form.contentHash,
    },
    method: act.method,
    ip: act.ip,
    userAgent: act.userAgent.slice(0, 300),
    // Compared and kept, never a reason to refuse: people ask at work and confirm at home (VIV-2.4c).
    sameIpAsRequest: askedFrom === null ? null : askedFrom === act.ip,
  });

  return {
    look,

    /** Click two: makes the requested purposes active. Pressing twice does no harm. Throws link_invalid. */
    confirm: (token: string, act: ConfirmationAct): Promise<PendingConfirmation> =>
      database.transaction(async () => {
        // Before anything is decided: somebody may be leaving in this very moment.
        await subscribers.lock([(await find('confirm', token)).subscriberId]);
        const pending = await look(token);
        if (pending.open.length === 0) return pending;
        if (!(await requests.markConfirmed(pending.request.id, clock.now()))) return look(token);
        const evidence = payload(pending, act, await requestIp(pending));
        const view = act.pageView && {
          viewedAt: new Date(act.pageView.at).toISOString(),
          ip: act.pageView.ip,
        };
        await consent.record(
          pending.subscriber,
          pending.open.flatMap((box) => [
            ...(view
              ? [
                  {
                    event: 'page-view' as const,
                    purposeKey: box.purposeKey,
                    payload: { request: pending.request.id, ...view },
                  },
                ]
              : []),
            { event: 'confirmed' as const, purposeKey: box.purposeKey, payload: { ...evidence, text: box } },
          ]),
        );
        // Only now: until the button nobody knows who filled in the form.
        await subscribers.saveDetails(pending.subscriber.id, pending.request);
        // The person proved that the mailbox works and wants this: bounces and complaints of before are over.
        await suppressions.lift(pending.subscriber.senderId, pending.subscriber.emailHash, [
          'bounce',
          'complaint',
          'objection',
          'erasure',
        ]);
        const refreshed = await subscribers.find(pending.subscriber.id);
        if (refreshed) await consent.refreshState(refreshed);
        return pending;
      }),

    /** Looks at a "never write again" link without doing anything. */
    lookNeverAgain: (token: string): Promise<StoredRequest> => find('never-again', token),

    /** "That was not me": no confirmation mail goes to this address any more, from any sender here (standards C.6). */
    neverAgain: (token: string): Promise<void> =>
      database.transaction(async () => {
        const request = await find('never-again', token);
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
