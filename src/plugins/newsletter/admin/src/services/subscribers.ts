import { useCallback } from 'react';
import type {
  AddressChangeRequest,
  ErasureRequest,
  ErasureResult,
  FormAsSeen,
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

/** The form one record names; null: not yet asked for. */
export const useFormAsSeen = (id: string, record: string | null) =>
  useResource<FormAsSeen>(record === null ? null : at(id, `/records/${encodeURIComponent(record)}/form`));

/** Everything that is stored about one person, as a file. Strapi's client reads the answer to a POST as JSON. */
export function useAccessExport(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(async () => {
      const { data } = await post<object>(at(id, '/access-export'), {});
      return new Blob([JSON.stringify(data, null, 2)], { type: 'application/json' });
    }, [post, id]),
  );
}

export function useErase(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (request: ErasureRequest) => (await post<ErasureResult>(at(id, '/erasure'), request)).data,
      [post, id],
    ),
  );
}

/** Resolves to true once the new address is being asked; nothing has changed then. */
export function useChangeAddress(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (request: AddressChangeRequest) => {
        await post(at(id, '/address-change'), request);
        return true;
      },
      [post, id],
    ),
  );
}
