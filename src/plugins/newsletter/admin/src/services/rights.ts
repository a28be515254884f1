import { useCallback } from 'react';
import type {
  Breach,
  BreachClosure,
  BreachRequest,
  DataRequest,
  DoneErasure,
  LatencyReport,
  LeavingDecision,
  LeavingTask,
  Page,
  RetentionOverview,
} from '../../../shared/contracts';
import { useAction } from '../hooks/useAction';
import { useApi } from '../hooks/useApi';
import { useResource } from '../hooks/useResource';
import { withQuery, type QueryValue } from './query';

type Query = Readonly<Record<string, QueryValue>>;

const TASKS = '/newsletter/leaving-tasks';

export const useLeavingTasks = (query: Query) => useResource<Page<LeavingTask>>(withQuery(TASKS, query));

export const useLatency = (query: Query) =>
  useResource<LatencyReport>(withQuery('/newsletter/leaving-latency', query));

export const useRetention = () => useResource<RetentionOverview>('/newsletter/retention');

export const useDataRequests = (query: Query) =>
  useResource<Page<DataRequest>>(withQuery('/newsletter/data-requests', query));

export const useErasures = (query: Query) =>
  useResource<Page<DoneErasure>>(withQuery('/newsletter/erasures', query));

export function useDecideTask(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (decision: LeavingDecision) => {
        await post(`${TASKS}/${encodeURIComponent(id)}/decision`, decision);
        return true;
      },
      [post, id],
    ),
  );
}

export const RECORD_FILES = {
  text: { path: '/newsletter/processing-records', name: 'records-of-processing.md' },
  json: { path: '/newsletter/processing-records?format=json', name: 'records-of-processing.json' },
  agreement: { path: '/newsletter/processing-agreement', name: 'processing-agreement-template.md' },
} as const;

export type RecordFile = keyof typeof RECORD_FILES;

/** In the language of the admin. */
export function useRecordFile() {
  const { file } = useApi();
  return useAction(useCallback((which: RecordFile) => file(RECORD_FILES[which].path), [file]));
}

const BREACHES = '/newsletter/breaches';

export const useBreaches = (query: Query) => useResource<Page<Breach>>(withQuery(BREACHES, query));

export function useRecordBreach() {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (breach: BreachRequest) => {
        await post(BREACHES, breach);
        return true;
      },
      [post],
    ),
  );
}

export function useCloseBreach(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (closure: BreachClosure) => {
        await post(`${BREACHES}/${encodeURIComponent(id)}/closure`, closure);
        return true;
      },
      [post, id],
    ),
  );
}
