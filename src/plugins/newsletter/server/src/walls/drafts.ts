import type { Core } from '@strapi/strapi';
import type { Context, Next } from 'koa';
import { contentTypes, uid, type ContentTypeName } from '../content-types';
import { Refusal } from '../domain/refusal';
import { asStrapiError } from './refused';

type Action = (ctx: Context, next?: Next) => unknown;
type Controller = Readonly<Record<string, Action>>;
interface Controllers {
  get(name: string): Controller | undefined;
  extend(name: string, change: (controller: Controller) => Controller): unknown;
}

const CONTROLLERS = ['collection-types', 'single-types'].map((name) => `plugin::content-manager.${name}`);
const DRAFT_ACTIONS = ['publish', 'unpublish', 'discard', 'bulkPublish', 'bulkUnpublish'];

const OURS: ReadonlySet<unknown> = new Set(
  Object.keys(contentTypes).map((name) => uid(name as ContentTypeName)),
);

const refusing =
  (does: Action): Action =>
  (ctx, next) => {
    if (!OURS.has((ctx.params as { model?: unknown }).model)) return does(ctx, next);
    throw asStrapiError(new Refusal('no_drafts', 'DESIGN-2.6'));
  };

/**
 * None of our types has drafts, and the Content Manager, asked to publish one, fails with a fault of the server. Here
 * it says no with a reason; other types of the site publish as before (DESIGN-2.6).
 */
export const refuseDrafts = (strapi: Core.Strapi): void => {
  const controllers = strapi.get('controllers') as Controllers;
  for (const name of CONTROLLERS.filter((one) => controllers.get(one) !== undefined))
    controllers.extend(name, (controller) => ({
      ...controller,
      ...Object.fromEntries(
        DRAFT_ACTIONS.flatMap((action) => {
          const does = controller[action];
          return does === undefined ? [] : [[action, refusing(does.bind(controller))]];
        }),
      ),
    }));
};
