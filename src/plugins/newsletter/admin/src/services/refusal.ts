import type { ErrorBody } from '../../../shared/contracts';

/** Why the server (or the way to it) said no. `rule` is null when no rule of ours fired. */
export interface Refusal {
  readonly code: string;
  readonly rule: string | null;
  /** The field the refusal is about, where it is about one. */
  readonly field: string | null;
  readonly message: string;
  readonly status: number | null;
}

const UNREACHABLE: Refusal = {
  code: 'unreachable',
  rule: null,
  field: null,
  message: '',
  status: null,
};

/** Reads what `useFetchClient` throws. Anything that is not our error body becomes `unreachable` or `unknown`. */
export function refusalOf(thrown: unknown): Refusal {
  const error = errorIn(thrown);
  if (error === null) return UNREACHABLE;
  const { code, rule, field } = error.details ?? {};
  return {
    code: typeof code === 'string' ? code : codeOfStatus(error.status),
    rule: typeof rule === 'string' && rule !== '' ? rule : null,
    field: typeof field === 'string' && field !== '' ? field : null,
    message: error.message ?? '',
    status: error.status ?? null,
  };
}

export const isAbort = (thrown: unknown): boolean => thrown instanceof Error && thrown.name === 'AbortError';

type LooseError = Partial<Omit<ErrorBody['error'], 'details'>> & {
  readonly details?: { readonly code?: unknown; readonly rule?: unknown; readonly field?: unknown };
};

function errorIn(thrown: unknown): LooseError | null {
  const body = (thrown as { response?: { data?: { error?: unknown } } } | null)?.response?.data?.error;
  return typeof body === 'object' && body !== null ? body : null;
}

/** Strapi answers some refusals itself, before our code runs: these carry a status only. */
const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  401: 'not_signed_in',
  403: 'not_permitted',
  404: 'not_found',
};

const codeOfStatus = (status = 0): string => CODE_OF_STATUS[status] ?? (status >= 500 ? 'failed' : 'unknown');

/** Nobody said no here: the way to the server, or the server itself, broke. */
export const isFailure = ({ code }: Refusal): boolean => code === 'unreachable' || code === 'failed';
