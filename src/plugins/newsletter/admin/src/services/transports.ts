import { useCallback } from 'react';
import type { TransportChecks, TransportList } from '../../../shared/contracts';
import { useAction } from '../hooks/useAction';
import { useApi } from '../hooks/useApi';
import { useResource } from '../hooks/useResource';

const TRANSPORTS = '/newsletter/transports';

export const useTransports = (pollMs: number) => useResource<TransportList>(TRANSPORTS, pollMs);

/** Connects to each mail server and logs in; sends nothing. */
export function useCheckTransports() {
  const { post } = useApi();
  return useAction(
    useCallback(async () => (await post<TransportChecks>(`${TRANSPORTS}/checks`)).data.results, [post]),
  );
}
