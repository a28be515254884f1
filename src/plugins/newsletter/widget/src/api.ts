import type { PublicForm } from '../../shared/contracts/public-forms';
import type { Language } from './texts';

/** A no of the server, by its code and in its words. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly field: string | undefined,
  ) {
    super(message);
  }
}

interface Reply {
  readonly data?: unknown;
  readonly error?: {
    readonly message: string;
    readonly details?: { readonly code?: string; readonly field?: string };
  };
}

/** Nothing here carries cookies, and no referrer beyond the origin leaves the page. */
const ask = async (url: string, init: RequestInit = {}): Promise<unknown> => {
  const response = await fetch(url, { ...init, credentials: 'omit', referrerPolicy: 'strict-origin' });
  const { data, error } = (await response.json()) as Reply;
  if (response.ok) return data;
  throw new Refused(error?.details?.code ?? '', error?.message ?? '', error?.details?.field);
};

export interface Submission {
  readonly email: string;
  readonly consents: Readonly<Record<string, true>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly website: string;
  readonly proof?: unknown;
}

/** The JSON routes of the installation that the script came from. `home` is the address of its `/newsletter/`. */
export const createApi = (home: string, slug: string, language: Language) => {
  const at = (path: string) => new URL(`../api/newsletter/${path}`, home).href;
  const form = at(`forms/${encodeURIComponent(slug)}`);
  return {
    form: async () => (await ask(`${form}?lang=${language}`)) as PublicForm,
    challenge: () => ask(`${form}/challenge?lang=${language}`),
    // `form` stands in the address too, because the browser's question before the POST has no body.
    submit: ({ version, nonce }: PublicForm, submission: Submission) =>
      ask(at(`subscriptions?form=${encodeURIComponent(slug)}&lang=${language}`), {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({
          form: slug,
          version,
          nonce,
          locale: language,
          source: location.origin + location.pathname,
          ...submission,
        }),
      }),
  };
};

export type Api = ReturnType<typeof createApi>;
