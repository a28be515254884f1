import { useCallback } from 'react';
import type { LetterDecision, LetterPage } from '../../../shared/contracts';
import { useAction } from '../hooks/useAction';
import { useApi } from '../hooks/useApi';
import { useResource } from '../hooks/useResource';
import { withQuery, type QueryValue } from './query';

const LETTERS = '/newsletter/letters';

export const useLetters = (query: Readonly<Record<string, QueryValue>>) =>
  useResource<LetterPage>(withQuery(LETTERS, query));

/** What a person says about one of them. */
export function useDecideLetter(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (decision: LetterDecision) => {
        await post(`${LETTERS}/${encodeURIComponent(id)}/decision`, decision);
        return true;
      },
      [post, id],
    ),
  );
}
