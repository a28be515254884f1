import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';
import { isOneClickPost, leaveUnread } from './one-click';

type OnError = (error: Error, ctx: Context) => void;
interface Configured {
  readonly name?: string;
  readonly config?: { readonly onError?: OnError; readonly [option: string]: unknown };
}
type Entry = string | Configured;

const OUTSIDE = 'strapi::errors';
const PARSER = 'strapi::body';
const NAME = 'plugin::newsletter.unreadable-body';

interface ParserError {
  readonly status?: unknown;
  /** What the parser of multipart bodies calls it. */
  readonly httpCode?: unknown;
  readonly code?: unknown;
}

/** What the visitor did wrong, as a status; null for a fault of ours. */
const statusOf = (ctx: Context, { status, httpCode, code }: ParserError): number | null => {
  const said = Number(status ?? httpCode);
  if (said >= 400 && said < 500) return said;
  // A body that is not packed as its header says.
  return /^Z_/.test(String(code)) && ctx.get('content-encoding') !== '' ? 400 : null;
};

/**
 * Strapi logs the error of a body parser as a fault of the server: with a stack, and with the body, in which a
 * visitor's address can stand (DESIGN-2.9). What the visitor did wrong becomes an error of Strapi's own here, which is
 * answered and not logged.
 */
export const unreadableBody = () => async (ctx: Context, next: Next) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof errors.ApplicationError || error instanceof errors.HttpError) throw error;
    const status = statusOf(ctx, error as ParserError);
    if (status === null) throw error;
    if (status === 413) throw new errors.PayloadTooLargeError('The body is too large.');
    if (status !== 415) throw new errors.ValidationError('The body cannot be read.');
    ctx.status = status;
    ctx.body = {
      data: null,
      error: { status, name: 'UnsupportedMediaTypeError', message: 'Not read here.' },
    };
  }
};

const nameOf = (entry: Entry) => (typeof entry === 'string' ? entry : entry.name);

/** The parser of the site, which goes on where a one click came with a body it cannot read. */
const goingOn = (entry: Entry): Configured => {
  const { config = {}, ...rest } = typeof entry === 'string' ? { name: entry } : entry;
  const onError: OnError = (error, ctx) => {
    if (isOneClickPost(ctx)) return leaveUnread(ctx);
    if (!config.onError) throw error;
    return config.onError(error, ctx);
  };
  return { ...rest, config: { ...config, onError } };
};

/** The site's middlewares with ours directly inside of the one that answers and logs errors. */
export const withUnreadableBody = (middlewares: readonly Entry[]): readonly Entry[] =>
  middlewares.flatMap((entry) => {
    if (nameOf(entry) === OUTSIDE) return [entry, NAME];
    return nameOf(entry) === PARSER ? [goingOn(entry)] : [entry];
  });
