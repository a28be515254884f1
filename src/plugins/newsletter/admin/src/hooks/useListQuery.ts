import { useSearchParams } from 'react-router-dom';

export const PAGE_SIZE = 20;

export interface ListQuery {
  readonly page: number;
  readonly value: (name: string) => string;
  /** Sets one filter (empty removes it) and goes back to the first page. */
  readonly filter: (name: string, value: string) => void;
  /** The search strings of links: another page, or one parameter more, everything else as it is. */
  readonly searchOfPage: (page: number) => string;
  readonly searchWith: (name: string, value: string) => string;
}

/** Filters and page number of a list live in the URL: reload, back button and shared links keep them. */
export function useListQuery(pageParam = 'page'): ListQuery {
  const [params, setParams] = useSearchParams();

  const searchWith = (name: string, value: string) => `?${changed(params, name, value).toString()}`;
  return {
    page: pageNumber(params.get(pageParam)),
    value: (name) => params.get(name) ?? '',
    filter: (name, value) => setParams((previous) => changed(changed(previous, name, value), pageParam, '')),
    searchOfPage: (page) => searchWith(pageParam, String(page)),
    searchWith,
  };
}

function changed(params: URLSearchParams, name: string, value: string): URLSearchParams {
  const next = new URLSearchParams(params);
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}

function pageNumber(raw: string | null): number {
  const page = Number(raw);
  return Number.isSafeInteger(page) && page > 0 ? page : 1;
}
