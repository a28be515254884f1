import { useCallback } from 'react';
import type {
  Campaign,
  CampaignDraft,
  CampaignLanes,
  CampaignSummary,
  Forecast,
  Page,
  Progress,
  RecipientOutcome,
  ScheduleRequest,
  SecondLookRequest,
  SecondLookResult,
  SendConfirmation,
} from '../../../shared/contracts';
import { useApi } from '../hooks/useApi';
import { useAction } from '../hooks/useAction';
import { useResource } from '../hooks/useResource';
import { withQuery, type QueryValue } from './query';

const CAMPAIGNS = '/newsletter/campaigns';
const at = (id: string, rest = '') => `${CAMPAIGNS}/${encodeURIComponent(id)}${rest}`;

type Query = Readonly<Record<string, QueryValue>>;

export const useCampaigns = (query: Query) => useResource<Page<CampaignSummary>>(withQuery(CAMPAIGNS, query));

export const useCampaign = (id: string | null) => useResource<Campaign>(id === null ? null : at(id));

export const useProgress = (id: string, pollMs: number | null) =>
  useResource<Progress>(at(id, '/progress'), pollMs);

/** @param startAt ISO 8601, or null for now; `finishBy`: a wished end, or null */
export const useForecast = (id: string, startAt: string | null, finishBy: string | null) =>
  useResource<Forecast>(withQuery(at(id, '/forecast'), { startAt, finishBy }));

export const useRecipients = (id: string, query: Query, pollMs: number | null) =>
  useResource<Page<RecipientOutcome>>(withQuery(at(id, '/recipients'), query), pollMs);

export const useLanes = (id: string, pollMs: number | null) =>
  useResource<CampaignLanes>(at(id, '/lanes'), pollMs);

export function useRecipientsCsv(id: string) {
  const { file } = useApi();
  return useAction(useCallback(() => file(at(id, '/report')), [file, id]));
}

/** Creates the campaign when `id` is null, else replaces its draft. */
export function useSaveCampaign(id: string | null) {
  const { post, put } = useApi();
  return useAction(
    useCallback(
      async (draft: CampaignDraft) => {
        const answer =
          id === null ? await post<Campaign>(CAMPAIGNS, draft) : await put<Campaign>(at(id), draft);
        return answer.data;
      },
      [post, put, id],
    ),
  );
}

/**
 * The per-send confirmation and the start it is spent on (MFR-3.3), in one action: a confirmation
 * is good for one use, so one that was obtained for a refused start is left to expire.
 */
export function useStartCampaign(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (startAt: string | null) => {
        const confirmation = await post<SendConfirmation>(at(id, '/confirmations'), { accepted: true });
        const request: ScheduleRequest = { confirmationId: confirmation.data.id, startAt };
        await post(at(id, '/schedule'), request);
        return true;
      },
      [post, id],
    ),
  );
}

/** What a person says about uncertain and failed recipients. */
export function useSecondLook(id: string) {
  const { post } = useApi();
  return useAction(
    useCallback(
      async (request: SecondLookRequest) =>
        (await post<SecondLookResult>(at(id, '/recipient-decisions'), request)).data,
      [post, id],
    ),
  );
}

export type Steering = 'pause' | 'resume' | 'cancel';

/** Pause, resume and cancellation of a campaign under way. */
export function useSteerCampaign(id: string) {
  const { post, del } = useApi();
  return useAction(
    useCallback(
      async (steering: Steering) => {
        if (steering === 'pause') await post(at(id, '/pause'));
        else if (steering === 'resume') await del(at(id, '/pause'));
        else await post(at(id, '/cancellation'));
        return true;
      },
      [post, del, id],
    ),
  );
}
