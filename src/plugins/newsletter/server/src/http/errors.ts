import type { Context, Next } from 'koa';
import type { ErrorBody } from '../../../shared/contracts';
import type { Refusal } from '../domain/refusal';
import { localeOf } from './locale';
import { REFUSAL_TABLE } from './refusal-table';
import { refusalFor } from './trouble';

/** The body of a refusal in Strapi's envelope; `message` in the reader's language, `details` for programs. */
export const errorBody = (refusal: Refusal, locale: 'de' | 'en'): ErrorBody => {
  const entry = REFUSAL_TABLE[refusal.code];
  const details = { ...refusal.details, code: refusal.code, rule: refusal.rule };
  return { error: { status: entry.status, name: 'NewsletterError', message: entry[locale], details } };
};

/** Answers a refusal; anything else goes on to Strapi, which logs the cause and answers without a trace of it. */
export const answerRefusal = (ctx: Context, error: unknown): void => {
  const refusal = refusalFor(error);
  if (refusal === null) throw error;
  const { retryAfterSeconds } = refusal.details;
  if (typeof retryAfterSeconds === 'number') ctx.set('Retry-After', String(retryAfterSeconds));
  const body = errorBody(refusal, localeOf(ctx));
  ctx.status = body.error.status;
  ctx.body = body;
};

type Handler = (ctx: Context, next: Next) => unknown;

/** Wraps every action of a controller so that a `Refusal` becomes its HTTP answer. */
export const withRefusals = <T extends Record<string, Handler>>(controller: T): T =>
  Object.fromEntries(
    Object.entries(controller).map(([name, action]) => [
      name,
      async (ctx: Context, next: Next) => {
        try {
          return await action(ctx, next);
        } catch (error) {
          return answerRefusal(ctx, error);
        }
      },
    ]),
  ) as T;
