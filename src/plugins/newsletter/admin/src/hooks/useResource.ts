import { useCallback, useEffect, useState } from 'react';
import { isAbort, refusalOf, type Refusal } from '../services/refusal';
import { useApi } from './useApi';

export interface Resource<T> {
  readonly data: T | undefined;
  readonly refusal: Refusal | null;
  /** True while there is nothing to show yet; a reload keeps the old data on screen. */
  readonly loading: boolean;
  readonly reload: () => void;
}

interface Loaded<T> {
  readonly url: string;
  readonly data: T | undefined;
  readonly refusal: Refusal | null;
}

/**
 * GETs `url` and keeps the answer; null means: not now. With `pollMs` it asks again that long after each answer.
 * With a `body` it asks by POST: for questions that do not belong into a URL.
 * A request overtaken by another url or by unmounting is aborted, so an old answer never replaces a newer one.
 */
export function useResource<T>(
  address: string | null,
  pollMs: number | null = null,
  body?: object,
): Resource<T> {
  const { get, post } = useApi();
  const question = body === undefined ? null : JSON.stringify(body);
  const url = address === null ? null : `${address}${question ?? ''}`;
  const [loaded, setLoaded] = useState<Loaded<T> | null>(null);
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((previous) => previous + 1), []);

  useEffect(() => {
    if (url === null || address === null) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const asked =
      question === null
        ? get<T>(address, { signal })
        : post<T>(address, JSON.parse(question) as object, { signal });
    asked.then(
      ({ data }) => setLoaded({ url, data, refusal: null }),
      (thrown: unknown) => {
        if (controller.signal.aborted || isAbort(thrown)) return;
        setLoaded((previous) => ({ url, data: sameUrl(previous, url)?.data, refusal: refusalOf(thrown) }));
      },
    );
    return () => controller.abort();
  }, [get, post, address, question, url, round]);

  useEffect(() => {
    if (pollMs === null || loaded === null) return undefined;
    const timer = setTimeout(reload, pollMs);
    return () => clearTimeout(timer);
  }, [pollMs, loaded, reload]);

  const current = sameUrl(loaded, url);
  return {
    data: current?.data,
    refusal: current?.refusal ?? null,
    loading: url !== null && current === null,
    reload,
  };
}

const sameUrl = <T>(loaded: Loaded<T> | null, url: string | null): Loaded<T> | null =>
  loaded !== null && loaded.url === url ? loaded : null;
