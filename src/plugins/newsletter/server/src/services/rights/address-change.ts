import type { Database } from '../../db/database';
import { readPersonalAddress } from '../../domain/address/personal-address';
import type { Reach } from '../../domain/address/reachable';
import {
  CONFIRMATION_VALID_MS,
  DAY_MS,
  decideConfirmation,
  mayAskAgain,
  newestSuppression,
} from '../../domain/consent/confirmation';
import { leftSince } from '../../domain/consent/left-since';
import { requestIpOf } from '../../domain/consent/request-ip';
import { mayReceive } from '../../domain/consent/state';
import { Refusal } from '../../domain/refusal';
import type {
  ConfirmationRequestRepository,
  StoredRequest,
} from '../../repositories/signup/confirmation-requests';
import type { ConsentRepository } from '../../repositories/consent/consents';
import type { PauseRepository } from '../../repositories/consent/pauses';
import type { LedgerRepository } from '../../repositories/ledger/ledger';
import type { NoticeRepository } from '../../repositories/sending/notices';
import type { Purpose, PurposeRepository } from '../../repositories/forms/purposes';
import type { AddressChange, RightsRequestRepository } from '../../repositories/rights/rights-requests';
import { randomId } from '../../repositories/rows';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers/subscribers';
import type { SuppressionRepository } from '../../repositories/consent/suppressions';
import type { Clock } from '../clock';
import type { ConsentService } from '../consent/consent';
import type { Keys } from '../keys';
import type { LeavingService } from '../leaving/leaving';
import type { Links } from '../links';
import type { MailboxCheck } from '../mailbox-check';
import { consentMonths, type SiteProfiles } from '../policies';
import type { RateLimits } from '../rate-limits';
import {
  addressChangeLetter,
  changeEvidence,
  confirmedEvents,
  FORM,
  type Act,
  type ConfirmedAct,
} from './address-change-letter';
import { movePauses } from './moved-pauses';

const NO_FORM_VERSION = 0;

export interface PendingChange {
  readonly request: StoredRequest;
  readonly sender: Sender;
  readonly locale: 'de' | 'en';
  readonly purposes: readonly Purpose[];
  readonly oldSubscriberId: string;
  readonly newSubscriber: SubscriberRecord;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly links: Links;
  readonly limits: RateLimits;
  readonly siteProfiles: SiteProfiles;
  readonly reach: Reach;
  readonly mailboxCheck: Pick<MailboxCheck, 'require'>;
  readonly senders: SenderRepository;
  readonly purposes: PurposeRepository;
  readonly subscribers: SubscriberRepository;
  readonly consents: ConsentRepository;
  readonly pauses: PauseRepository;
  readonly requests: ConfirmationRequestRepository;
  readonly suppressions: SuppressionRepository;
  readonly notices: NoticeRepository;
  readonly rightsRequests: RightsRequestRepository;
  readonly ledger: LedgerRepository;
  readonly consent: ConsentService;
  readonly leaving: LeavingService;
  wake(): void;
}

const invalid = () => new Refusal('link_invalid', 'G-16');

/**
 * Another address is another person until its mailbox says so (GDPR Art. 16): a correction is a double opt-in at the
 * new address for what the old one has, and the old one leaves when it is confirmed. Details stay behind: whoever
 * was forwarded a newsletter must not read them by entering an address of his own.
 */
export const createAddressChangeService = (deps: Deps) => {
  const { database, clock, keys, links, limits, senders, purposes, subscribers, consents, requests } = deps;
  const { siteProfiles, reach, mailboxCheck } = deps;
  const { suppressions, notices, rightsRequests, ledger, consent, leaving } = deps;

  /** What an address has at this moment: there is nothing else to move. */
  const heldBy = async (subscriberId: string, sender: Sender): Promise<readonly Purpose[]> => {
    const held = await consents.ofSubscriber(subscriberId);
    const months = consentMonths(sender.profiles, siteProfiles);
    const titled = await purposes.ofSender(sender.id);
    return titled.filter(({ key }) =>
      held.some(
        ({ purposeKey, consent: one }) => purposeKey === key && mayReceive(one, clock.now(), months).allowed,
      ),
    );
  };

  /**
   * What the change moves. Whoever left at the old address meanwhile has nothing left to take along, and a link from
   * before is no new wish (MOS-1.3); after the change it is the old address that left.
   */
  const movedBy = async (request: StoredRequest, { oldSubscriberId }: AddressChange, sender: Sender) => {
    const all =
      request.confirmedAt === null
        ? await heldBy(oldSubscriberId, sender)
        : await purposes.ofSender(sender.id);
    return all.filter(({ key }) => request.purposeKeys.includes(key));
  };

  /** The limits against mail bombing are those of a signup (standards C.6). */
  const mayAsk = async (senderId: string, emailHash: string, now: number): Promise<boolean> => {
    await requests.takeTurns([emailHash]);
    const recent = await requests.recent([emailHash], now);
    const blocked = await suppressions.of(senderId, emailHash);
    if (blocked.some(({ reason }) => reason === 'operator')) return false;
    return mayAskAgain({
      sameFormLastDay: recent.filter((one) => one.formId === FORM && one.requestedAt > now - DAY_MS).length,
      anywhereLast30Days: recent.length,
      refusedForever: (await requests.blocked([emailHash])).has(emailHash),
    });
  };

  /** @throws Refusal link_invalid */
  const look = async (token: string): Promise<PendingChange> => {
    const id = links.open('address-change', token);
    const change = id === null ? null : await rightsRequests.findChange(id);
    const request = change ? await requests.find(change.requestId) : null;
    const newSubscriber = change ? await subscribers.find(change.newSubscriberId) : null;
    const sender = change ? await senders.find(change.senderId) : null;
    if (!change || !request || !newSubscriber || !sender) throw invalid();
    const now = clock.now();
    const suppressedAt = newestSuppression(await suppressions.of(sender.id, newSubscriber.emailHash));
    const records = await ledger.ofSubscriber(newSubscriber.id);
    for (const purposeKey of request.purposeKeys) {
      const standing = {
        consent: await consents.find(newSubscriber.id, purposeKey),
        suppressedAt,
        leftSince: leftSince(records, request.id, purposeKey),
      };
      if (decideConfirmation(request, standing, now).outcome === 'invalid') throw invalid();
    }
    const moved = await movedBy(request, change, sender);
    if (moved.length === 0) throw invalid();
    return {
      request,
      sender,
      locale: request.locale,
      purposes: moved,
      oldSubscriberId: change.oldSubscriberId,
      newSubscriber,
    };
  };

  const askAt = async (old: SubscriberRecord, input: { email: unknown; act: Act; pageUrl: string }) => {
    const sender = await senders.find(old.senderId);
    const asked = sender?.state === 'active' ? await heldBy(old.id, sender) : [];
    if (sender?.state !== 'active' || asked.length === 0) throw new Refusal('consent_missing', 'G-16');
    const address = readPersonalAddress(input.email, reach);
    if (address.normalised === old.emailNormalised)
      throw new Refusal('field_invalid', 'G-16', { field: 'email' });
    await limits.take('signup-address', input.act.ip);
    await limits.take('signup-network', input.act.ip);
    await mailboxCheck.require(address);
    const now = clock.now();
    const emailHash = keys.hashAddress(address.normalised);
    await database.transaction(async () => {
      if (!(await mayAsk(sender.id, emailHash, now))) return;
      const { senderId, locale } = old;
      const person = { senderId, email: address.display, emailNormalised: address.normalised, emailHash };
      const fresh = await subscribers.insertOrFind({ ...person, locale, fields: {}, source: FORM }, now);
      await subscribers.lock([fresh.id]);
      // Erased between being found and being locked: nothing is written about him, and he sees the same answer.
      if (await subscribers.anyErased([fresh.id])) return;
      const request: StoredRequest = {
        id: randomId(),
        subscriberId: fresh.id,
        senderId,
        emailHash,
        formId: FORM,
        formVersion: NO_FORM_VERSION,
        purposeKeys: asked.map(({ key }) => key),
        locale,
        fields: {},
        source: input.pageUrl,
        requestedAt: now,
        expiresAt: now + CONFIRMATION_VALID_MS,
        confirmedAt: null,
        refusedAt: null,
      };
      await requests.insert([request]);
      await consent.record(
        fresh,
        asked.map((purpose) => ({
          event: 'requested',
          purposeKey: purpose.key,
          payload: changeEvidence(request, purpose, sender, input.act),
          expressedAt: now,
        })),
      );
      await notices.enqueue(addressChangeLetter(request, { sender, to: address.display, asked, links }));
      const change = { requestId: request.id, senderId, oldSubscriberId: old.id, newSubscriberId: fresh.id };
      await rightsRequests.insertChange(change, now);
    });
    deps.wake();
  };

  return {
    /**
     * Asks the new address. Says the same whatever is known of it.
     * @throws Refusal email_*, non_ascii_local_part, role_address, disposable_address, test_address, field_invalid, consent_missing,
     * too_many_requests
     */
    request: askAt,

    look,

    /** The button at the new address: it gets what the old one had, and the old one leaves. Twice does no harm. */
    confirm: (token: string, act: ConfirmedAct) =>
      database.transaction(async () => {
        const before = await look(token);
        await subscribers.lock([before.newSubscriber.id, before.oldSubscriberId]);
        const pending = await look(token);
        const { request, newSubscriber, sender } = pending;
        if (!(await requests.markConfirmed(request.id, clock.now()))) return pending;
        const askedFrom = requestIpOf(await ledger.ofSubscriber(newSubscriber.id), request.id);
        await consent.record(newSubscriber, confirmedEvents(pending, act, askedFrom));
        const lifted = ['bounce', 'complaint', 'objection', 'erasure'] as const;
        await suppressions.lift(sender.id, newSubscriber.emailHash, lifted);
        const refreshed = await subscribers.find(newSubscriber.id);
        if (refreshed) await consent.refreshState(refreshed);
        const moved = pending.purposes.map(({ key }) => key);
        await movePauses(deps, [pending.oldSubscriberId, newSubscriber], moved);
        const old = await subscribers.find(pending.oldSubscriberId);
        if (old) await leaving.withdraw(old, request.purposeKeys, { method: FORM, ip: act.ip });
        return pending;
      }),
  };
};

export type AddressChangeService = ReturnType<typeof createAddressChangeService>;
