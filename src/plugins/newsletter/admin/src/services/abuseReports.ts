import { useCallback } from 'react';
import type { AbuseReport, AbuseReportSummary, Page, VerdictRequest } from '../../../shared/contracts';
import { useApi } from '../hooks/useApi';
import { useAction } from '../hooks/useAction';
import { useResource } from '../hooks/useResource';
import { withQuery, type QueryValue } from './query';

const REPORTS = '/newsletter/abuse-reports';
const at = (id: string, rest = '') => `${REPORTS}/${encodeURIComponent(id)}${rest}`;

export const useAbuseReports = (query: Readonly<Record<string, QueryValue>>) =>
  useResource<Page<AbuseReportSummary>>(withQuery(REPORTS, query));

export const useAbuseReport = (id: string) => useResource<AbuseReport>(at(id));

export function useGiveVerdict(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (verdict: VerdictRequest) => {
        await post(at(id, '/verdict'), verdict);
        return true;
      },
      [post, id],
    ),
  );
}
