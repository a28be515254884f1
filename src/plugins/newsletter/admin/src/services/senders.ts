import { useCallback } from 'react';
import type { AcceptanceRequest, SenderDecision, SenderDetail } from '../../../shared/contracts';
import { useAction } from '../hooks/useAction';
import { useApi } from '../hooks/useApi';
import { useResource } from '../hooks/useResource';

const SENDERS = '/newsletter/senders';
const at = (id: string, rest: string) => `${SENDERS}/${encodeURIComponent(id)}${rest}`;

export const useSenders = () => useResource<{ readonly results: readonly SenderDetail[] }>(SENDERS);

/** Accepts one policy in the sender's name (MFR-3.1). */
export function useAcceptPolicy(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (policy: AcceptanceRequest['policy']) => {
        await post(at(id, '/acceptances'), { policy, accepted: true } satisfies AcceptanceRequest);
        return true;
      },
      [post, id],
    ),
  );
}

export function useDecideSender(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (decision: SenderDecision) => {
        await post(at(id, '/decision'), decision);
        return true;
      },
      [post, id],
    ),
  );
}
