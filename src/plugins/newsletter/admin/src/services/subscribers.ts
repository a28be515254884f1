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
import { withQuery } from './query';

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

export type ProofKind = 'json' | 'pdf';

/** Fetches a proof of consent; the page hands on its bytes as they are, since a hash of them is printed. */
export function useProof(id: string) {
  const { file } = useApi();
  return useAction(
    useCallback(
      (kind: ProofKind, purposeKey: string | null) =>
        file(withQuery(at(id, kind === 'pdf' ? '/proof.pdf' : '/proof'), { purpose: purposeKey ?? '' })),
      [file, id],
    ),
  );
}
