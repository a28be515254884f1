import { useCallback } from 'react';
import type {
  AcceptanceRequest,
  ContractEndRequest,
  DkimOrder,
  LimitsRequest,
  SenderDecision,
  SenderDetail,
  ThrottleRequest,
} from '../../../shared/contracts';
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

/** The next signing key of the sender's domain, or another day for it. */
export function useOrderKey(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (order: DkimOrder) => {
        await post(at(id, '/dkim-keys'), order);
        return true;
      },
      [post, id],
    ),
  );
}

export function useWithdrawKey(id: string) {
  const { del } = useApi();
  return useAction(
    useCallback(
      async (selector: string) => {
        await del(at(id, `/dkim-keys/${encodeURIComponent(selector)}`));
        return true;
      },
      [del, id],
    ),
  );
}

type SanctionChange =
  | Omit<ThrottleRequest, 'reason'>
  | { readonly kind: 'release'; readonly sanctionId: string }
  | { readonly kind: 'termination' };

/** Imposes, lifts and terminates, each with its reason (MSR-2.4-3, MSR-2.4-8). */
export function useSanctions(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (change: SanctionChange, reason: string) => {
        if (change.kind === 'throttle') await post(at(id, '/sanctions'), { ...change, reason });
        if (change.kind === 'termination') await post(at(id, '/termination'), { reason });
        if (change.kind === 'release')
          await post(at(id, `/sanctions/${encodeURIComponent(change.sanctionId)}/release`), { reason });
        return true;
      },
      [post, id],
    ),
  );
}

export function useSenderTerms(id: string, term: 'contract-end' | 'limits') {
  const { put } = useApi();
  return useAction(
    useCallback(
      async (request: ContractEndRequest | LimitsRequest) => {
        await put(at(id, `/${term}`), request);
        return true;
      },
      [put, id, term],
    ),
  );
}
