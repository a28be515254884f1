import { DAY_MS } from '../../domain/consent/confirmation';
import { rightsMail } from '../../domain/notice';
import { Refusal } from '../../domain/refusal';
import { RIGHTS_LINK_VALID } from '../../domain/retention/mails';
import type { RightsRequestRepository } from '../../repositories/rights/rights-requests';
import { randomId } from '../../repositories/rows';
import type { Sender } from '../../repositories/senders';
import type { SubscriberRecord } from '../../repositories/subscribers/subscribers';
import type { AccessExport } from './access-export';
import type { ErasureService } from './erasure';
import { createMailboxAnswers } from './mailbox-answers';

export interface OwnData {
  readonly requestId: string;
  readonly subscriber: SubscriberRecord;
  readonly sender: Sender;
}

type Deps = Parameters<typeof createMailboxAnswers>[0] & {
  readonly rightsRequests: RightsRequestRepository;
  readonly access: AccessExport;
  readonly erasure: ErasureService;
};

/** One's own data: asked for on a page, reached only through the mailbox it is about. */
export const createRightsService = (deps: Deps) => {
  const { clock, links, senders, subscribers, rightsRequests, access, erasure } = deps;

  const answers = createMailboxAnswers(deps, {
    notice: 'rights',
    limit: 'data-request',
    rule: 'G-15',
    write: async ({ subscriber, sender, letterhead, locale }, now) => {
      const expiresAt = now + RIGHTS_LINK_VALID.days * DAY_MS;
      const id = randomId();
      const request = { id, senderId: sender.id, subscriberId: subscriber.id, createdAt: now, expiresAt };
      await rightsRequests.insert(request);
      const urls = { dataUrl: links.data(id), erasureUrl: links.erasure(id) };
      const mail = rightsMail({ ...letterhead, ...urls, validDays: RIGHTS_LINK_VALID.days }, locale);
      return { mail, reference: id, giveUpAt: expiresAt };
    },
  });

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
    /** Takes the wish to see what is stored. @throws Refusal email_missing, email_malformed, too_many_requests */
    request: answers.ask,

    /** The same for somebody who came with the link of a mail; it still takes the mailbox to see anything. */
    requestFor: answers.askFor,

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
