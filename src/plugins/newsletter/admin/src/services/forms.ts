import { useCallback } from 'react';
import type {
  Form,
  FormDraft,
  FormPublication,
  FormStarter,
  FormSummary,
  FormVersionView,
  Page,
} from '../../../shared/contracts';
import { useAction } from '../hooks/useAction';
import { useApi } from '../hooks/useApi';
import { useResource } from '../hooks/useResource';
import { withQuery, type QueryValue } from './query';

const FORMS = '/newsletter/signup-forms';
const at = (id: string, rest = '') => `${FORMS}/${encodeURIComponent(id)}${rest}`;

export const useForms = (query: Readonly<Record<string, QueryValue>>) =>
  useResource<Page<FormSummary>>(withQuery(FORMS, query));

export const useForm = (id: string) => useResource<Form>(at(id));

export const useFormVersion = (id: string, version: string) =>
  useResource<FormVersionView>(at(id, `/versions/${encodeURIComponent(version)}`));

/** Texts to start from; null while no sender is chosen. */
export const useFormStarter = (senderId: string, language: 'de' | 'en') =>
  useResource<FormStarter>(
    senderId === '' ? null : withQuery('/newsletter/form-starters', { senderId, language }),
  );

/** Creates the form when `id` is null, else replaces its draft. */
export function useSaveForm(id: string | null) {
  const { post, put } = useApi();
  return useAction(
    useCallback(
      async (draft: FormDraft) =>
        (id === null ? await post<Form>(FORMS, draft) : await put<Form>(at(id), draft)).data,
      [post, put, id],
    ),
  );
}

export function usePublishForm(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (publication: FormPublication) => (await post<Form>(at(id, '/publication'), publication)).data,
      [post, id],
    ),
  );
}

export function useRetireForm(id: string) {
  const { del } = useApi();
  return useAction(useCallback(async () => (await del<Form>(at(id, '/publication'))).data, [del, id]));
}

export function useRemoveForm(id: string) {
  const { del } = useApi();
  return useAction(
    useCallback(async () => {
      await del(at(id));
      return true;
    }, [del, id]),
  );
}
