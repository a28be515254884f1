import { useCallback } from 'react';
import type { Page, Purpose, PurposeDraft } from '../../../shared/contracts';
import { useAction } from '../hooks/useAction';
import { useApi } from '../hooks/useApi';
import { useResource } from '../hooks/useResource';
import { withQuery, type QueryValue } from './query';

const PURPOSES = '/newsletter/purposes';
const at = (id: string, rest = '') => `${PURPOSES}/${encodeURIComponent(id)}${rest}`;

export const usePurposes = (query: Readonly<Record<string, QueryValue>>) =>
  useResource<Page<Purpose>>(withQuery(PURPOSES, query));

/** Creates the purpose when `id` is null, else gives it new words. */
export function useSavePurpose(id: string | null) {
  const { post, put } = useApi();
  return useAction(
    useCallback(
      async (draft: PurposeDraft) =>
        (id === null ? await post<Purpose>(PURPOSES, draft) : await put<Purpose>(at(id), draft)).data,
      [post, put, id],
    ),
  );
}

/** Takes a purpose out of the offer, or back into it. */
export function useArchivePurpose() {
  const { post, del } = useApi();
  return useAction(
    useCallback(
      async ({ id, archived }: Purpose) => {
        const answer = archived
          ? await del<Purpose>(at(id, '/archival'))
          : await post<Purpose>(at(id, '/archival'));
        return answer.data;
      },
      [post, del],
    ),
  );
}
