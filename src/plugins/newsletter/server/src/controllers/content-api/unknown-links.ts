import type { Context } from 'koa';
import { Refusal } from '../../domain/refusal';
import { visitor } from '../../http/visitor';
import { newsletter } from '../../instance';

/** A link that is not ours costs its sender something; a valid one never does. */
export const countingUnknown = async <T>(ctx: Context, work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && error.code === 'link_invalid')
      await newsletter().limits.take('unknown-link', visitor(ctx).ip);
    throw error;
  }
};
