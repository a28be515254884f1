import { useCallback } from 'react';
import type {
  Subscriber,
  SubscriberPage,
  SubscriberSearch,
  UnsubscribeRequest,
} from '../../../shared/contracts';
import { useApi } from '../hooks/useApi';
import { useAction } from '../hooks/useAction';
import { useResource } from '../hooks/useResource';

const SUBSCRIBERS = '/newsletter/subscribers';
const at = (id: string, rest = '') => `${SUBSCRIBERS}/${encodeURIComponent(id)}${rest}`;

export const useSubscribers = (search: SubscriberSearch) =>
  useResource<SubscriberPage>('/newsletter/subscriber-searches', null, search);

export const useSubscriber = (id: string) => useResource<Subscriber>(at(id));

export function useUnsubscribe(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (request: UnsubscribeRequest) => {
        await post(at(id, '/unsubscription'), request);
        return true;
      },
      [post, id],
    ),
  );
}

/** Fetches the proof of consent as the server signs it; the page only hands the document on. */
export function useProof(id: string) {
  const { get } = useApi();
  return useAction(useCallback(async () => (await get<object>(at(id, '/proof'))).data, [get, id]));
}
