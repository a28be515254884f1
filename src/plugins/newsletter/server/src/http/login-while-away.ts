import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { databaseAway } from '../domain/trouble/database-away';
import { newsletter } from '../instance';
import { answerRefusal } from './errors';

/** Why the database cannot be asked who somebody is; null while it can. */
const trouble = async (): Promise<unknown> => {
  try {
    await newsletter().database.knex().raw('SELECT 1');
    return null;
  } catch (error) {
    return databaseAway(error) === null ? null : error;
  }
};

/**
 * Strapi looks up what everybody may do before GraphQL is asked anything, and takes a database that is away for a
 * missing login. Whoever is told so gives up or logs in again, and is right to try again in a moment (DESIGN-2.7).
 */
export const loginWhileAway =
  (strapi: Core.Strapi) =>
  async (ctx: Context, next: Next): Promise<void> => {
    await next();
    if (ctx.status !== 401 || ctx.path !== strapi.config.get('plugin::graphql.endpoint', '/graphql')) return;
    const cause = await trouble();
    if (cause !== null) answerRefusal(ctx, cause);
  };
