import type { Context } from 'koa';
import { Refusal } from '../domain/refusal';

/** A page needs one or two; by aliases one request could ask for thousands. */
const MAX_OPERATIONS = 20;
const operations = new WeakMap<Context, number>();

/** @throws Refusal too_many_requests */
export const takeOperation = (context: Context): void => {
  const count = (operations.get(context) ?? 0) + 1;
  operations.set(context, count);
  if (count > MAX_OPERATIONS) throw new Refusal('too_many_requests', 'C.6', { limit: MAX_OPERATIONS });
};
