import { useLocation, useNavigate, useSearchParams } from 'react-router-dom';
import type { SubscriberSearch } from '../../../shared/contracts';
import type { ListQuery } from './useListQuery';

/** Kept beside the URL: reload and back button find it again, and no address gets into a log. */
interface Place {
  readonly search?: string;
  readonly after?: string;
}

export interface SubscriberQuery extends Pick<ListQuery, 'value' | 'filter'> {
  readonly asked: SubscriberSearch;
  readonly filtered: boolean;
  /** Where the link to another page leads; null is the first one. */
  readonly linkTo: (after: string | null) => { readonly to: { search: string }; readonly state: Place };
}

const FILTERS = ['senderId', 'purposeKey', 'state'] as const;

/** Another purpose means other states, another sender other purposes. */
const VOIDS: Readonly<Record<string, readonly string[]>> = {
  senderId: ['purposeKey', 'state'],
  purposeKey: ['state'],
};

export function useSubscriberQuery(): SubscriberQuery {
  const [params] = useSearchParams();
  const location = useLocation();
  const navigate = useNavigate();
  const place = (location.state ?? {}) as Place;
  const { search = '', after } = place;
  const filters = Object.fromEntries(
    FILTERS.map((name) => [name, params.get(name) ?? '']).filter(([, value]) => value !== ''),
  ) as SubscriberSearch;

  const filter = (name: string, value: string) => {
    if (name === 'q') return navigate({ search: location.search }, { state: { search: value } });
    const next = new URLSearchParams(params);
    for (const voided of [name, ...(VOIDS[name] ?? [])]) next.delete(voided);
    if (value !== '') next.set(name, value);
    return navigate({ search: next.toString() }, { state: { search } });
  };

  return {
    value: (name) => (name === 'q' ? search : (params.get(name) ?? '')),
    filter: (name, value) => void filter(name, value),
    asked: { ...filters, ...(search === '' ? {} : { search }), ...(after === undefined ? {} : { after }) },
    filtered: search !== '' || Object.keys(filters).length > 0,
    linkTo: (next) => ({
      to: { search: location.search },
      state: { search, ...(next === null ? {} : { after: next }) },
    }),
  };
}
