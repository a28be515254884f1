import type { Context } from 'koa';
import { Refusal } from '../domain/refusal';
import type { PageRequest } from '../repositories/rows';

/** PostgreSQL keeps no NUL in a text, and nobody writes one. Without recursion: a body may be nested as deep as it is long. */
const holdsNul = (body: object): boolean => {
  const open: unknown[] = [body];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string' && value.includes('\0')) return true;
    if (typeof value !== 'object' || value === null) continue;
    for (const [name, inner] of Object.entries(value)) open.push(name, inner);
  }
  return false;
};

/** A parsed body: an object, or a refusal. */
export const bodyOf = (ctx: Context): Record<string, unknown> => {
  const body: unknown = (ctx.request as { body?: unknown }).body;
  if (typeof body !== 'object' || body === null || Array.isArray(body) || holdsNul(body))
    throw new Refusal('malformed_request', 'DESIGN-2.6');
  return body as Record<string, unknown>;
};

/** A posted form as plain data; empty where nothing readable was posted. */
export const posted = (ctx: Context): Record<string, unknown> => {
  const body: unknown = (ctx.request as { body?: unknown }).body;
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Record<string, unknown>)
    : {};
};

const READABLE = ['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data'];

/** Public endpoints read JSON and forms, nothing else. */
export const requireReadableType = (ctx: Context): void => {
  if (!ctx.request.is(...READABLE)) throw new Refusal('unsupported_media_type', 'DESIGN-2.6');
};

const positive = (value: unknown, otherwise: number, max: number): number => {
  const number = Number(value);
  return Number.isInteger(number) && number > 0 ? Math.min(number, max) : otherwise;
};

/** `?page=&pageSize=`, within bounds. */
export const pageOf = (ctx: Context): PageRequest => ({
  page: positive(ctx.query.page, 1, 1_000_000),
  pageSize: positive(ctx.query.pageSize, 20, 100),
});

/** One query parameter as text, cut to a sane length; absent when empty or given twice. */
export const queryText = (ctx: Context, name: string): string | undefined => {
  const value = ctx.query[name];
  return typeof value === 'string' && value !== '' ? value.slice(0, 200) : undefined;
};

/** A path parameter. */
export const param = (ctx: Context, name: string): string =>
  String((ctx.params as Record<string, string> | undefined)?.[name] ?? '');

const MOST_ROWS = 2_147_483_647;

/** Whether a row can have this number: PostgreSQL fails at being asked for any other. */
export const isRowId = (value: unknown): value is string =>
  typeof value === 'string' && /^[1-9]\d{0,9}$/.test(value) && Number(value) <= MOST_ROWS;

/** The number of a row, named by a path parameter. @throws Refusal not_found for what no row's number can be */
export const rowIdOf = (ctx: Context, name: string, rule: string): number => {
  const id = param(ctx, name);
  if (!isRowId(id)) throw new Refusal('not_found', rule);
  return Number(id);
};

export const envelope = <T>(page: PageRequest, found: { results: readonly T[]; total: number }) => ({
  results: found.results,
  pagination: { ...page, total: found.total },
});
