import { parseEmail } from '../domain/address/email-address';
import { readListQuery, type ListQuery } from '../domain/subscriber/list-query';
import type { ListedPage, ListScope } from '../repositories/subscribers/list-pieces';
import type { SenderRepository } from '../repositories/senders';
import type { SubscriberListRepository } from '../repositories/subscribers/subscriber-list';
import type { SubscriberSearchRepository } from '../repositories/subscribers/subscriber-search';
import type { Keys } from './keys';

interface Deps {
  readonly keys: Keys;
  readonly senders: SenderRepository;
  readonly subscriberList: SubscriberListRepository;
  readonly subscriberSearch: SubscriberSearchRepository;
}

const NOTHING: ListedPage = { results: [], next: null, count: { known: 0, more: false } };

/** Lists and finds subscribers, a page at a time. */
export const createSubscriberListService = (deps: Deps) => {
  const { keys, senders, subscriberList, subscriberSearch } = deps;

  const scopeOf = async (query: ListQuery): Promise<ListScope> => {
    const all = (await senders.all()).map(({ id }) => id);
    const { senderId } = query;
    const senderIds = senderId === undefined ? all : all.filter((id) => id === senderId);
    return { ...query, senderIds, everySender: senderIds.length === all.length };
  };

  /** A complete address is looked up by its keyed hash; only if nobody has it does it count as a beginning. */
  const search = async (scope: ListScope, text: string): Promise<ListedPage> => {
    const parsed = parseEmail(text);
    if (parsed.ok && scope.after === undefined) {
      const exact = await subscriberSearch.exactly(scope, keys.hashAddress(parsed.address.normalised));
      if (exact.results.length > 0) return exact;
    }
    return subscriberSearch.beginning(scope, text);
  };

  return {
    /** @throws Refusal malformed_request */
    page: async (asked: Readonly<Record<string, unknown>>): Promise<ListedPage> => {
      const scope = await scopeOf(readListQuery(asked));
      if (scope.senderIds.length === 0) return NOTHING;
      return scope.search === undefined ? subscriberList.newest(scope) : search(scope, scope.search);
    },
  };
};

export type SubscriberListService = ReturnType<typeof createSubscriberListService>;
