import { useCallback } from 'react';
import type { Approval, ApprovalDecision, Page } from '../../../shared/contracts';
import { useApi } from '../hooks/useApi';
import { useAction } from '../hooks/useAction';
import { useResource } from '../hooks/useResource';
import { withQuery, type QueryValue } from './query';

const APPROVALS = '/newsletter/approvals';

export const useApprovals = (query: Readonly<Record<string, QueryValue>>) =>
  useResource<Page<Approval>>(withQuery(APPROVALS, query));

export function useDecideApproval(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (decision: ApprovalDecision) => {
        await post(`${APPROVALS}/${encodeURIComponent(id)}/decision`, decision);
        return true;
      },
      [post, id],
    ),
  );
}
