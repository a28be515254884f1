import { useFetchClient, type FetchOptions } from '@strapi/strapi/admin';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';

/** Strapi's client with the user's language, so that refusals and findings come in the words of the page. */
export function useApi() {
  const { get, post, put, del } = useFetchClient();
  const { locale } = useIntl();
  return useMemo(() => {
    const spoken = (options?: FetchOptions): FetchOptions => ({
      ...options,
      headers: { ...options?.headers, 'Accept-Language': locale },
    });
    return {
      /** A file as it comes. */
      file: async (url: string): Promise<Blob> =>
        (await get(url, { ...spoken(), responseType: 'blob' })).data as Blob,
      get: <T>(url: string, options?: FetchOptions) => get<T>(url, spoken(options)),
      post: <T>(url: string, body?: unknown, options?: FetchOptions) => post<T>(url, body, spoken(options)),
      put: <T>(url: string, body?: unknown, options?: FetchOptions) => put<T>(url, body, spoken(options)),
      del: <T>(url: string, options?: FetchOptions) => del<T>(url, spoken(options)),
    };
  }, [get, post, put, del, locale]);
}
