import type { Database } from '../../db/database';
import { parseEmail } from '../../domain/address/email-address';
import { DAY_MS } from '../../domain/consent/confirmation';
import { rightsMail } from '../../domain/notice';
import { Refusal } from '../../domain/refusal';
import { checkImprint, imprintLines } from '../../domain/sender';
import type { NoticeRepository } from '../../repositories/notices';
import type { RightsRequestRepository } from '../../repositories/rights-requests';
import { randomId } from '../../repositories/rows';
import type { Sender, SenderRepository } from '../../repositories/senders';
import type { SubscriberRecord, SubscriberRepository } from '../../repositories/subscribers';
import type { AccessExport } from './access-export';
import type { Clock } from '../clock';
import type { ErasureService } from './erasure';
import type { Keys } from '../keys';
import type { Links } from '../links';
import type { RateLimits } from '../rate-limits';

export const RIGHTS_LINK_DAYS = 3;
const NOTICE = 'rights';

export interface OwnData {
  readonly requestId: string;
  readonly subscriber: SubscriberRecord;
  readonly sender: Sender;
}

interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly keys: Keys;
  readonly links: Links;
  readonly limits: RateLimits;
  readonly senders: SenderRepository;
  readonly subscribers: SubscriberRepository;
  readonly notices: NoticeRepository;
  readonly rightsRequests: RightsRequestRepository;
  readonly access: AccessExport;
  readonly erasure: ErasureService;
  wake(): void;
}

/** One's own data: asked for on a page, reached only through the mailbox it is about. */
export const createRightsService = (deps: Deps) => {
  const { database, clock, keys, links, limits, senders, subscribers, notices } = deps;
  const { rightsRequests, access, erasure } = deps;

  /** At most one mail a day and sender. */
  const send = async (subscriber: SubscriberRecord, locale: 'de' | 'en'): Promise<void> => {
    const sender = await senders.find(subscriber.senderId);
    const now = clock.now();
    if (!sender || (await notices.countTo(subscriber.id, NOTICE, now - DAY_MS)) > 0) return;
    const imprint = checkImprint(sender.imprint);
    const expiresAt = now + RIGHTS_LINK_DAYS * DAY_MS;
    const request = {
      id: randomId(),
      senderId: sender.id,
      subscriberId: subscriber.id,
      createdAt: now,
      expiresAt,
    };
    await rightsRequests.insert(request);
    const view = {
      senderName: sender.name,
      validDays: RIGHTS_LINK_DAYS,
      dataUrl: links.data(request.id),
      erasureUrl: links.erasure(request.id),
      imprintLines: imprint.ok ? imprintLines(imprint.imprint, locale) : [sender.name],
      privacyUrl: sender.privacyUrl ?? links.base,
    };
    await notices.enqueue({
      senderId: sender.id,
      senderDomain: sender.domain,
      kind: 'notice',
      notice: NOTICE,
      subscriberId: subscriber.id,
      reference: request.id,
      toAddress: subscriber.email,
      ...rightsMail(view, locale),
      locale,
      createdAt: now,
      giveUpAt: expiresAt,
    });
  };

  /** @throws Refusal link_invalid: unknown, altered, too old, or erased meanwhile, which nobody can tell apart */
  const look = async (kind: 'data' | 'erasure', token: string): Promise<OwnData> => {
    const id = links.open(kind, token);
    const request = id === null ? null : await rightsRequests.find(id);
    const subscriber = request ? await subscribers.find(request.subscriberId) : null;
    const sender = subscriber ? await senders.find(subscriber.senderId) : null;
    const late = request !== null && clock.now() >= request.expiresAt;
    if (!request || !subscriber || !sender || late || subscriber.state === 'erased')
      throw new Refusal('link_invalid', 'G-15');
    return { requestId: request.id, subscriber, sender };
  };

  return {
    /**
     * Takes the wish to see what is stored. Whether the address is known shows nowhere.
     * @throws Refusal email_missing, email_malformed, too_many_requests
     */
    request: async (input: { email: unknown; ip: string; locale: 'de' | 'en' }): Promise<void> => {
      const parsed = parseEmail(input.email);
      if (!parsed.ok) throw new Refusal(parsed.code, 'G-15', { field: 'email' });
      await limits.take('data-request', input.ip);
      await database.transaction(async () => {
        const known = await subscribers.findAllByHash(keys.hashAddress(parsed.address.normalised));
        for (const subscriber of known)
          if (subscriber.state !== 'erased') await send(subscriber, input.locale);
      });
      deps.wake();
    },

    /** The same for somebody who came with the link of a mail; it still takes the mailbox to see anything. */
    requestFor: async (subscriber: SubscriberRecord, locale: 'de' | 'en'): Promise<void> => {
      await database.transaction(() => send(subscriber, locale));
      deps.wake();
    },

    look,

    /** Everything that is stored, for the button behind the link. */
    export: async (token: string) => {
      const { requestId, subscriber } = await look('data', token);
      await rightsRequests.markUsed(requestId, clock.now());
      return access.ofPerson(subscriber);
    },

    provided: async (token: string) => {
      const { requestId, subscriber } = await look('data', token);
      await rightsRequests.markUsed(requestId, clock.now());
      return access.provided(subscriber);
    },

    /** The button behind the other link. */
    erase: async (token: string): Promise<OwnData> => {
      const own = await look('erasure', token);
      await erasure.erase(own.subscriber.id, { method: 'person', actor: 'visitor' });
      return own;
    },
  };
};

export type RightsService = ReturnType<typeof createRightsService>;
