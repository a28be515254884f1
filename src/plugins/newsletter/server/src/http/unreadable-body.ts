import { errors } from '@strapi/utils';
import type { Context, Next } from 'koa';

type Entry = string | { readonly name?: string };

const OUTSIDE = 'strapi::errors';
const NAME = 'plugin::newsletter.unreadable-body';

/**
 * Strapi logs the error of a body parser as a fault of the server: with a stack, and with the body, in which a
 * visitor's address can stand (DESIGN-2.9). What the visitor did wrong becomes an error of Strapi's own here, which is
 * answered and not logged.
 */
export const unreadableBody = () => async (_ctx: Context, next: Next) => {
  try {
    return await next();
  } catch (error) {
    if (error instanceof errors.ApplicationError || error instanceof errors.HttpError) throw error;
    const { status } = error as { status?: unknown };
    if (status === 400) throw new errors.ValidationError('The body cannot be read.');
    if (status === 413) throw new errors.PayloadTooLargeError('The body is too large.');
    throw error;
  }
};

const nameOf = (entry: Entry) => (typeof entry === 'string' ? entry : entry.name);

/** The site's middlewares with ours directly inside of the one that answers and logs errors. */
export const withUnreadableBody = (middlewares: readonly Entry[]): readonly Entry[] =>
  middlewares.flatMap((entry) => (nameOf(entry) === OUTSIDE ? [entry, NAME] : [entry]));
